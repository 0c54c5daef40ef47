import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Row } from './import-entry.js';

/** A report on an import, written row by row: nothing of it stays in memory. */
export interface Report {
  add(row: Row): Promise<void>;
  /** @param summary about all of it; a CSV has none */
  close(summary: object): Promise<void>;
}

export const reportKinds = ['json', 'csv'] as const;

const columns = ['file', 'outcome', 'code', 'reason', 'documentId', 'sha256'] as const satisfies readonly (keyof Row)[];

/** Opens a report that only its owner can read: names of files tell of people. */
export function openReport(path: string, kind: (typeof reportKinds)[number]): Promise<Report> {
  return kind === 'csv' ? openCsv(path) : openJson(path);
}

async function openCsv(path: string): Promise<Report> {
  const file = await create(path);
  const line = (cells: readonly string[]) => write(file, `${cells.map(cell).join(',')}\r\n`);
  await line(columns);
  return { add: (row) => line(columns.map((name) => row[name] ?? '')), close: () => end(file) };
}

async function openJson(path: string): Promise<Report> {
  const file = await create(path);
  let separator = '{"files":[\n';
  return {
    add: async (row) => {
      await write(file, separator + JSON.stringify(row));
      separator = ',\n';
    },
    close: async (summary) => {
      const before = separator === ',\n' ? '\n' : separator;
      await write(file, `${before}],"summary":${JSON.stringify(summary)}}\n`);
      await end(file);
    },
  };
}

/** As RFC 4180 has it. What a spreadsheet would take for a formula is a text to it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function create(path: string): Promise<WriteStream> {
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open');
  return file;
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

async function end(file: WriteStream): Promise<void> {
  file.end();
  await finished(file);
}
