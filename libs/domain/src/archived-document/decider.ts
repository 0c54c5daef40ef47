import { accept, type Decider, type Decision, reject } from '../decider.js';
import { sameRetention } from '../retention-policy/retention.js';
import type { ArchivedDocumentCommand, MoveDocument } from './commands.js';
import type { ArchivedDocumentEvent } from './events.js';
import { evolve } from './evolve.js';
import type { ArchivedDocumentRejection } from './rejections.js';
import type { ArchivedDocumentState, KnownArchivedDocument } from './state.js';

export type ArchivedDocumentDecision = Decision<ArchivedDocumentEvent, ArchivedDocumentRejection>;

function decide(command: ArchivedDocumentCommand, state: ArchivedDocumentState): ArchivedDocumentDecision {
  if (command.type === 'ArchiveDocument')
    return state.status === 'none' ? accept({ type: 'DocumentArchived', data: command.document }) : accept();
  if (state.status === 'none') return reject({ code: 'not-found' });
  return refuseUnlessKept(state) ?? move(command, state);
}

/** What is being purged, or gone, changes no more. */
export function refuseUnlessKept({ status, purge }: KnownArchivedDocument): ArchivedDocumentDecision | null {
  if (status === 'kept' || !purge) return null;
  if (status === 'purging') return reject({ code: 'purge-started' });
  return reject({ code: 'document-purged', certificateId: purge.certificateId });
}

function move({ to, retention }: MoveDocument, state: KnownArchivedDocument): ArchivedDocumentDecision {
  // People have no folders.
  if (state.holder.kind !== 'organization') return reject({ code: 'not-found' });
  const { folderId: from } = state;
  if (from === to) return accept();
  const moved: ArchivedDocumentEvent = { type: 'DocumentMoved', data: { from, to } };
  if (!retention || sameRetention(retention, state.retention)) return accept(moved);
  return accept<ArchivedDocumentEvent>(moved, { type: 'RetentionChanged', data: { ...retention, because: 'moved' } });
}

/** A holder's copy of a document: where it lies, how long it is kept, and that it is gone. */
export const archivedDocumentDecider: Decider<
  ArchivedDocumentCommand,
  ArchivedDocumentEvent,
  ArchivedDocumentState,
  ArchivedDocumentRejection
> = { initial: { status: 'none' }, decide, evolve };
