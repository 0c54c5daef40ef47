import type { BulkResult, BulkTable, CheckedTable, TableFault } from '@attestory/application';
import type { BulkSendingView } from '@attestory/projections';
import { stringify } from 'csv-stringify/sync';

const mostErrors = 500;

/** What a table would make. */
export function previewBody(table: BulkTable, { columns, rows, faults, examples, template }: Checked) {
  return {
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: table.header.map((head, i) => ({ head, ...useOf(columns[i] ?? null) })),
    rows: table.rows.length,
    sendable: rows.filter((one) => 'row' in one).length,
    ...errorsOf(faults),
    examples: examples.map(({ row, line, filled }) => ({
      ...{ row, line, title: filled.title, message: filled.message },
      signatories: filled.signatories.map(({ role, name, email }) => ({ role: role.name, name, email })),
    })),
    templateVersion: template.version,
  };
}

type Checked = CheckedTable & { readonly template: { readonly version: number } };

/** Of a file that can't be read. */
export function unreadBody(fault: TableFault) {
  const nothing = { encoding: null, delimiter: null, columns: [], rows: 0, sendable: 0, templateVersion: null };
  return { ...nothing, ...errorsOf([fault]), examples: [] };
}

function errorsOf(faults: readonly TableFault[]) {
  return { errorCount: faults.length, errors: faults.slice(0, mostErrors) };
}

function useOf(column: CheckedTable['columns'][number]) {
  if (column === null) return { use: 'none' as const };
  if (column.kind === 'value') return { use: 'value' as const, value: column.name };
  return { use: 'role' as const, roleId: column.roleId, part: column.part };
}

/** A bulk sending as the API shows it. */
export function bulkSendingBody({ organizationId: _, tasks: __, ...view }: BulkSendingView) {
  const over = view.state === 'ended' || view.state === 'stopped';
  const left = view.rows - view.sent - view.refused;
  return { ...view, waiting: over ? 0 : left, stopped: over ? left : 0 };
}

/** What became of each row, as a file in the form in which the rows came. No cell of it is a formula, whatever was written. */
export function resultCsv({ columns, delimiter, rows }: BulkResult): string {
  const head = ['line', 'state', 'invitationId', 'problem', ...columns];
  const lines = rows.map(({ line, state, invitationId, problem, cells }) => [
    ...[line, state, invitationId ?? '', problem ?? ''],
    ...columns.map((_, i) => cells[i] ?? ''),
  ]);
  return stringify([head, ...lines], { bom: true, delimiter, escape_formulas: true, record_delimiter: 'windows' });
}
