import type { CertificateId } from '../ids.js';

/** Every refusal of a command about a holder's copy of a document. */
export type ArchivedDocumentRejection =
  | { readonly code: 'not-found' }
  /** A legal hold keeps it. */
  | { readonly code: 'on-hold' }
  /** There is no such hold. */
  | { readonly code: 'hold-unknown' }
  /** Its time is not over. */
  | { readonly code: 'not-due' }
  /** The holder was not told, or not long enough ago. */
  | { readonly code: 'notice-missing' }
  /** It is being purged: nothing can keep it any more. */
  | { readonly code: 'purge-started' }
  /** It is gone, and this certificate tells what became of it. */
  | { readonly code: 'document-purged'; readonly certificateId: CertificateId };
