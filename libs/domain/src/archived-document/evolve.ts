import type { Retention } from '../retention-policy/retention.js';
import type { ArchivedDocumentEvent, DocumentArchived } from './events.js';
import type { ArchivedDocumentState, KnownArchivedDocument } from './state.js';

/** How each fact changes a holder's copy. */
export function evolve(state: ArchivedDocumentState, event: ArchivedDocumentEvent): ArchivedDocumentState {
  if (event.type === 'DocumentArchived') return archived(event.data);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'DocumentMoved':
      return { ...state, folderId: event.data.to };
    case 'RetentionChanged':
      return withRetention(state, event.data);
    case 'LegalHoldPlaced':
      return { ...state, holds: [...state.holds, event.data.holdId] };
    case 'LegalHoldReleased': {
      const { holdId } = event.data;
      const holds = state.holds.filter((id) => id !== holdId);
      // A notice from before the hold named a day that has passed: there will be another one.
      const notice = holds.length > 0 ? state.notice : null;
      return { ...state, holds, notice, released: [...state.released, holdId] };
    }
    case 'PurgeNoticeGiven':
      return { ...state, notice: event.data };
    case 'PurgeStarted':
      return { ...state, status: 'purging', purge: event.data };
    case 'DocumentPurged':
      return { ...state, status: 'purged', purged: event.data };
  }
}

function archived(data: DocumentArchived['data']): KnownArchivedDocument {
  const { archivedDocumentId, holder, documentId, sha256, lastSignedAt, signatories, retention } = data;
  return {
    status: 'kept',
    ...{ archivedDocumentId, holder, documentId, sha256, lastSignedAt, signatories, retention },
    ...{ invitationId: data.invitationId ?? null, folderId: data.folderId ?? null },
    ...{ holds: [], released: [], notice: null, purge: null, purged: null },
  };
}

/** A notice spoke of the time that was in force then: for another one there has been none. */
function withRetention(
  state: KnownArchivedDocument,
  { rule, policyVersion, keepUntil }: Retention,
): KnownArchivedDocument {
  const notice = keepUntil === state.retention.keepUntil ? state.notice : null;
  return { ...state, retention: { rule, policyVersion, keepUntil }, notice };
}
