import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import type { SealIdentity } from './seal-identity.js';

/** The largest DER encoding of an ECDSA P-256 signature: two 33-byte integers in a sequence. */
const LARGEST_SIGNATURE = 72;

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
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
  const attributes = signedAttributes(digest, identity);
  // The signature is over the attributes as a SET OF; inside SignerInfo the same bytes carry an implicit tag [0].
  const toBeSigned = new Uint8Array(new asn1.Set({ value: attributes }).toBER());
  const signature = await identity.sign(toBeSigned);
  return signedData(identity, attributes, signature, (await stamp?.(signature)) ?? null);
}

/** The largest size in bytes that {@link signCms} can give for this identity without a time stamp; only the signature's length varies. */
export function cmsSizeBound(identity: SealIdentity): number {
  const attributes = signedAttributes(new Uint8Array(32), identity);
  return signedData(identity, attributes, new Uint8Array(LARGEST_SIGNATURE), null).length;
}

function signedAttributes(digest: Uint8Array, { chain }: SealIdentity): asn1.BaseBlock[] {
  const certificateHash = createHash('sha256').update(sealingCertificate(chain)).digest();
  // ESSCertIDv2 (RFC 5035) without hashAlgorithm, whose default is SHA-256, and which DER therefore leaves out.
  const signingCertificate = sequence(sequence(sequence(octets(certificateHash))));
  return inDerOrder([
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, signingCertificate),
  ]);
}

function signedData(
  { chain }: SealIdentity,
  attributes: asn1.BaseBlock[],
  signature: Uint8Array,
  token: Uint8Array | null,
): Uint8Array {
  const stamped = token ? [implicitSet(1, [attribute(OID.timeStampToken, derBlock(token, 'A time stamp'))])] : [];
  const signerInfo = sequence(
    new asn1.Integer({ value: 1 }),
    issuerAndSerialNumber(sealingCertificate(chain)),
    sequence(oid(OID.sha256)),
    implicitSet(0, attributes),
    sequence(oid(OID.ecdsaWithSha256)),
    octets(signature),
    ...stamped,
  );
  const content = sequence(
    new asn1.Integer({ value: 1 }),
    new asn1.Set({ value: [sequence(oid(OID.sha256))] }),
    sequence(oid(OID.data)),
    implicitSet(0, inDerOrder(chain.map(certificateBlock))),
    new asn1.Set({ value: [signerInfo] }),
  );
  return new Uint8Array(sequence(oid(OID.signedData), implicitSet(0, [content])).toBER());
}

function issuerAndSerialNumber(certificate: Uint8Array): asn1.Sequence {
  const [tbs] = (certificateBlock(certificate) as asn1.Sequence).valueBlock.value;
  const fields = (tbs as asn1.Sequence).valueBlock.value;
  // TBSCertificate (RFC 5280, 4.1): [0] version, absent in version 1; serialNumber; signature; issuer.
  const start = fields[0]?.idBlock.tagClass === 3 ? 1 : 0;
  const [serialNumber, , issuer] = fields.slice(start);
  if (!serialNumber || !issuer) throw new TypeError('The sealing certificate has no serial number or issuer.');
  return sequence(issuer, serialNumber);
}

/** Verifiers hash certificates byte for byte: one that isn't DER would come out of the encoder changed. */
const certificateBlock = (der: Uint8Array) => derBlock(der, 'A sealing certificate');

/** What others have signed is put in as it came: what isn't DER would come out of the encoder changed. */
function derBlock(der: Uint8Array, what: string): asn1.BaseBlock {
  const { result } = asn1.fromBER(new Uint8Array(der));
  if (!Buffer.from(result.toBER()).equals(der)) throw new TypeError(`${what} is not encoded in DER.`);
  return result;
}

function sealingCertificate(chain: readonly Uint8Array[]): Uint8Array {
  const [certificate] = chain;
  if (!certificate) throw new TypeError('A seal identity holds at least the sealing certificate.');
  return certificate;
}

/** DER (X.690, 11.6) orders the members of a SET OF by their encodings; verifiers encode anew before they check. */
function inDerOrder(members: asn1.BaseBlock[]): asn1.BaseBlock[] {
  return members
    .map((member) => ({ member, bytes: Buffer.from(member.toBER()) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ member }) => member);
}

const sequence = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value });
const oid = (value: string) => new asn1.ObjectIdentifier({ value });
const octets = (value: Uint8Array) => new asn1.OctetString({ valueHex: new Uint8Array(value).buffer });
const attribute = (type: string, value: asn1.BaseBlock) => sequence(oid(type), new asn1.Set({ value: [value] }));
const implicitSet = (tagNumber: number, value: asn1.BaseBlock[]) =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
