import {
  type ArchivedDocumentState,
  archivedDocumentDecider,
  type FolderId,
  type KnownArchivedDocument,
  streams,
} from '@attestory/domain';
import { archivedDocuments, type ArchivedDocumentView } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import { isTheirs } from '../queries/archive.queries.js';
import { correctRetention } from '../retention/correct-retention.js';
import { retentionInForce } from '../retention/retention-in-force.js';
import type { TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { requireFolder } from './folders.js';

/** What a command about an archived document answers: the copy as of that command, from its stream alone, so that a repeat gives the same. */
export interface ArchivedAnswer {
  readonly view: ArchivedDocumentView;
  readonly revision: number;
  readonly position: string;
}

/**
 * Puts an archived document into another folder of its organization; null: into none. Both have to be written.
 * @throws CommandRejectedError `not-found`, `folder-unknown`, `folder-read-only`, `purge-started`, `document-purged`
 */
export async function moveArchivedDocument(
  app: Application,
  { identity, tenant, ifRevision }: CommandContext,
  id: string,
  to: string | null,
): Promise<ArchivedAnswer> {
  const { history, revision, position, events } = await app.transactor.transact({
    stream: streams.archivedDocument(id),
    decider: archivedDocumentDecider,
    command: async (state) => {
      const copy = theirs(tenant, state);
      await requireFolder(app, tenant, copy.folderId);
      await requireFolder(app, tenant, to);
      const retention = await retentionInForce(app, { ...copy, folderId: to });
      return { type: 'MoveDocument' as const, to: to as FolderId | null, retention };
    },
    identity,
    content: { move: id, to },
    guard: (state) => void theirs(tenant, state),
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  // A rule may have been set since it was read.
  await correctRetention(app, id, { because: 'moved', causedBy: events.at(-1)?.meta.id ?? null });
  const view = history.reduce(archivedDocuments.fold, null as ArchivedDocumentView | null);
  if (!view || position === null) throw new CommandRejectedError({ code: 'not-found' });
  return { view, revision, position };
}

/** What is somebody else's, or lies where they may not read, is not there. */
function theirs(tenant: TenantReader, state: ArchivedDocumentState): KnownArchivedDocument {
  if (state.status === 'none' || !isTheirs(tenant, state)) throw new CommandRejectedError({ code: 'not-found' });
  return state;
}
