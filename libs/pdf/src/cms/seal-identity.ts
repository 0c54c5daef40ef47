import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';

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

/** Why a key and its certificates can't seal. */
export type SealIdentityProblem =
  /** The key is no private key in PEM, or is protected by a password. */
  | 'key-unreadable'
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
  const key = readKey(keyPem);
  requireP256(key, 'The sealing key');
  const chain = loadSealChain({
    certificates: certificatesIn(chainPem),
    isKeyOf: (leaf) => leaf.checkPrivateKey(key),
    now,
  });
  return { chain, sign: async (bytes) => sign('sha256', bytes, { key, dsaEncoding: 'der' }) };
}

/**
 * Checks certificates (PEM or DER, sealing certificate first) that are to seal, and gives them in DER.
 * @param isKeyOf whether the sealing key is the one that a certificate is for
 * @throws SealIdentityError
 */
export function loadSealChain({
  certificates,
  isKeyOf,
  now,
}: {
  readonly certificates: readonly (string | Uint8Array)[];
  readonly isKeyOf: (leaf: X509Certificate) => boolean;
  readonly now: string | undefined;
}): readonly Uint8Array[] {
  const chain = certificates.map(readCertificate);
  const [leaf] = chain;
  if (!leaf)
    throw new SealIdentityError('certificate-unreadable', 'There is no certificate in the sealing certificates.');
  requireP256(leaf.publicKey, 'The sealing certificate');
  if (!isKeyOf(leaf)) {
    throw new SealIdentityError('key-mismatch', `The first sealing certificate (${oneLine(leaf)}) is for another key.`);
  }
  requireForSigning(leaf);
  requireIssuedByNext(chain);
  requireValid(chain, now === undefined ? Date.now() : Date.parse(now));
  return chain.map((certificate) => new Uint8Array(certificate.raw));
}

/** A certificate that was valid at the start may not be any more. @param now RFC 3339 @throws SealIdentityError */
export function requireValidChain({ chain }: SealIdentity, now: string): void {
  requireValid(chain.map(readCertificate), Date.parse(now));
}

/** The two files of an identity, as text. */
export interface SealIdentityFiles {
  readonly keyPem: string;
  readonly chainPem: string;
}

/** What people need to know of a certificate. */
export interface CertificateDescription {
  /** Of the DER bytes, lowercase hex. */
  readonly sha256: string;
  /** Most significant first, on one line: `O=Example Oy, CN=Example seal`. */
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/** @throws SealIdentityError `certificate-unreadable` */
export function describeCertificate(der: Uint8Array): CertificateDescription {
  const certificate = readCertificate(der);
  return {
    sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: oneLine(certificate),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
  };
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

/** The certificates that a text holds, each as PEM. */
export function certificatesIn(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
}

function readCertificate(encoded: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(encoded);
  } catch (cause) {
    throw new SealIdentityError(
      'certificate-unreadable',
      'A sealing certificate is not a readable X.509 certificate.',
      {
        cause,
      },
    );
  }
}

function requireP256(key: KeyObject, what: string): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return;
  const found = details?.namedCurve ?? type ?? 'unknown';
  throw new SealIdentityError('not-p256', `${what} is not ECDSA on the curve P-256 (found: ${found}).`);
}

function requireForSigning(leaf: X509Certificate): void {
  if (leaf.ca) {
    throw new SealIdentityError('not-for-signing', `The first sealing certificate (${oneLine(leaf)}) is a CA's.`);
  }
}

function requireIssuedByNext(chain: readonly X509Certificate[]): void {
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1];
    if (!issuer || (certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey))) continue;
    throw new SealIdentityError(
      'chain-broken',
      `Sealing certificate ${index + 1} (${oneLine(certificate)}) was not issued by the one after it (${oneLine(issuer)}).`,
    );
  }
}

function requireValid(chain: readonly X509Certificate[], now: number): void {
  for (const certificate of chain) {
    const { validFromDate: from, validToDate: to } = certificate;
    if (now < from.getTime()) {
      throw new SealIdentityError(
        'not-yet-valid',
        `The sealing certificate ${oneLine(certificate)} is valid only from ${from.toISOString()}: check the clock of this machine.`,
      );
    }
    if (now > to.getTime()) {
      throw new SealIdentityError(
        'expired',
        `The sealing certificate ${oneLine(certificate)} expired at ${to.toISOString()}: give the service a new one and restart it (docs/how-to/keys.md).`,
      );
    }
  }
}

function oneLine(certificate: X509Certificate): string {
  return certificate.subject.split('\n').join(', ');
}
