import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FileNames } from './zip-names.js';

describe('a file’s name in a ZIP', () => {
  it.each([
    ['Vuokrasopimus (allekirjoitettu).pdf', 'Vuokrasopimus (allekirjoitettu).pdf'],
    ['契約書.pdf', '契約書.pdf'],
    ['a\u0308.pdf', 'ä.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\windows\\x.pdf', '_.._windows_x.pdf'],
    ['/absolute.pdf', '_absolute.pdf'],
    ['C:\\x.pdf', 'C_x.pdf'],
    ['.htaccess', 'htaccess'],
    ['con.pdf', 'con_.pdf'],
    ['a\0b\u0007.pdf', 'a_b_.pdf'],
    ['fdp\u202efdp.exe', 'fdp_fdp.exe'],
    ['ends with a dot.', 'ends with a dot'],
  ])('%j becomes %j', (wanted, name) => {
    expect(new FileNames().next(wanted, 'id.pdf')).toBe(name);
  });

  it.each([null, '', '.', '..', '...', '///', ' ', '\ud800'])('%j becomes the document’s id', (wanted) => {
    expect(new FileNames().next(wanted, 'id.pdf')).toBe('id.pdf');
  });

  it('is numbered where another file has it, also where case makes no difference', () => {
    const names = new FileNames();
    const wanted = ['lease.pdf', 'lease.pdf', 'LEASE.PDF', 'lease (2).pdf', 'lease', 'lease'];
    expect(wanted.map((name) => names.next(name, 'id.pdf'))).toEqual([
      'lease.pdf',
      'lease (2).pdf',
      'LEASE (3).PDF',
      'lease (2) (2).pdf',
      'lease',
      'lease (2)',
    ]);
  });

  it('leads nowhere, is no other’s, and fits into a folder, whatever was wanted', () => {
    const wishes = fc.array(fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 400 }))));
    fc.assert(
      fc.property(wishes, (wanted) => {
        const names = new FileNames();
        const given = wanted.map((name, i) => names.next(name, `id-${i}.pdf`));
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
        for (const name of given) {
          expect(name).not.toMatch(/^\.|[/\\\p{Cc}]/u);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
