import { type BitString, OctetString } from 'asn1js';
import { type AuthorityKeyIdentifier, type BasicConstraints, Certificate, type ExtKeyUsage } from 'pkijs';
import { decodeBase64 } from '../../base64.js';
import type { Platform } from '../platform.js';
import { equalBytes } from '../syntax/bytes.js';
import { isSignedBy } from './signed-by.js';

const OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** keyCertSign (RFC 5280, 4.2.1.3): the sixth bit. */
const MAY_SIGN_CERTIFICATES = 0x04;
const LONGEST_PATH = 10;

/** A certificate, byte for byte and as it reads. */
export interface PathCertificate {
  readonly der: Uint8Array;
  readonly parsed: Certificate;
}

/** @param encoded DER, or PEM @throws when it can't be read */
export function pathCertificate(encoded: Uint8Array | string): PathCertificate {
  const der = typeof encoded === 'string' ? fromPem(encoded) : new Uint8Array(encoded);
  return { der, parsed: Certificate.fromBER(der) };
}

/** The certificate, its issuer, and so on, as far as they are among the others. */
export async function pathOf(
  leaf: PathCertificate,
  others: readonly PathCertificate[],
  platform: Platform,
): Promise<readonly PathCertificate[]> {
  const path = [leaf];
  for (let last = leaf; path.length < LONGEST_PATH && !(await isRoot(last, platform)); ) {
    const issuer = await issuerAmong(others, last, platform);
    if (!issuer || path.includes(issuer)) break;
    path.push(issuer);
    last = issuer;
  }
  return path;
}

/** The first one that issued the certificate. */
export async function issuerAmong(
  candidates: readonly PathCertificate[],
  certificate: PathCertificate,
  platform: Platform,
): Promise<PathCertificate | undefined> {
  for (const candidate of candidates) if (await isIssuedBy(certificate, candidate, platform)) return candidate;
  return undefined;
}

export function isRoot(certificate: PathCertificate, platform: Platform): Promise<boolean> {
  return isIssuedBy(certificate, certificate, platform);
}

/** RFC 5280, 6.1: names and key identifiers agree, the issuer may sign certificates, and its key signed this one. */
export async function isIssuedBy(
  certificate: PathCertificate,
  issuer: PathCertificate,
  platform: Platform,
): Promise<boolean> {
  const { parsed } = certificate;
  if (!issuer.parsed.subject.isEqual(parsed.issuer) || !namesKeyOf(certificate, issuer)) return false;
  if (!maySignCertificates(issuer)) return false;
  const signature = parsed.signatureValue.valueBlock.valueHexView;
  const signed = { signed: parsed.tbsView, algorithm: parsed.signatureAlgorithm, signature };
  // A root's own signature proves nothing that its being given does not: an old one may use SHA-1.
  const allowSha1 = equalBytes(certificate.der, issuer.der);
  return isSignedBy(issuer, { ...signed, allowSha1 }, platform).catch(() => false);
}

/** Whether it is made to issue others. */
export function isAuthority(certificate: PathCertificate): boolean {
  const constraints = extension<BasicConstraints>(certificate, OID.basicConstraints);
  return constraints?.cA === true && maySignCertificates(certificate);
}

/** What it is made for (extended key usage), by identifiers; undefined where it doesn't say. */
export function purposesOf(
  certificate: PathCertificate,
): { readonly critical: boolean; readonly purposes: readonly string[] } | undefined {
  const found = certificate.parsed.extensions?.find(({ extnID }) => extnID === OID.extendedKeyUsage);
  const { keyPurposes } = (found?.parsedValue ?? {}) as Partial<ExtKeyUsage>;
  return found && keyPurposes ? { critical: found.critical, purposes: keyPurposes } : undefined;
}

export function isValidAt({ parsed }: PathCertificate, at: { valueOf(): number }): boolean {
  return at.valueOf() >= parsed.notBefore.value.valueOf() && at.valueOf() <= parsed.notAfter.value.valueOf();
}

function maySignCertificates(certificate: PathCertificate): boolean {
  const usage = extension<BitString>(certificate, OID.keyUsage);
  return usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & MAY_SIGN_CERTIFICATES) !== 0;
}

/** Where both say which key it is, it is the same. */
function namesKeyOf(certificate: PathCertificate, issuer: PathCertificate): boolean {
  const named = extension<AuthorityKeyIdentifier>(certificate, OID.authorityKeyIdentifier)?.keyIdentifier;
  const own = extension<OctetString>(issuer, OID.subjectKeyIdentifier);
  if (!named || !(own instanceof OctetString)) return true;
  return equalBytes(named.valueBlock.valueHexView, own.valueBlock.valueHexView);
}

function extension<T>({ parsed }: PathCertificate, oid: string): T | undefined {
  return parsed.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as T | undefined;
}

function fromPem(text: string): Uint8Array {
  const body = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/.exec(text)?.[1];
  const der = body === undefined ? null : decodeBase64(body.replace(/\s/g, ''));
  if (!der) throw new TypeError('no certificate in PEM');
  return der;
}
