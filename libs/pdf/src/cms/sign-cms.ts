import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import type { SealIdentity } from './seal-identity.js';

/** The largest DER encoding of an ECDSA P-256 signature: two 33-byte integers in a sequence. */
const LARGEST_SIGNATURE = 72;

const OID = {
  data: oid('1.2.840.113549.1.7.1'),
  signedData: oid('1.2.840.113549.1.7.2'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingCertificateV2: oid('1.2.840.113549.1.9.16.2.47'),
  timeStampToken: oid('1.2.840.113549.1.9.16.2.14'),
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  ecdsaWithSha256: oid('1.2.840.10045.4.3.2'),
} as const;

/**
 * A detached CMS SignedData (RFC 5652) for /Contents of a PAdES B-B signature (ETSI EN 319 142-1): signing-certificate-v2
 * is signed, the time is not (it stands in the signature dictionary's /M), and the whole chain goes along.
 * @param digest SHA-256 of the bytes that /ByteRange covers
 * @returns DER, at most {@link cmsSizeBound} bytes
 */
export async function signCms({
  digest,
  identity,
  stamp,
}: {
  readonly digest: Uint8Array;
  readonly identity: SealIdentity;
  /** Gives a time-stamp token over the signature, which makes it B-T; null: there is none now. */
  readonly stamp?: (signature: Uint8Array) => Promise<Uint8Array | null>;
}): Promise<Uint8Array> {
  if (digest.length !== 32) throw new RangeError(`A SHA-256 digest has 32 bytes, not ${digest.length}.`);
  const parts = partsOf(identity);
  const attributes = signedAttributes(digest, parts);
  // The signature is over the attributes as a SET OF; inside SignerInfo the same bytes carry an implicit tag [0].
  const signature = await identity.sign(set(...attributes));
  return signedData(parts, attributes, signature, (await stamp?.(signature)) ?? null);
}

/** The largest size in bytes that {@link signCms} can give for this identity without a time stamp; only the signature's length varies. */
export function cmsSizeBound(identity: SealIdentity): number {
  return partsOf(identity).bound;
}

/** What is the same in all signatures of an identity, in DER. */
interface IdentityParts {
  readonly signingCertificate: Uint8Array;
  readonly issuerAndSerialNumber: Uint8Array;
  readonly certificates: readonly Uint8Array[];
}

const known = new WeakMap<SealIdentity, IdentityParts & { readonly bound: number }>();

function partsOf(identity: SealIdentity): IdentityParts & { readonly bound: number } {
  const parts = known.get(identity) ?? encodeParts(identity.chain);
  known.set(identity, parts);
  return parts;
}

function encodeParts(chain: readonly Uint8Array[]): IdentityParts & { readonly bound: number } {
  const [certificate] = chain;
  if (!certificate) throw new TypeError('A seal identity holds at least the sealing certificate.');
  const hash = createHash('sha256').update(certificate).digest();
  const parts = {
    // ESSCertIDv2 (RFC 5035) without hashAlgorithm, whose default is SHA-256, and which DER therefore leaves out.
    signingCertificate: attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(hash))))),
    issuerAndSerialNumber: issuerAndSerialNumber(certificate),
    certificates: inDerOrder(chain.map((one) => requireDer(one, 'A sealing certificate'))),
  };
  const attributes = signedAttributes(new Uint8Array(32), parts);
  return { ...parts, bound: signedData(parts, attributes, new Uint8Array(LARGEST_SIGNATURE), null).length };
}

function signedAttributes(digest: Uint8Array, { signingCertificate }: IdentityParts): readonly Uint8Array[] {
  return inDerOrder([
    attribute(OID.contentType, OID.data),
    attribute(OID.messageDigest, octets(digest)),
    signingCertificate,
  ]);
}

function signedData(
  { issuerAndSerialNumber: signer, certificates }: IdentityParts,
  attributes: readonly Uint8Array[],
  signature: Uint8Array,
  token: Uint8Array | null,
): Uint8Array {
  const stamped = token ? [implicitSet(1, attribute(OID.timeStampToken, requireDer(token, 'A time stamp')))] : [];
  const signerInfo = sequence(
    version1,
    signer,
    sequence(OID.sha256),
    implicitSet(0, ...attributes),
    sequence(OID.ecdsaWithSha256),
    octets(signature),
    ...stamped,
  );
  const content = sequence(
    version1,
    set(sequence(OID.sha256)),
    sequence(OID.data),
    implicitSet(0, ...certificates),
    set(signerInfo),
  );
  return sequence(OID.signedData, implicitSet(0, content));
}

function issuerAndSerialNumber(certificate: Uint8Array): Uint8Array {
  const [tbs] = (asn1.fromBER(new Uint8Array(certificate)).result as asn1.Sequence).valueBlock.value;
  const fields = (tbs as asn1.Sequence).valueBlock.value;
  // TBSCertificate (RFC 5280, 4.1): [0] version, absent in version 1; serialNumber; signature; issuer.
  const start = fields[0]?.idBlock.tagClass === 3 ? 1 : 0;
  const [serialNumber, , issuer] = fields.slice(start);
  if (!serialNumber || !issuer) throw new TypeError('The sealing certificate has no serial number or issuer.');
  return sequence(Buffer.from(issuer.toBER()), Buffer.from(serialNumber.toBER()));
}

/** What others have signed goes in as it came, and must be DER as all the rest: verifiers encode anew before they hash. */
function requireDer(bytes: Uint8Array, what: string): Uint8Array {
  const { result } = asn1.fromBER(new Uint8Array(bytes));
  if (!Buffer.from(result.toBER()).equals(bytes)) throw new TypeError(`${what} is not encoded in DER.`);
  return bytes;
}

/** DER (X.690, 11.6) orders the members of a SET OF by their encodings; verifiers encode anew before they check. */
const inDerOrder = (members: readonly Uint8Array[]) => [...members].sort(Buffer.compare);

const version1 = der(0x02, [Uint8Array.of(1)]);
const sequence = (...content: Uint8Array[]) => der(0x30, content);
const set = (...content: Uint8Array[]) => der(0x31, content);
const octets = (content: Uint8Array) => der(0x04, [content]);
const attribute = (type: Uint8Array, value: Uint8Array) => sequence(type, set(value));
/** Constructed, with a tag of the context's. */
const implicitSet = (tag: number, ...content: Uint8Array[]) => der(0xa0 + tag, content);

function oid(value: string): Uint8Array {
  return Buffer.from(new asn1.ObjectIdentifier({ value }).toBER());
}

/** A value of X.690 with a tag of one byte and a definite length. */
function der(tag: number, content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const digits = body.length.toString(16);
  const length = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, ...(body.length < 0x80 ? [] : [0x80 + length.length])), length, body]);
}
