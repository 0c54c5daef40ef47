import type { DeliveryPolicySet, DeliveryPolicyVersion } from '../delivery-policy/policy-set.js';
import type { Instant, Sha256 } from '../ids.js';
import type { RetentionPolicy } from '../retention-policy/policy.js';

/** From now on this certificate seals. Kept for ever, so that an old seal's certificate can be shown to have been ours. */
export interface SealingCertificateIntroduced {
  readonly type: 'SealingCertificateIntroduced';
  readonly data: {
    /** Of the certificate (DER). */
    readonly certificateSha256: Sha256;
    readonly subject: string;
    readonly notBefore: Instant;
    readonly notAfter: Instant;
    readonly chainPem: string;
  };
}
/** From now on this key signs heads. */
export interface HeadKeyIntroduced {
  readonly type: 'HeadKeyIntroduced';
  readonly data: {
    /** SHA-256 of the SubjectPublicKeyInfo (DER). */
    readonly keyId: Sha256;
    /** Base64 of the SubjectPublicKeyInfo (DER). */
    readonly publicKey: string;
  };
}
/** A delivery policy applies to what is signed from a time on. */
export interface DeliveryPolicyIntroduced {
  readonly type: 'DeliveryPolicyIntroduced';
  readonly data: {
    readonly version: string;
    /** `0001-01-01T00:00:00.000Z` for a version that has always held. */
    readonly validFrom: Instant;
    /** Of the canonical JSON of `policy`. Absent, with it, before policies were data: it was the shipped one. */
    readonly sha256?: Sha256;
    /** What it says. A version never changes. */
    readonly policy?: DeliveryPolicyVersion & Pick<DeliveryPolicySet, 'timeZone'>;
  };
}
/** A retention policy applies to copies in personal accounts from a time on. */
export interface RetentionPolicyIntroduced {
  readonly type: 'RetentionPolicyIntroduced';
  readonly data: RetentionPolicy;
}
/** Every fact of the stream `service`. */
export type ServiceEvent =
  | SealingCertificateIntroduced
  | HeadKeyIntroduced
  | DeliveryPolicyIntroduced
  | RetentionPolicyIntroduced;

/** A signed head of the Merkle tree over the log (domain.md, Audit). Stream `heads`. */
export interface HeadSigned {
  readonly type: 'HeadSigned';
  readonly data: {
    readonly head: {
      readonly version: 1;
      readonly leaves: number;
      readonly root: Sha256;
      readonly time: Instant;
      readonly keyId: Sha256;
    };
    /** ECDSA P-256 with SHA-256, IEEE P1363, base64url. */
    readonly signature: string;
  };
}
/** Every fact of the stream `heads`. */
export type HeadsEvent = HeadSigned;
