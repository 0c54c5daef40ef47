import { describe, expect, it } from '@jest/globals';
import { resultCsv } from './bulk-body.js';
import { readCsv } from './read-csv.js';

const read = (text: string | Buffer, asked?: 'windows-1252') =>
  readCsv(typeof text === 'string' ? Buffer.from(text) : text, asked);
const table = async (text: string | Buffer, asked?: 'windows-1252') => {
  const file = await read(text, asked);
  if ('fault' in file) throw new Error(JSON.stringify(file.fault));
  return file.table;
};
const rowsOf = async (text: string) => (await table(text)).rows;

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from('Nimi\nÄijä'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffNimi\nÄijä'), 'utf-8'],
    ['UTF-16 of Windows', Buffer.from('\ufeffNimi\nÄijä', 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from('\ufeffNimi\nÄijä', 'utf16le').swap16(), 'utf-16be'],
  ])('is read as %s', async (_, bytes, encoding) => {
    expect(await table(bytes)).toMatchObject({ encoding, header: ['Nimi'], rows: [{ line: 2, cells: ['Äijä'] }] });
  });

  it('of an older program is refused with the line, and read when its encoding is said', async () => {
    const old = Buffer.from('Name\nAino\n\xc4ij\xe4', 'latin1');
    expect(await read(old)).toMatchObject({ fault: { code: 'encoding', line: 3, row: null } });
    expect(await table(old, 'windows-1252')).toMatchObject({
      encoding: 'windows-1252',
      rows: [{}, { cells: ['Äijä'] }],
    });
    expect(await read(Buffer.from('a\u0000b', 'utf16le'))).toMatchObject({ fault: { code: 'encoding' } });
  });

  it.each([',', ';', '\t'] as const)('may be separated by %j', async (delimiter) => {
    const text = `"a,;b"${delimiter}c${delimiter}d\n1${delimiter}2${delimiter}3`;
    expect(await table(text)).toMatchObject({
      delimiter,
      header: ['a,;b', 'c', 'd'],
      rows: [{ cells: ['1', '2', '3'] }],
    });
  });

  it('has lines that are counted as an editor counts them', async () => {
    const rows = await rowsOf('a,b\r\n1,2\r\n\r\n"3\r\nthree",4\r\n,\r\n5,6\r\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3\nthree', '4'] },
      { line: 7, cells: ['5', '6'] },
    ]);
  });

  it('may have ragged rows: whoever compares them with the heads says so', async () => {
    expect(await rowsOf('a,b\n1\n1,2,3')).toMatchObject([{ cells: ['1'] }, { cells: ['1', '2', '3'] }]);
  });

  it.each(['', '\ufeff', '\n\n', ' ,\n'])('that has nothing in it is empty: %j', async (text) => {
    expect(await read(text)).toMatchObject({ fault: { code: 'empty-file' } });
  });

  it('whose quotes are wrong is refused with the line', async () => {
    expect(await read('a,b\n1,"2\n3,4')).toMatchObject({ fault: { code: 'quotes', line: expect.any(Number) } });
    expect(await read('a,b\n1,x"2"\n')).toMatchObject({ fault: { code: 'quotes', line: 2 } });
  });

  it('is read no further than it takes to see that it is too long', async () => {
    const long = `a\n${'x\n'.repeat(9_000)}`;
    expect((await rowsOf(long)).length).toBe(5_001);
  });
});

describe('a result file', () => {
  it('has no cell that a spreadsheet would work out, whatever was written', () => {
    const cells = ['=1+1', '+358 40 123', '-2', '@SUM(A1)', '\t=1', 'a;"b"'];
    const text = resultCsv({
      columns: cells.map((_, i) => `=c${i}`),
      delimiter: ';',
      rows: [{ line: 2, state: 'sent', invitationId: 'i', problem: null, cells }],
    });
    expect(text.startsWith('\ufeffline;state;invitationId;problem;')).toBe(true);
    const quoted = text
      .replace('\ufeff', '')
      .split(/[;\r\n]/)
      .filter((cell) => cell !== '');
    expect(quoted.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(text).toContain(`'=1+1;'+358 40 123;'-2;'@SUM(A1)`);
    expect(text).toContain('"a;""b"""');
  });

  it('says of each row what became of it', () => {
    const row = { line: 2, state: 'skipped' as const, invitationId: null, problem: 'email', cells: [] };
    expect(resultCsv({ columns: ['a', 'b'], delimiter: ',', rows: [row] })).toBe(
      '\ufeffline,state,invitationId,problem,a,b\r\n2,skipped,,email,,\r\n',
    );
  });
});
