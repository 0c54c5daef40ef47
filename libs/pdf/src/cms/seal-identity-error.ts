/** Why a key and its certificates can't seal. */
export type SealIdentityProblem =
  /** The key is no private key in PEM, or is protected by a password. */
  | 'key-unreadable'
  /** The PKCS #12 file opens by another password. */
  | 'wrong-password'
  /** The PKCS #12 file is encrypted by algorithms that aren't read. */
  | 'legacy-encryption'
  /** No certificate in PEM, or one that can't be read. */
  | 'certificate-unreadable'
  /** Key or certificate is not ECDSA on the curve P-256. */
  | 'not-p256'
  /** The first certificate is for another key. */
  | 'key-mismatch'
  /** A certificate is not followed by the one that issued it. */
  | 'chain-broken'
  /** The first certificate is a CA's. */
  | 'not-for-signing'
  | 'not-yet-valid'
  | 'expired';

/** A key and its certificates can't seal; the message says which and what to do, and holds no part of the key. */
export class SealIdentityError extends Error {
  override readonly name = 'SealIdentityError';
  constructor(
    readonly code: SealIdentityProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
