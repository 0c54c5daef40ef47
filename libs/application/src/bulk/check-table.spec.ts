import { describe, expect, it } from '@jest/globals';
import type { Instant, TemplateContent } from '@attestory/domain';
import { checkTable } from './check-table.js';
import { isFormula } from './read-row.js';
import type { BulkTable } from './table.js';

const now = '2026-11-24T10:00:00.000Z' as Instant;
const roleId = '0f6f3c1e-2f0b-4c8e-9a52-5d0e1f9a7b31';
const tenant = { roleId, name: 'Tenant', methods: ['light'] };
const landlord = {
  roleId: 'r2',
  name: 'Landlord',
  methods: ['light'],
  contact: { name: 'Otso', email: 'o@example.com' },
};
const lease = {
  ...{ title: 'Lease of {{Tenant.name}}', message: 'Rent: {{Rent}}', language: 'fi', roles: [tenant, landlord] },
} as unknown as TemplateContent;
const header = ['Tenant.name', 'Tenant.email', 'Rent'];
const aino = ['Aino', 'aino@example.com', '850'];

const check = (rows: readonly (readonly string[])[], heads: readonly string[] = header, change: object = {}) => {
  const numbered = rows.map((cells, i) => ({ line: i + 2, cells }));
  const table = { encoding: 'utf-8', delimiter: ',', sha256: 'a', header: heads, rows: numbered } as BulkTable;
  return checkTable(table, { ...lease, ...change }, now);
};
const faultsOf = async (...args: Parameters<typeof check>) => (await check(...args)).faults;
const codes = async (...args: Parameters<typeof check>) => (await faultsOf(...args)).map(({ code }) => code);

describe('a table for a template', () => {
  it('is taken when it has what the template asks for, under heads in any case, with roles by name or id', async () => {
    const { faults, examples, rows, columns } = await check(
      [aino],
      ['TENANT.name', `${roleId}.Email`, 'rent', 'Our number'].slice(0, 3),
    );
    expect([faults, rows.length]).toEqual([[], 1]);
    expect(columns).toMatchObject([{ part: 'name' }, { part: 'email' }, { kind: 'value', name: 'Rent' }]);
    expect(examples).toMatchObject([
      {
        ...{ row: 1, line: 2 },
        filled: { title: 'Lease of Aino', message: 'Rent: 850', signatories: [{ name: 'Aino' }, { name: 'Otso' }] },
      },
    ]);
  });

  it('may have columns that the template doesn’t ask for, and others without a head', async () => {
    expect(await codes([[...aino, 'x', '', '']], [...header, 'Our number', '', ''])).toEqual([]);
  });

  it('is refused as a whole where its heads don’t fit', async () => {
    expect(await faultsOf([aino], ['Tenant.name', 'Tenant.email', 'Rnet'])).toMatchObject([
      { code: 'missing-column', column: 'Rent', line: 1, row: null },
    ]);
    expect(await codes([aino], ['Tenant.name', 'tenant.NAME', 'Rent'])).toEqual(['duplicate-column', 'missing-column']);
    expect(await codes([aino], [...header.slice(0, 2), 'Rent', `${roleId}.name`])).toEqual(['duplicate-column']);
    expect(await codes([aino], ['A', 'a', ...header])).toEqual(['duplicate-column']);
    expect(await faultsOf([aino], [...header, 'Tenant.phone'])).toMatchObject([
      { code: 'unknown-column', column: 'Tenant.phone' },
    ]);
    expect(await codes([aino], [...header, 'Landlord.name'])).toEqual(['missing-column']);
    expect(
      await codes(
        [aino],
        Array.from({ length: 201 }, (_, i) => `c${i}`),
      ),
    ).toEqual(['too-many-columns']);
  });

  it('has at least one row, and at most 5,000', async () => {
    expect(await codes([])).toEqual(['no-rows']);
    expect((await check(Array.from({ length: 5_000 }, () => aino))).rows).toHaveLength(5_000);
    const over = await faultsOf(Array.from({ length: 5_001 }, () => aino));
    expect(over).toMatchObject([{ code: 'too-many-rows', line: 5_002, row: null }]);
  });

  it('names what is wrong by line and column, and leaves the other rows as they are', async () => {
    const { faults, rows } = await check([
      aino,
      ['Aino', 'no address', '850'],
      ['Aino', 'aino@example.com'],
      ['', 'aino@example.com', ''],
      ['x'.repeat(300), 'aino@example.com', '1'],
      ['Aino\u202e', 'aino@example.com', '1'],
      ['x'.repeat(199), 'aino@example.com', '1'],
      ['Aino', 'aino@example.com', 'x'.repeat(20_001)],
    ]);
    expect(faults.map(({ row, line, column, code }) => [row, line, column, code])).toEqual([
      [2, 3, 'Tenant.email', 'email'],
      [3, 4, null, 'cells'],
      [4, 5, 'Tenant.name', 'empty'],
      [4, 5, 'Rent', 'empty'],
      [5, 6, 'Tenant.name', 'too-long'],
      [6, 7, 'Tenant.name', 'characters'],
      [7, 8, null, 'text-too-long'],
      [8, 9, null, 'row-too-long'],
    ]);
    expect(rows.filter((one) => 'row' in one)).toHaveLength(1);
    expect(rows[1]).toEqual({ skipped: { line: 3, code: 'email', column: 1 } });
    expect(rows[2]).toEqual({ skipped: { line: 4, code: 'cells' } });
  });

  it('takes names as they are: markup, emoji and writing from the right are texts', async () => {
    const names = ['<script>alert(1)</script>', '👩‍👩‍👧 Aino', 'שלום עולם', 'x'.repeat(180)];
    expect(await codes(names.map((name) => [name, 'a@example.com', '1']))).toEqual([]);
  });

  it.each(['=1+1', '@SUM(A1)', '+cmd', '-2+3', '-call', ' =1', '\t=1'])(
    'refuses what is a formula: %j',
    async (text) => {
      expect(await faultsOf([['Aino', 'aino@example.com', text]])).toMatchObject([
        { code: 'formula', column: 'Rent', line: 2 },
      ]);
    },
  );

  it.each(['-5', '+358 (0)40 123-45', '- ', '-12,50 %', '1-2', 'a=b'])('takes numbers with a sign: %j', (text) => {
    expect(isFormula(text.trim())).toBe(false);
  });

  it('expects whose identity number a row names, of the country that it says or the language suggests', async () => {
    const heads = [...header, 'Tenant.identityNumber', 'Tenant.country'];
    expect(await codes([[...aino, '131052-308T', '']], heads)).toEqual([]);
    expect(await codes([[...aino, '', '']], heads)).toEqual([]);
    expect(await faultsOf([[...aino, '131052-308X', '']], heads)).toMatchObject([
      { code: 'identity-number', column: 'Tenant.identityNumber' },
    ]);
    expect(await faultsOf([[...aino, '131052-308T', 'XX']], heads)).toMatchObject([
      { code: 'country', column: 'Tenant.country' },
    ]);
    const english = { language: 'en' };
    expect(await faultsOf([[...aino, '131052-308T']], heads.slice(0, 4), english)).toMatchObject([
      { code: 'missing-column', column: 'Tenant.country' },
    ]);
  });
});
