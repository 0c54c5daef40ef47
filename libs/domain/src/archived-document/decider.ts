import { accept, type Decider, type Decision, reject } from '../decider.js';
import { sameRetention } from '../retention-policy/retention.js';
import type { ArchivedDocumentCommand, MoveDocument } from './commands.js';
import { givePurgeNotice, recordPurge, startPurge } from './decide-purge.js';
import { changeRetention, placeHold, releaseHold } from './decide-retention.js';
import type { ArchivedDocumentEvent } from './events.js';
import { evolve } from './evolve.js';
import { refuseUnlessKept } from './refuse-unless-kept.js';
import type { ArchivedDocumentRejection } from './rejections.js';
import type { ArchivedDocumentState, KnownArchivedDocument } from './state.js';

type CommandAboutKept = Exclude<ArchivedDocumentCommand, { readonly type: 'ArchiveDocument' | 'RecordPurge' }>;
export type ArchivedDocumentDecision = Decision<ArchivedDocumentEvent, ArchivedDocumentRejection>;

function decide(command: ArchivedDocumentCommand, state: ArchivedDocumentState): ArchivedDocumentDecision {
  if (command.type === 'ArchiveDocument')
    return state.status === 'none' ? accept({ type: 'DocumentArchived', data: command.document }) : accept();
  if (state.status === 'none') return reject({ code: 'not-found' });
  // What is on its way, or done, may be said again.
  if (command.type === 'RecordPurge') return recordPurge(command, state);
  if (command.type === 'StartPurge' && state.status === 'purging') return accept();
  return refuseUnlessKept(state) ?? decideKept(command, state);
}

function decideKept(command: CommandAboutKept, state: KnownArchivedDocument): ArchivedDocumentDecision {
  switch (command.type) {
    case 'MoveDocument':
      return move(command, state);
    case 'ChangeRetention':
      return changeRetention(command, state);
    case 'PlaceHold':
      return placeHold(command, state);
    case 'ReleaseHold':
      return releaseHold(command, state);
    case 'GivePurgeNotice':
      return givePurgeNotice(command, state);
    case 'StartPurge':
      return startPurge(command, state);
  }
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
