import { type KeyObject, X509Certificate } from 'node:crypto';
import { SealIdentityError } from './seal-identity-error.js';

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
export function requireValidChain(chain: readonly Uint8Array[], now: string): void {
  requireValid(chain.map(readCertificate), Date.parse(now));
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

/** @throws SealIdentityError `not-p256` */
export function requireP256(key: KeyObject, what: string): void {
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
