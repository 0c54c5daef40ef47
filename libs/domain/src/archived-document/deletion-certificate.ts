import type { ArchivedDocumentId, CertificateId, DocumentId, Instant, Sha256 } from '../ids.js';
import type { Holder } from './holder.js';

/** What was deleted of whose copy, by which rule, and when. Nothing in it is anybody's name or text. */
export interface DeletionCertificate {
  readonly version: 1;
  readonly certificateId: CertificateId;
  readonly archivedDocumentId: ArchivedDocumentId;
  readonly documentId: DocumentId;
  readonly holder: Holder;
  /** Of the original. */
  readonly sha256: Sha256;
  /** The files whose bytes are gone, with the key under which they lay; none where others still hold the document. */
  readonly deleted: readonly { readonly sha256: Sha256; readonly bytes: number }[];
  /** Others still hold the document: only this holder's copy is gone. */
  readonly bytesKept?: true;
  readonly rule: string;
  readonly policyVersion: string;
  readonly lastSignedAt: Instant;
  readonly keepUntil: Instant;
  readonly purgedAt: Instant;
}
