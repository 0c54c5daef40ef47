import { setImmediate as turn } from 'node:timers/promises';
import type { BulkRow, Instant, SkippedRow, TemplateContent } from '@attestory/domain';
import { type BulkColumn, readColumns } from './columns.js';
import { readRow, type ReadRow } from './read-row.js';
import { type BulkTable, fileFault, type TableFault } from './table.js';

/** The most rows that are sent at once. */
export const mostBulkRows = 5_000;
const mostExamples = 3;
/** Others want to be answered meanwhile. */
const rowsPerTurn = 200;

/** A row that can be sent, or one that can't. */
export type CheckedRow = { readonly row: BulkRow } | { readonly skipped: SkippedRow };

/** A table as it was compared with a template. */
export interface CheckedTable {
  readonly columns: readonly BulkColumn[];
  /** In the order of the file. */
  readonly rows: readonly CheckedRow[];
  readonly faults: readonly TableFault[];
  /** What the first rows would make. */
  readonly examples: readonly Example[];
}

export type Example = Pick<ReadRow, 'filled'> & { readonly row: number; readonly line: number };

/** Compares every row with what the template asks for. Nothing is stored. */
export async function checkTable(
  table: BulkTable,
  template: Pick<TemplateContent, 'title' | 'message' | 'roles' | 'language'>,
  now: Instant,
): Promise<CheckedTable> {
  const { columns, faults: heads } = readColumns(table.header, template);
  const faults = [...heads, ...sizeFaults(table)];
  if (faults.length > 0) return { columns, rows: [], faults, examples: [] };
  const rows: CheckedRow[] = [];
  const examples: Example[] = [];
  const found: TableFault[] = [];
  for (const [i, { line, cells }] of table.rows.entries()) {
    if (i % rowsPerTurn === 0) await turn();
    const result = readRow({ template, columns, now }, cells);
    if ('read' in result) {
      rows.push({ row: { line, cells } });
      if (examples.length < mostExamples) examples.push({ row: i + 1, line, filled: result.read.filled });
      continue;
    }
    for (const { column, code, message } of result.faults)
      found.push({ row: i + 1, line, column: column === null ? null : (table.header[column] ?? null), code, message });
    const [first] = result.faults;
    rows.push({
      skipped: {
        line,
        code: first?.code ?? 'cells',
        ...(first && first.column !== null ? { column: first.column } : {}),
      },
    });
  }
  return { columns, rows, faults: found, examples };
}

function sizeFaults({ rows }: BulkTable): TableFault[] {
  if (rows.length === 0) return [fileFault('no-rows', 'There are no rows below the heads of the columns.')];
  const over = rows[mostBulkRows];
  if (!over) return [];
  const message = `There are more than ${mostBulkRows} rows. Divide the file, and send its parts one after the other.`;
  return [fileFault('too-many-rows', message, { line: over.line })];
}
