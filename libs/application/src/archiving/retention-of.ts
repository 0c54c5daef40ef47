import {
  type Instant,
  organizationRetention,
  personalRetention,
  type Retention,
  retentionPolicy,
  type SigningRole,
  startOfDay,
} from '@attestory/domain';
import type { SignedDocument, SignedDocuments } from '@attestory/projections';
import type { Copy } from './copy.js';

/** How long a holder keeps a copy, as the rules are now. */
export function retentionOf(copy: Copy, lastSignedAt: Instant): Retention {
  const [first, ...more] = copy.mine.flatMap(({ signature }): SigningRole['kind'][] =>
    signature ? [signature.role.kind] : [],
  );
  if (copy.holder.kind === 'person' && first) return personalRetention(retentionPolicy, [first, ...more], lastSignedAt);
  return folderRetention(copy.folderId, lastSignedAt);
}

/** How long an organization keeps what lies in one of its folders; null: in none. */
export function folderRetention(folderId: string | null, lastSignedAt: Instant): Retention {
  return organizationRetention(retentionPolicy, { folderId, rule: null }, lastSignedAt);
}

/** When a document was signed last; on paper at the beginning of that day. */
export function lastSignatureOf({ lastSignedAt = '' }: SignedDocuments, { signedOn }: SignedDocument): Instant {
  const onPaper = signedOn === undefined ? null : startOfDay(signedOn, retentionPolicy.timeZone);
  return (onPaper !== null && onPaper > lastSignedAt ? onPaper : lastSignedAt) as Instant;
}
