import { accept, reject } from '../decider.js';
import type { GivePurgeNotice, RecordPurge, StartPurge } from './commands.js';
import type { ArchivedDocumentDecision } from './decider.js';
import type { ArchivedDocumentEvent } from './events.js';
import type { KnownArchivedDocument } from './state.js';

/** A notice speaks of one end: of another one, or where there is none any more, it says nothing. */
export function givePurgeNotice(
  { keepUntil, notice }: GivePurgeNotice,
  { holds, retention, notice: given }: KnownArchivedDocument,
): ArchivedDocumentDecision {
  if (holds.length > 0) return reject({ code: 'on-hold' });
  if (given) return accept();
  if (retention.keepUntil === null || keepUntil !== retention.keepUntil) return reject({ code: 'not-due' });
  return accept<ArchivedDocumentEvent>({ type: 'PurgeNoticeGiven', data: notice });
}

/** From here on nothing can keep the copy: who places a hold a moment later is refused, who was faster by a moment wins. */
export function startPurge(
  { certificateId, now }: StartPurge,
  { holds, retention, notice }: KnownArchivedDocument,
): ArchivedDocumentDecision {
  if (holds.length > 0) return reject({ code: 'on-hold' });
  if (retention.keepUntil === null || retention.keepUntil > now) return reject({ code: 'not-due' });
  if (!notice || notice.purgeNotBefore > now) return reject({ code: 'notice-missing' });
  return accept<ArchivedDocumentEvent>({ type: 'PurgeStarted', data: { ...retention, certificateId } });
}

/** There is one proof of a purge, whoever else has made one. */
export function recordPurge(
  { certificate, signature }: RecordPurge,
  { status }: KnownArchivedDocument,
): ArchivedDocumentDecision {
  if (status === 'kept') return reject({ code: 'not-due' });
  if (status === 'purged') return accept();
  return accept<ArchivedDocumentEvent>({ type: 'DocumentPurged', data: { certificate, signature } });
}
