import 'reflect-metadata';
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { OctetString, Sequence } from 'asn1js';
import { Certificate, type SignedData, type SignerInfo } from 'pkijs';
import { describeCertificate } from '../cms/seal-chain.js';
import type { SignerReport } from './report.js';
import { certificatesOf, readSignedData, signerFirst, signerOf, timeStampIn, tokenOf } from './signed-data.js';

const OID = {
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  messageDigest: '1.2.840.113549.1.9.4',
  rsaPss: '1.2.840.113549.1.1.10',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Algorithms that name their digest (RFC 5754); others use the signer's. */
const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export interface CmsReport {
  /** Sentences: why it doesn't hold; empty when it does. */
  readonly faults: readonly string[];
  readonly signer?: SignerReport;
  /** Time of the time stamp in it, where that holds; RFC 3339. */
  readonly stampedAt?: string;
  /** All certificates that go along (DER), the signer's first. */
  readonly certificates?: readonly Uint8Array[];
  /** What the time stamp in it is worth. */
  readonly stamp?: CmsReport;
  /** Signature value, over which a time stamp of it is made. */
  readonly signature?: Uint8Array;
}

/** A detached CMS signature over bytes. Never throws for what it is given. */
export async function verifyCms(
  cms: Uint8Array,
  covered: Uint8Array,
  anchors: readonly X509Certificate[],
): Promise<CmsReport> {
  try {
    const signed = readSignedData(cms);
    const report = verifySigned(signed, covered, anchors);
    const token = tokenOf(signed);
    if (!token || !report.signature) return report;
    const stamp = await verifyTimeStampToken(token, digestOf(report.signature), anchors);
    const faults = [...report.faults, ...stamp.faults.map((fault) => `Its time stamp: ${fault}`)];
    return { ...report, faults, stamp, ...(stamp.stampedAt === undefined ? {} : { stampedAt: stamp.stampedAt }) };
  } catch {
    return { faults: ['The signature can’t be read as CMS.'] };
  }
}

/**
 * A time-stamp token (RFC 3161) over bytes. Never throws for what it is given.
 * @param stamped the digest of what was stamped, by the algorithm that the token names
 * @param nonce the one that was asked with, in hex; undefined where nobody knows it any more
 */
export async function verifyTimeStampToken(
  token: Uint8Array,
  stamped: (algorithm: string) => Uint8Array,
  anchors: readonly X509Certificate[],
  nonce?: string,
): Promise<CmsReport> {
  try {
    const signed = readSignedData(token);
    const stamp = timeStampIn(signed);
    if (!stamp) return { faults: ['It is no time stamp.'] };
    const { bytes, info } = stamp;
    const digest = DIGESTS[info.messageImprint.hashAlgorithm.algorithmId];
    const imprint = Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView);
    const report = verifySigned(signed, bytes, anchors);
    const faults = [...report.faults];
    if (!digest || !imprint.equals(stamped(digest))) faults.push('It is for other bytes (message imprint).');
    if (nonce !== undefined && Buffer.from(info.nonce?.valueBlock.valueHexView ?? []).toString('hex') !== nonce)
      faults.push('It answers another request (nonce).');
    faults.push(...stamperFaults(signed, info.genTime));
    const { signer } = report;
    return faults.length > 0
      ? { faults, ...(signer ? { signer } : {}) }
      : { ...report, faults, stampedAt: info.genTime.toISOString() };
  } catch {
    return { faults: ['The time stamp can’t be read.'] };
  }
}

/** Digests of bytes, as {@link verifyTimeStampToken} asks for them. */
export const digestOf = (bytes: Uint8Array) => (algorithm: string) => createHash(algorithm).update(bytes).digest();

/** The authority's certificate must be made for stamping, and valid when it stamped. */
function stamperFaults(signed: SignedData, at: Date): string[] {
  const leaf = signerOf(signed);
  if (!leaf) return [];
  const faults: string[] = [];
  if (!isForStampingAlone(leaf)) faults.push('Its certificate isn’t made for time stamps alone.');
  if (at < leaf.validFromDate || at > leaf.validToDate)
    faults.push('Its certificate was not valid at the time that it states.');
  return faults;
}

/** RFC 3161, 2.3: the one extended key usage, and critical. */
function isForStampingAlone(leaf: X509Certificate): boolean {
  const { extensions = [] } = Certificate.fromBER(leaf.raw);
  const usage = extensions.find(({ extnID }) => extnID === OID.extendedKeyUsage);
  return usage?.critical === true && leaf.keyUsage?.join() === OID.timeStamping;
}

function verifySigned(signed: SignedData, covered: Uint8Array, anchors: readonly X509Certificate[]): CmsReport {
  const [info] = signed.signerInfos;
  const leaf = signerOf(signed);
  if (!info || signed.signerInfos.length !== 1) return { faults: ['It has not exactly one signer.'] };
  if (!leaf) return { faults: ['The signer’s certificate is not in it.'] };
  const faults: string[] = [];
  if (!DIGESTS[info.digestAlgorithm.algorithmId]) faults.push('It uses a digest that is no longer safe, or unknown.');
  if (!holds(info, covered, leaf)) faults.push('It is not over these bytes, or not by the key of its certificate.');
  if (!namesCertificate(info.signedAttrs?.attributes ?? [], leaf))
    faults.push('It names another certificate than the one that goes along.');
  const signer: SignerReport = {
    subject: leaf.subject.split('\n').join(', '),
    certificateSha256: describeCertificate(leaf.raw).sha256,
    notBefore: leaf.validFromDate.toISOString(),
    notAfter: leaf.validToDate.toISOString(),
    trust: leadsTo(anchors, leaf, certificatesOf(signed)) ? 'trusted' : 'unknown',
  };
  return { faults, signer, signature: info.signature.valueBlock.valueHexView, certificates: signerFirst(signed) };
}

/** RFC 5652, 5.4 to 5.6: the digest is among the signed attributes, over which the signature is. */
function holds(info: SignerInfo, content: Uint8Array, leaf: X509Certificate): boolean {
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  const attributes = info.signedAttrs;
  if (!digest || !attributes) return false;
  const stated = attributes.attributes.filter(({ type }) => type === OID.messageDigest);
  const [value] = stated[0]?.values ?? [];
  const same =
    stated.length === 1 &&
    createHash(digest)
      .update(content)
      .digest()
      .equals(Buffer.from((value as OctetString).valueBlock.valueHexView));
  const signature = info.signature.valueBlock.valueHexView;
  const algorithm = info.signatureAlgorithm.algorithmId;
  const hash = SIGNATURES[algorithm] ?? digest;
  const padding = algorithm === OID.rsaPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  const key = { key: leaf.publicKey, dsaEncoding: 'der' as const, ...padding };
  return same && verify(hash, new Uint8Array(attributes.encodedValue), key, signature);
}

/** signing-certificate-v2 (RFC 5035), where it is there: its first hash is the signer's certificate's. */
function namesCertificate(
  attributes: readonly { readonly type: string; readonly values: readonly unknown[] }[],
  leaf: X509Certificate,
): boolean {
  const attribute = attributes.find(({ type }) => type === OID.signingCertificateV2);
  if (!attribute) return true;
  const list = (attribute.values[0] as Sequence).valueBlock.value[0] as Sequence;
  const members = (list.valueBlock.value[0] as Sequence).valueBlock.value;
  const hash = members.find((member) => member.idBlock.tagNumber === 4) as OctetString | undefined;
  const algorithm = members[0]?.idBlock.tagNumber === 16 ? (members[0] as Sequence).valueBlock.value[0] : undefined;
  const digest = algorithm ? DIGESTS[(algorithm as unknown as { getValue(): string }).getValue()] : 'sha256';
  if (!hash || !digest) return false;
  return createHash(digest).update(leaf.raw).digest().equals(Buffer.from(hash.valueBlock.valueHexView));
}

function leadsTo(
  anchors: readonly X509Certificate[],
  leaf: X509Certificate,
  others: readonly X509Certificate[],
): boolean {
  let current = leaf;
  for (let depth = 0; depth < 10; depth++) {
    if (anchors.some((anchor) => anchor.fingerprint256 === current.fingerprint256)) return true;
    const issuedBy = (issuer: X509Certificate) => current.checkIssued(issuer) && current.verify(issuer.publicKey);
    const next = anchors.find(issuedBy) ?? others.find((other) => other !== current && other.ca && issuedBy(other));
    if (!next || next.fingerprint256 === current.fingerprint256) return false;
    current = next;
  }
  return false;
}
