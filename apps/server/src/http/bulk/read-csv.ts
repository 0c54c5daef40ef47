import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type BulkTable, fileFault, mostBulkRows, type TableFault } from '@attestory/application';
import { CsvError, type Info, parse } from 'csv-parse';
import { decodeText } from './decode-text.js';

const delimiters = [',', ';', '\t'] as const;
const pieceLength = 65_536;

interface ParsedRow {
  readonly record: string[];
  readonly info: Info;
}

/** Reads a CSV file (RFC 4180, and what spreadsheets make of it): its first row is the heads of its columns. */
export async function readCsv(
  bytes: Buffer,
  asked: 'windows-1252' | undefined,
): Promise<{ readonly table: BulkTable } | { readonly fault: TableFault }> {
  const decoded = decodeText(bytes, asked);
  if ('fault' in decoded) return decoded;
  const { encoding } = decoded;
  // The parser counts a line break of two characters within a cell as two lines.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    const [head, ...rows] = await rowsIn(text, delimiter);
    if (!head)
      return { fault: fileFault('empty-file', 'The file is empty: its first row must be the heads of the columns.') };
    const header = head.cells.map((cell) => cell.normalize('NFC').trim());
    return { table: { encoding, delimiter, sha256, header, rows } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return {
      fault: fileFault('quotes', 'A quotation mark is open, or stands where none can. Within quotes write it twice.', {
        line,
      }),
    };
  }
}

/** Piece by piece, so that others are answered meanwhile. No more rows than it takes to see that they are too many. */
async function rowsIn(text: string, delimiter: string) {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter,
      ...{ info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true },
      to: mostBulkRows + 2,
    }),
  );
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  for await (const { record, info } of parser as AsyncIterable<ParsedRow>)
    rows.push({ line: info.lines - breaksIn(record), cells: record });
  return rows;
}

function* pieces(text: string): Iterable<string> {
  for (let from = 0; from < text.length; from += pieceLength) yield text.slice(from, from + pieceLength);
}

/** Within its cells: it ends so many lines after it begins. */
function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** The one that stands most often in the first line, outside of quotes. */
function delimiterOf(text: string): BulkTable['delimiter'] {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const counted = delimiters.map((one) => ({ one, count: first.split(one).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).one;
}
