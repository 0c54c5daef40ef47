import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { certificatesIn, loadSealChain, requireP256 } from './seal-chain.js';
import { SealIdentityError } from './seal-identity-error.js';

/** What the service seals with: an ECDSA P-256 key, wherever it is, and the certificates that vouch for it. */
export interface SealIdentity {
  /** DER; the sealing certificate first, each followed by its issuer. */
  readonly chain: readonly Uint8Array[];
  /**
   * Signs by ECDSA with SHA-256, and gives the signature in DER. The key need not be in this process.
   * @throws Error whose message says why not now; a later try may succeed
   */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** Lets go of what holds the key, where something does. */
  close?(): Promise<void>;
}

/**
 * Reads the sealing key (PKCS #8 or SEC 1, PEM, without a password) and its certificates (PEM, sealing certificate first).
 * @param now RFC 3339, the time at which every certificate must be valid; the machine's time when absent
 * @throws SealIdentityError
 */
export function loadSealIdentity({
  keyPem,
  chainPem,
  now,
}: SealIdentityFiles & { readonly now?: string }): SealIdentity {
  return identityOf({ key: readKey(keyPem), certificates: certificatesIn(chainPem), now });
}

/**
 * A key in this process, with its certificates (PEM or DER, sealing certificate first).
 * @throws SealIdentityError
 */
export function identityOf({
  key,
  certificates,
  now,
}: {
  readonly key: KeyObject;
  readonly certificates: readonly (string | Uint8Array)[];
  readonly now: string | undefined;
}): SealIdentity {
  requireP256(key, 'The sealing key');
  const chain = loadSealChain({ certificates, isKeyOf: (leaf) => leaf.checkPrivateKey(key), now });
  return { chain, sign: async (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }) };
}

/** The two files of an identity, as text. */
export interface SealIdentityFiles {
  readonly keyPem: string;
  readonly chainPem: string;
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new SealIdentityError('key-unreadable', 'The sealing key is not a private key in PEM without a password.', {
      cause,
    });
  }
}
