import { describe, expect, it } from '@jest/globals';
import { bulkPath, canSend, emptyTable, headsFor, type Preview, unusedHeads } from './bulk-sending.js';

const preview: Preview = { columns: [], rows: 2, sendable: 2, errorCount: 0, errors: [], examples: [] };
const fault = (row: number | null) => ({ row, line: 1, column: null, code: 'email', message: 'x' });

describe('a table for a template', () => {
  it('has two columns for each role that nobody else stands in for, and one for each value', () => {
    const roles = [{ name: 'Tenant' }, { name: 'Landlord', contact: {} }];
    expect(headsFor({ roles, values: ['Rent'] })).toEqual(['Tenant.name', 'Tenant.email', 'Rent']);
  });

  it('opens in a spreadsheet, whatever its heads have in them', () => {
    expect(emptyTable(['Tenant.name', 'a;b', 'say "x"'])).toBe('Tenant.name;"a;b";"say ""x"""\r\n');
  });

  it('says which columns come back in the result only', () => {
    const columns = [
      { head: 'Tenant.name', use: 'role' as const },
      { head: 'Ours', use: 'none' as const },
      { head: '', use: 'none' as const },
    ];
    expect(unusedHeads({ ...preview, columns })).toEqual(['Ours']);
  });
});

describe('what can be sent', () => {
  it('is a table without errors, or what is left of it where that is wanted', () => {
    expect(canSend(preview, false)).toBe(true);
    const faulty = { ...preview, sendable: 1, errorCount: 1, errors: [fault(2)] };
    expect([canSend(faulty, false), canSend(faulty, true)]).toEqual([false, true]);
    expect(canSend({ ...faulty, sendable: 0 }, true)).toBe(false);
    expect(canSend({ ...preview, errorCount: 1, errors: [fault(null)] }, true)).toBe(false);
  });

  it('is sent as it is to be read', () => {
    expect(bulkPath('t', { isOld: false, preview: true })).toBe('/v1/templates/t/bulk-sendings/preview');
    expect(bulkPath('t', { isOld: true, skipErrors: true })).toBe(
      '/v1/templates/t/bulk-sendings?encoding=windows-1252&skipErrors=true',
    );
  });
});
