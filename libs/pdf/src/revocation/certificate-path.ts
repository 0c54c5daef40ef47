import { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';

/** A certificate as the two libraries see it. */
export interface PathCertificate {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  readonly parsed: Certificate;
}

const LONGEST_PATH = 10;

/** @throws when it can't be read */
export function pathCertificate(encoded: Uint8Array | string): PathCertificate {
  const x509 = new X509Certificate(encoded);
  return { der: new Uint8Array(x509.raw), x509, parsed: Certificate.fromBER(x509.raw) };
}

/** The certificate, its issuer, and so on, as far as they are among the others. */
export function pathOf(leaf: PathCertificate, others: readonly PathCertificate[]): readonly PathCertificate[] {
  const path = [leaf];
  for (let last = leaf; !isRoot(last) && path.length < LONGEST_PATH; ) {
    const issuer = others.find((other) => isIssuedBy(last, other));
    if (!issuer || path.includes(issuer)) break;
    path.push(issuer);
    last = issuer;
  }
  return path;
}

export function isRoot(certificate: PathCertificate): boolean {
  return isIssuedBy(certificate, certificate);
}

export function isIssuedBy({ x509 }: PathCertificate, issuer: PathCertificate): boolean {
  return x509.checkIssued(issuer.x509) && x509.verify(issuer.x509.publicKey);
}

/** What people call it, on one line. */
export function subjectOf({ x509 }: PathCertificate): string {
  return x509.subject.split('\n').join(', ');
}
