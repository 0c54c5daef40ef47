import type { BulkSendingEvent, KnownBulkSending, Logged, TemplateSaved } from '@attestory/domain';
import type { BulkSendingView } from '@attestory/projections';
import type { Application } from '../application.js';
import { type ListPage, listInFolders } from '../queries/list-in-folders.js';
import { usableTemplate } from '../templates/template-access.js';
import { mayRead, type TenantContext, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import type { Positioned, ViewPage } from '../views.js';
import { loadBulkSending } from './bulk-sending-access.js';
import { type CheckedTable, checkTable } from './check-table.js';
import type { BulkTable } from './table.js';

/** An organization's bulk sendings, newest first. */
export function listBulkSendings(
  app: Application,
  reader: TenantReader,
  page: Pick<ListPage, 'limit' | 'cursor'>,
  after?: string,
): Promise<ViewPage<Positioned<BulkSendingView>>> {
  const list = { index: 'organization', member: reader.organizationId, ...page };
  return listInFolders(app, app.views.bulkSendings, reader, list, after);
}

/** How far one is. @throws CommandRejectedError `not-found` */
export async function readBulkSending(
  { views }: Pick<Application, 'views'>,
  reader: TenantReader,
  bulkSendingId: string,
  after?: string,
): Promise<Positioned<BulkSendingView>> {
  const found = await views.bulkSendings.read(bulkSendingId, after);
  if (!found || found.view.state === 'adding' || !mayRead(reader, found.view))
    throw new CommandRejectedError({ code: 'not-found' });
  return found;
}

/** What a table would make with a template; nothing is stored. @throws CommandRejectedError `not-found`, `template-retired` */
export async function previewBulkSending(
  app: Application,
  tenant: TenantContext,
  templateId: string,
  table: BulkTable,
): Promise<CheckedTable & { readonly template: TemplateSaved['data'] }> {
  const template = await usableTemplate(app, tenant, templateId);
  return { ...(await checkTable(table, template, app.clock.now())), template };
}

/** What became of a row of the file. */
export interface RowResult {
  /** In the file, from 1 on. */
  readonly line: number;
  /** `waiting`: it is to be sent. `stopped`: it was to be, and won't. `skipped`: it had errors. */
  readonly state: 'sent' | 'refused' | 'waiting' | 'stopped' | 'skipped';
  readonly invitationId: string | null;
  /** Why not, as the API or the preview names it. */
  readonly problem: string | null;
  /** As they were written; none where they are erased, or were left out. */
  readonly cells: readonly string[];
}

export interface BulkResult {
  readonly columns: readonly string[];
  readonly delimiter: ',' | ';' | '\t';
  readonly rows: readonly RowResult[];
}

/** What became of each row, in the order of the file. @throws CommandRejectedError `not-found` */
export async function bulkResult(app: Application, reader: TenantReader, bulkSendingId: string): Promise<BulkResult> {
  const { state, events } = await loadBulkSending(app, reader, bulkSendingId);
  const { columns, delimiter } = state.begun;
  const outcomes = new Map<number, Pick<RowResult, 'state' | 'invitationId' | 'problem'>>();
  for (const event of events) {
    if (event.type === 'BulkRowSent')
      outcomes.set(event.data.row, { state: 'sent', invitationId: event.data.invitationId, problem: null });
    if (event.type === 'BulkRowRefused')
      outcomes.set(event.data.row, { state: 'refused', invitationId: null, problem: event.data.code });
  }
  const left = { state: leftAs(state), invitationId: null, problem: null };
  const rows = events.flatMap((event) => rowsIn(event, (row) => outcomes.get(row) ?? left));
  return { columns: columns ?? [], delimiter, rows: rows.toSorted((a, b) => a.line - b.line) };
}

function leftAs({ status }: KnownBulkSending): RowResult['state'] {
  return status === 'sending' ? 'waiting' : 'stopped';
}

function rowsIn(
  event: Logged<BulkSendingEvent>,
  outcomeOf: (row: number) => Pick<RowResult, 'state' | 'invitationId' | 'problem'>,
): RowResult[] {
  if (event.type !== 'BulkRowsAdded') return [];
  const { from, count, rows, skipped } = event.data;
  const added = Array.from({ length: count }, (_, i): RowResult => {
    const { line = 0, cells = [] } = rows?.[i] ?? {};
    return { line, cells, ...outcomeOf(from + i) };
  });
  const left = skipped.map(({ line, code }): RowResult => {
    return { line, state: 'skipped', invitationId: null, problem: code, cells: [] };
  });
  return [...added, ...left];
}
