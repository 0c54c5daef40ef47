import {
  type BulkSendingEvent,
  bulkSendingDecider,
  type BulkSendingState,
  type Logged,
  streams,
} from '@attestory/domain';
import { bulkSendings, type BulkSendingView } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import { draftedBy } from '../commands/folders.js';
import { CommandRejectedError } from '../transact.js';
import { isTheirs } from './bulk-sending-access.js';

/** A bulk sending as of a command, and the position that it reached. */
export interface BulkSendingAnswer {
  readonly view: BulkSendingView;
  readonly position: string;
}

/**
 * Nothing more of it is begun; what was sent stays sent.
 * @throws CommandRejectedError `not-found`, `folder-read-only`, `bulk-sending-over`
 */
export async function stopBulkSending(
  app: Application,
  { identity, tenant, ifRevision }: CommandContext,
  bulkSendingId: string,
): Promise<BulkSendingAnswer> {
  const { history, position } = await app.transactor.transact({
    stream: streams.bulkSending(bulkSendingId),
    decider: bulkSendingDecider,
    command: { type: 'StopBulkSending', by: draftedBy(tenant) },
    identity,
    content: { stop: bulkSendingId },
    guard: (state: BulkSendingState) => {
      if (!isTheirs(tenant, state)) throw new CommandRejectedError({ code: 'not-found' });
      if (tenant.folders.accessTo(state.folderId) !== 'write')
        throw new CommandRejectedError({ code: 'folder-read-only' });
    },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  const logged = history as readonly Logged<BulkSendingEvent>[];
  const view = logged.reduce(bulkSendings.fold, null as BulkSendingView | null);
  if (!view || position === null) throw new CommandRejectedError({ code: 'not-found' });
  return { view, position };
}
