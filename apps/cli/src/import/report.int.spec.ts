import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Row } from './import-entry.js';
import { openReport, type reportKinds } from './report.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

const written = async (kind: (typeof reportKinds)[number], rows: readonly Row[]) => {
  const path = join(folder, `report.${kind}`);
  const report = await openReport(path, kind);
  for (const row of rows) await report.add(row);
  await report.close({ refused: 1 });
  expect((await stat(path)).mode & 0o077).toBe(0);
  return readFile(path, 'utf8');
};
const rows: readonly Row[] = [
  { file: 'a, "b".pdf', outcome: 'imported', documentId: 'd', sha256: 'e' },
  { file: '=HYPERLINK(1).pdf', outcome: 'refused', code: 'wrong-hash', reason: 'Two\nlines.' },
];

describe('a report on an import', () => {
  it('is a CSV in which no name of a file is a formula', async () => {
    expect(await written('csv', rows)).toBe(
      'file,outcome,code,reason,documentId,sha256\r\n' +
        '"a, ""b"".pdf",imported,,,d,e\r\n' +
        '\'=HYPERLINK(1).pdf,refused,wrong-hash,"Two\nlines.",,\r\n',
    );
  });

  it('is JSON, with nothing in it too', async () => {
    for (const some of [rows, rows.slice(0, 1), []])
      expect(JSON.parse(await written('json', some))).toEqual({ files: some, summary: { refused: 1 } });
  });
});
