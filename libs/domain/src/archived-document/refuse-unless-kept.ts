import { reject } from '../decider.js';
import type { ArchivedDocumentDecision } from './decider.js';
import type { KnownArchivedDocument } from './state.js';

/** What is being purged, or gone, changes no more. */
export function refuseUnlessKept({ status, purge }: KnownArchivedDocument): ArchivedDocumentDecision | null {
  if (status === 'kept' || !purge) return null;
  if (status === 'purging') return reject({ code: 'purge-started' });
  return reject({ code: 'document-purged', certificateId: purge.certificateId });
}
