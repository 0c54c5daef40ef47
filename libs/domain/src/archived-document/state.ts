import type {
  ArchivedDocumentId,
  CertificateId,
  DocumentId,
  FolderId,
  HoldId,
  Instant,
  InvitationId,
  Sha256,
} from '../ids.js';
import type { Retention } from '../retention-policy/retention.js';
import type { DocumentArchived, DocumentPurged, PurgeNoticeGiven, PurgeStarted } from './events.js';
import type { Holder } from './holder.js';

/** A holder's copy of a document, as its stream tells it. */
export type ArchivedDocumentState = { readonly status: 'none' } | KnownArchivedDocument;

export interface KnownArchivedDocument {
  readonly status: 'kept' | 'purging' | 'purged';
  readonly archivedDocumentId: ArchivedDocumentId;
  readonly holder: Holder;
  readonly documentId: DocumentId;
  readonly invitationId: InvitationId | null;
  readonly folderId: FolderId | null;
  /** Of the original. */
  readonly sha256: Sha256;
  readonly lastSignedAt: Instant;
  readonly signatories: DocumentArchived['data']['signatories'];
  readonly retention: Retention;
  /** The legal holds that stand. */
  readonly holds: readonly HoldId[];
  /** Holds that were released: an id is used once. */
  readonly released: readonly HoldId[];
  /** The notice of the purge; null: none was given for the retention that is in force. */
  readonly notice: PurgeNoticeGiven['data'] | null;
  /** By what the purge was started; null: it wasn't. */
  readonly purge: PurgeStarted['data'] | null;
  /** The proof of the purge; null: it isn't finished. */
  readonly purged: DocumentPurged['data'] | null;
}

/** The certificate of a copy that is gone, or on its way to be; null: it is kept. */
export function certificateIdOf(state: ArchivedDocumentState): CertificateId | null {
  return state.status === 'none' ? null : (state.purge?.certificateId ?? null);
}
