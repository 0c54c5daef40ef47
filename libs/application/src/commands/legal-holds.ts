import {
  type ApiClientId,
  archivedDocumentDecider,
  type ArchivedDocumentCommand,
  type ArchivedDocumentEvent,
  type ArchivedDocumentState,
  type HoldId,
  type Logged,
  type MemberId,
  streams,
} from '@attestory/domain';
import type { HoldView } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { mayRead, type TenantContext, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

type Tools = Pick<Application, 'transactor'>;

/** What a command about a hold reached. */
export interface HoldAnswer {
  readonly holdId: string;
  readonly revision: number;
  readonly position: string;
}

/**
 * Keeps an organization's copy, whatever its rules say, until the hold is released.
 * @throws CommandRejectedError `not-found`, `purge-started`, `document-purged`
 */
export async function placeHold(
  app: Tools,
  context: CommandContext,
  archivedDocumentId: string,
  reason: string,
): Promise<HoldAnswer> {
  const holdId = newIdOf(context.identity.commandId, 'hold') as HoldId;
  const command = { type: 'PlaceHold' as const, holdId, reason, ...placedBy(context.tenant) };
  return transactHold(app, context, archivedDocumentId, command, { reason });
}

/** @throws CommandRejectedError `not-found`, `hold-unknown`, `purge-started`, `document-purged` */
export async function releaseHold(
  app: Tools,
  context: CommandContext,
  archivedDocumentId: string,
  holdId: string,
): Promise<HoldAnswer> {
  const command = { type: 'ReleaseHold' as const, holdId: holdId as HoldId };
  return transactHold(app, context, archivedDocumentId, command, { release: holdId });
}

/** The holds that stand. @throws CommandRejectedError `not-found` */
export async function holdsOf(
  app: Tools,
  reader: TenantReader,
  archivedDocumentId: string,
): Promise<readonly HoldView[]> {
  const { state, events } = await app.transactor.load(
    streams.archivedDocument(archivedDocumentId),
    archivedDocumentDecider,
  );
  requireOwn(reader, state);
  return events.flatMap((event) => {
    if (event.type !== 'LegalHoldPlaced' || !state.holds.includes(event.data.holdId)) return [];
    return [holdView(event)];
  });
}

function holdView({ data, meta }: Extract<Logged<ArchivedDocumentEvent>, { type: 'LegalHoldPlaced' }>): HoldView {
  const { holdId: id, reason, memberId, clientId } = data;
  return { id, reason, placedAt: meta.time, by: memberId ? { memberId } : clientId ? { clientId } : null };
}

async function transactHold(
  app: Tools,
  { tenant, identity, ifRevision }: CommandContext,
  archivedDocumentId: string,
  command: ArchivedDocumentCommand & { readonly holdId: HoldId },
  content: unknown,
): Promise<HoldAnswer> {
  const { revision, position } = await app.transactor.transact({
    stream: streams.archivedDocument(archivedDocumentId),
    decider: archivedDocumentDecider,
    command,
    identity,
    content: { archivedDocumentId, content },
    guard: (state) => requireOwn(tenant, state),
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  return { holdId: command.holdId, revision, position: position as string };
}

/** What is another's copy, or lies where they may not read, is not there. */
function requireOwn(
  reader: TenantReader,
  state: ArchivedDocumentState,
): asserts state is Exclude<ArchivedDocumentState, { readonly status: 'none' }> {
  const { holder, folderId } = state.status === 'none' ? { holder: null, folderId: null } : state;
  const owned = holder?.kind === 'organization' ? { organizationId: holder.organizationId as string, folderId } : null;
  if (!mayRead(reader, owned)) throw new CommandRejectedError({ code: 'not-found' });
}

function placedBy({ by }: TenantContext): { readonly memberId: MemberId } | { readonly clientId: ApiClientId } {
  return by.kind === 'member' ? { memberId: by.memberId as MemberId } : { clientId: by.clientId as ApiClientId };
}
