import {
  type BulkRow,
  type BulkRowsAdded,
  type BulkSendingCommand,
  bulkSendingDecider,
  type BulkSendingId,
  type KnownBulkSending,
  narrowDelivery,
  type OrganizationId,
  type Sha256,
  type SkippedRow,
  streams,
  type TemplateSaved,
} from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { draftedBy, requireFolder } from '../commands/folders.js';
import { templateVersion, usableTemplate } from '../templates/template-access.js';
import type { TenantContext } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { type CheckedRow, checkTable } from './check-table.js';
import type { BulkTable } from './table.js';

/** A bulk sending that has begun. */
export interface BegunBulkSending {
  readonly bulkSendingId: string;
  /** That are sent. */
  readonly rows: number;
  /** That were left out. */
  readonly skipped: number;
  readonly position: string;
}

const shownErrors = 100;
const rowsPerPart = 200;
/** Of rows as text, before they are hidden: with the rest an event stays below 256 KB. */
const bytesPerPart = 150_000;

/**
 * Begins to send one invitation for each row of a table. When it answers, all rows are in the log: whatever happens, they are
 * sent, each once. The same command again goes on where it broke off.
 * @throws CommandRejectedError `not-found`, `template-retired`, `folder-read-only`, `rows-have-errors`
 */
export async function beginBulkSending(
  app: Application,
  context: CommandContext,
  templateId: string,
  { table, skipErrors }: { readonly table: BulkTable; readonly skipErrors: boolean },
): Promise<BegunBulkSending> {
  const { identity, tenant } = context;
  const id = newIdOf(identity.commandId, 'bulk-sending') as BulkSendingId;
  const { state } = await app.transactor.load(streams.bulkSending(id), bulkSendingDecider);
  const template = await templateOf(app, tenant, templateId, state.status === 'none' ? null : state);
  const { rows, faults } = await checkTable(table, template, app.clock.now());
  const good = rows.filter((one) => 'row' in one).length;
  if (good === 0 || (faults.length > 0 && !skipErrors))
    throw new CommandRejectedError({
      code: 'rows-have-errors',
      errorCount: faults.length,
      errors: faults.slice(0, shownErrors),
    });
  const asked = { templateId, csv: table.sha256, encoding: table.encoding, skipErrors };
  const record = (command: BulkSendingCommand, name?: string) =>
    app.transactor.transact({
      stream: streams.bulkSending(id),
      decider: bulkSendingDecider,
      command,
      identity: name === undefined ? identity : { ...identity, commandId: newIdOf(identity.commandId, name) },
      content: name === undefined ? asked : { ...asked, name },
    });
  await record({ type: 'BeginBulkSending', begun: begunOf(context, template, id, table, rows) });
  for (const [i, added] of partsOf(rows).entries()) await record({ type: 'AddBulkRows', added }, `rows/${i}`);
  const { position } = await record({ type: 'ReadyBulkSending' }, 'ready');
  return { bulkSendingId: id, rows: good, skipped: rows.length - good, position: position ?? '' };
}

/** As it is now; of one that has begun, as it was then. */
async function templateOf(
  app: Application,
  tenant: TenantContext,
  templateId: string,
  known: KnownBulkSending | null,
): Promise<TemplateSaved['data']> {
  if (known) return templateVersion(app, known.begun.templateId, known.begun.templateVersion);
  const template = await usableTemplate(app, tenant, templateId);
  await requireFolder(app, tenant, template.folderId ?? null);
  return template;
}

function begunOf(
  { tenant }: CommandContext,
  { templateId, version, folderId, delivery }: TemplateSaved['data'],
  bulkSendingId: BulkSendingId,
  { header, delimiter, sha256 }: BulkTable,
  rows: readonly CheckedRow[],
) {
  const good = rows.filter((one) => 'row' in one).length;
  return {
    ...{ bulkSendingId, organizationId: tenant.organizationId as OrganizationId, templateId, templateVersion: version },
    ...draftedBy(tenant),
    ...(folderId === undefined ? {} : { folderId }),
    delivery: narrowDelivery(tenant.delivery, delivery),
    ...{ columns: header, rows: good, skipped: rows.length - good, delimiter, csvSha256: sha256 as Sha256 },
  };
}

/** The rows in parts, each small enough for an event, with what was left out among them. */
function partsOf(rows: readonly CheckedRow[]): BulkRowsAdded['data'][] {
  const parts: BulkRowsAdded['data'][] = [];
  let [good, skipped, bytes, from] = [[] as BulkRow[], [] as SkippedRow[], 0, 0];
  const close = () => {
    parts.push({ from, count: good.length, rows: good, skipped });
    [from, good, skipped, bytes] = [from + good.length, [], [], 0];
  };
  for (const one of rows) {
    const size = 'row' in one ? Buffer.byteLength(JSON.stringify(one.row)) : 0;
    const isFull = good.length + skipped.length >= rowsPerPart || bytes + size > bytesPerPart;
    if (isFull) close();
    if ('row' in one) good.push(one.row);
    else skipped.push(one.skipped);
    bytes += size;
  }
  close();
  return parts;
}
