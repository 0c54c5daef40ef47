import type { OctetString, Sequence } from 'asn1js';
import type { SignedData, SignerInfo } from 'pkijs';
import { isAuthority, issuerAmong, isValidAt, type PathCertificate, purposesOf } from '../certificates/certificate.js';
import { subjectOf } from '../certificates/names.js';
import { DIGESTS, keyFor, SIGNATURES } from '../certificates/signed-by.js';
import { sentence } from '../findings.js';
import { type DigestName, type Platform, UnsupportedKeyError } from '../platform.js';
import { equalBytes, hexOf } from '../syntax/bytes.js';
import type { SignerReport } from './report.js';
import { certificatesOf, readSignedData, signerFirst, signerOf, timeStampIn, tokenOf } from './signed-data.js';
import type { Verifier } from './verifier.js';

const OID = {
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  messageDigest: '1.2.840.113549.1.9.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

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

/** Gives the digest of what was signed or stamped. */
export type DigestOf = (algorithm: DigestName) => Promise<Uint8Array>;

/** A detached CMS signature over bytes, which may come in parts. Never throws for what it is given. */
export async function verifyCms(
  cms: Uint8Array,
  covered: readonly Uint8Array[],
  verifier: Verifier,
): Promise<CmsReport> {
  try {
    const signed = readSignedData(cms);
    const report = await verifySigned(signed, digestOf(verifier.platform, covered), verifier);
    const token = tokenOf(signed);
    if (!token || !report.signature) return report;
    const stamp = await verifyTimeStampToken(token, digestOf(verifier.platform, [report.signature]), verifier);
    const faults = [...report.faults, ...stamp.faults.map((fault) => sentence('time-stamp', { fault }))];
    return { ...report, faults, stamp, ...(stamp.stampedAt === undefined ? {} : { stampedAt: stamp.stampedAt }) };
  } catch {
    return { faults: [sentence('cms-unreadable')] };
  }
}

/**
 * A time-stamp token (RFC 3161) over bytes. Never throws for what it is given.
 * @param stamped the digest of what was stamped, by the algorithm that the token names
 * @param nonce the one that was asked with, in hex; undefined where nobody knows it any more
 */
export async function verifyTimeStampToken(
  token: Uint8Array,
  stamped: DigestOf,
  verifier: Verifier,
  nonce?: string,
): Promise<CmsReport> {
  try {
    const signed = readSignedData(token);
    const stamp = timeStampIn(signed);
    if (!stamp) return { faults: [sentence('stamp-none')] };
    const { bytes, info } = stamp;
    const digest = DIGESTS[info.messageImprint.hashAlgorithm.algorithmId];
    const imprint = info.messageImprint.hashedMessage.valueBlock.valueHexView;
    const report = await verifySigned(signed, digestOf(verifier.platform, [bytes]), verifier);
    const faults = [...report.faults];
    if (!digest || !equalBytes(imprint, await stamped(digest))) faults.push(sentence('stamp-other-bytes'));
    if (nonce !== undefined && hexOf(info.nonce?.valueBlock.valueHexView ?? new Uint8Array()) !== nonce)
      faults.push(sentence('stamp-other-request'));
    faults.push(...stamperFaults(signed, info.genTime));
    const { signer } = report;
    return faults.length > 0
      ? { faults, ...(signer ? { signer } : {}) }
      : { ...report, faults, stampedAt: info.genTime.toISOString() };
  } catch {
    return { faults: [sentence('stamp-unreadable')] };
  }
}

/** Digests of bytes in parts, as {@link verifyTimeStampToken} asks for them. */
export function digestOf(platform: Platform, parts: readonly Uint8Array[]): DigestOf {
  return (algorithm) => platform.digest(algorithm, parts);
}

/** The authority's certificate must be made for stamping, and valid when it stamped. */
function stamperFaults(signed: SignedData, at: { valueOf(): number }): string[] {
  const leaf = signerOf(signed);
  if (!leaf) return [];
  const faults: string[] = [];
  // RFC 3161, 2.3: the one extended key usage, and critical.
  const { critical, purposes } = purposesOf(leaf) ?? {};
  if (critical !== true || purposes?.join() !== OID.timeStamping) faults.push(sentence('stamp-purpose'));
  if (!isValidAt(leaf, at)) faults.push(sentence('stamp-term'));
  return faults;
}

async function verifySigned(
  signed: SignedData,
  content: DigestOf,
  { platform, anchors }: Verifier,
): Promise<CmsReport> {
  const [info] = signed.signerInfos;
  const leaf = signerOf(signed);
  if (!info || signed.signerInfos.length !== 1) return { faults: [sentence('several-signers')] };
  if (!leaf) return { faults: [sentence('signer-missing')] };
  const faults: string[] = [];
  if (!DIGESTS[info.digestAlgorithm.algorithmId]) faults.push(sentence('digest-unsafe'));
  faults.push(...(await signatureFaults(info, content, leaf, platform)));
  if (!(await namesCertificate(info.signedAttrs?.attributes ?? [], leaf, platform)))
    faults.push(sentence('other-certificate'));
  const { notBefore, notAfter } = leaf.parsed;
  const signer: SignerReport = {
    subject: subjectOf(leaf),
    certificateSha256: hexOf(await platform.digest('sha256', [leaf.der])),
    notBefore: notBefore.value.toISOString(),
    notAfter: notAfter.value.toISOString(),
    trust: (await leadsTo(anchors, leaf, certificatesOf(signed), platform)) ? 'trusted' : 'unknown',
  };
  return { faults, signer, signature: info.signature.valueBlock.valueHexView, certificates: signerFirst(signed) };
}

async function signatureFaults(
  info: SignerInfo,
  content: DigestOf,
  leaf: PathCertificate,
  platform: Platform,
): Promise<readonly string[]> {
  try {
    if (await holds(info, content, leaf, platform)) return [];
  } catch (error) {
    if (!(error instanceof UnsupportedKeyError)) throw error;
    return [sentence('key-unknown', { key: error.message })];
  }
  return [sentence('other-bytes')];
}

/** RFC 5652, 5.4 to 5.6: the digest is among the signed attributes, over which the signature is. */
async function holds(info: SignerInfo, content: DigestOf, leaf: PathCertificate, platform: Platform): Promise<boolean> {
  const digest = DIGESTS[info.digestAlgorithm.algorithmId];
  const attributes = info.signedAttrs;
  if (!digest || !attributes) return false;
  const stated = attributes.attributes.filter(({ type }) => type === OID.messageDigest);
  const [value] = stated[0]?.values ?? [];
  if (stated.length !== 1) return false;
  if (!equalBytes(await content(digest), (value as OctetString).valueBlock.valueHexView)) return false;
  return platform.isSignedBy({
    ...keyFor(leaf, info.signatureAlgorithm),
    // Algorithms that name no digest use the signer's.
    digest: SIGNATURES[info.signatureAlgorithm.algorithmId] ?? digest,
    signed: new Uint8Array(attributes.encodedValue),
    signature: info.signature.valueBlock.valueHexView,
  });
}

/** signing-certificate-v2 (RFC 5035), where it is there: its first hash is the signer's certificate's. */
async function namesCertificate(
  attributes: readonly { readonly type: string; readonly values: readonly unknown[] }[],
  leaf: PathCertificate,
  platform: Platform,
): Promise<boolean> {
  const attribute = attributes.find(({ type }) => type === OID.signingCertificateV2);
  if (!attribute) return true;
  const list = (attribute.values[0] as Sequence).valueBlock.value[0] as Sequence;
  const members = (list.valueBlock.value[0] as Sequence).valueBlock.value;
  const hash = members.find((member) => member.idBlock.tagNumber === 4) as OctetString | undefined;
  const algorithm = members[0]?.idBlock.tagNumber === 16 ? (members[0] as Sequence).valueBlock.value[0] : undefined;
  const digest = algorithm ? DIGESTS[(algorithm as unknown as { getValue(): string }).getValue()] : 'sha256';
  if (!hash || !digest) return false;
  return equalBytes(await platform.digest(digest, [leaf.der]), hash.valueBlock.valueHexView);
}

async function leadsTo(
  anchors: readonly PathCertificate[],
  leaf: PathCertificate,
  others: readonly PathCertificate[],
  platform: Platform,
): Promise<boolean> {
  const authorities = others.filter(isAuthority);
  let current = leaf;
  for (let depth = 0; depth < 10; depth++) {
    if (anchors.some((anchor) => equalBytes(anchor.der, current.der))) return true;
    const candidates = [...anchors, ...authorities.filter((other) => other.der !== current.der)];
    const next = await issuerAmong(candidates, current, platform);
    if (!next || equalBytes(next.der, current.der)) return false;
    current = next;
  }
  return false;
}
