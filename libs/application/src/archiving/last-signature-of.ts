import { type Instant, retentionPolicy, startOfDay } from '@attestory/domain';
import type { SignedDocument, SignedDocuments } from '@attestory/projections';

/** When a document was signed last; on paper at the beginning of that day. */
export function lastSignatureOf({ lastSignedAt = '' }: SignedDocuments, { signedOn }: SignedDocument): Instant {
  const onPaper = signedOn === undefined ? null : startOfDay(signedOn, retentionPolicy.timeZone);
  return (onPaper !== null && onPaper > lastSignedAt ? onPaper : lastSignedAt) as Instant;
}
