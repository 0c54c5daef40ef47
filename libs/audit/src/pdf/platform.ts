/** Digests that signatures may use. SHA-1 counts only where a root certificate signs itself. */
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/**
 * Inflates a zlib stream (RFC 1950), its checksum included; what follows the stream is left alone.
 * @throws RangeError where it inflates to more than `most` bytes, anything else where it is none
 */
export type Inflate = (raw: Uint8Array, most: number) => Uint8Array;

/** A signature, and the key that should have made it. */
export interface SignatureToCheck {
  /** SubjectPublicKeyInfo, DER. */
  readonly key: Uint8Array;
  readonly scheme: 'ecdsa' | 'rsa' | 'rsa-pss' | 'ed25519';
  readonly digest: DigestName;
  /** Of RSA-PSS, as far as the signature says it. */
  readonly saltLength?: number;
  readonly signed: Uint8Array;
  /** ECDSA: DER. */
  readonly signature: Uint8Array;
}

/** What a verifier needs of the machine that it runs on. */
export interface Platform {
  readonly inflate: Inflate;
  /** Of the parts, one after the other. */
  digest(algorithm: DigestName, parts: readonly Uint8Array[]): Promise<Uint8Array>;
  /** @throws UnsupportedKeyError where this machine has no way to check such a key; anything else where the key is none */
  isSignedBy(signature: SignatureToCheck): Promise<boolean>;
}

/** This machine can't check signatures of such a key: a browser knows fewer curves than Node. */
export class UnsupportedKeyError extends Error {
  override readonly name = 'UnsupportedKeyError';
}
