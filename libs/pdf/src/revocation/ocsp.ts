import { X509Certificate } from 'node:crypto';
import {
  type BitString,
  type BaseBlock,
  type Constructed,
  Enumerated,
  fromBER,
  GeneralizedTime,
  OctetString,
} from 'asn1js';
import { BasicOCSPResponse, CertID, Extension, OCSPRequest, OCSPResponse } from 'pkijs';
import { isIssuedBy, type PathCertificate, pathCertificate } from './certificate-path.js';
import { isSignedBy, reasonOf, type RevocationAnswer, RevocationDataError } from './revocation-answer.js';

const OID = {
  nonce: '1.3.6.1.5.5.7.48.1.2',
  basic: '1.3.6.1.5.5.7.48.1.1',
  extendedKeyUsage: '2.5.29.37',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const;

/** A question about one certificate (RFC 6960, 4.1). @param nonce makes the answer fresh, where the responder minds */
export async function ocspRequest(
  certificate: PathCertificate,
  issuer: PathCertificate,
  nonce: Uint8Array,
): Promise<Uint8Array> {
  const request = new OCSPRequest();
  // SHA-1 here only names the issuer; responders look their certificates up by it.
  const about = { hashAlgorithm: 'SHA-1', issuerCertificate: issuer.parsed };
  await request.createForCertificate(certificate.parsed, about);
  const extnValue = new OctetString({ valueHex: new Uint8Array(nonce).buffer }).toBER();
  request.tbsRequest.requestExtensions = [new Extension({ extnID: OID.nonce, extnValue })];
  return new Uint8Array(request.toSchema(true).toBER());
}

/**
 * What an answer (RFC 6960, 4.2) says of the certificate, once the signature is its issuer's, or that of somebody whom the
 * issuer made a responder.
 * @param nonce what was asked with: an answer with another one is for somebody else; one without is taken
 * @throws RevocationDataError
 */
export async function readOcsp(
  der: Uint8Array,
  certificate: PathCertificate,
  issuer: PathCertificate,
  nonce?: Uint8Array,
): Promise<RevocationAnswer> {
  const basic = parse(der);
  const { tbsResponseData: data } = basic;
  if (!isAuthorized(basic, issuer))
    throw new RevocationDataError('its signature is not of the issuer, or of its responder');
  const echoed = data.responseExtensions?.find(({ extnID }) => extnID === OID.nonce)?.extnValue.valueBlock.valueHexView;
  if (nonce && echoed && !nonceOf(echoed).equals(nonce))
    throw new RevocationDataError('it answers another request (nonce)');
  for (const one of data.responses) {
    const hashAlgorithm = HASHES[one.certID.hashAlgorithm.algorithmId];
    if (!hashAlgorithm) continue;
    const own = await CertID.create(certificate.parsed, { hashAlgorithm, issuerCertificate: issuer.parsed });
    if (!own.isEqual(one.certID)) continue;
    const from = one.thisUpdate.toISOString();
    return { from, until: one.nextUpdate?.toISOString() ?? null, revoked: revocationIn(one.certStatus as BaseBlock) };
  }
  throw new RevocationDataError('it is about another certificate');
}

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

function parse(der: Uint8Array): BasicOCSPResponse {
  let response: OCSPResponse;
  try {
    response = OCSPResponse.fromBER(der);
  } catch {
    throw new RevocationDataError('it can’t be read');
  }
  const status = response.responseStatus.valueBlock.valueDec;
  if (status !== 0) throw new RevocationDataError(`the responder refused (status ${status})`);
  if (response.responseBytes?.responseType !== OID.basic) throw new RevocationDataError('it is of an unknown kind');
  try {
    return BasicOCSPResponse.fromBER(response.responseBytes.response.valueBlock.valueHexView);
  } catch {
    throw new RevocationDataError('it can’t be read');
  }
}

/** RFC 6960, 4.2.2.2: signed by the issuer, or by whom the issuer gave a certificate for this purpose. */
function isAuthorized(
  { tbsResponseData, signatureAlgorithm, signature, certs = [] }: BasicOCSPResponse,
  issuer: PathCertificate,
) {
  const signed = (by: X509Certificate) =>
    isSignedBy(
      by.publicKey,
      tbsResponseData.tbsView,
      signatureAlgorithm,
      (signature as BitString).valueBlock.valueHexView,
    );
  if (signed(issuer.x509)) return true;
  return certs.some((one) => {
    const responder = pathCertificate(new Uint8Array(one.toSchema(false).toBER()));
    const { x509 } = responder;
    const at = tbsResponseData.producedAt;
    const mayAnswer = x509.keyUsage?.includes(OID.ocspSigning) && at >= x509.validFromDate && at <= x509.validToDate;
    return mayAnswer === true && isIssuedBy(responder, issuer) && signed(x509);
  });
}

/** Good is [0], revoked [1] with its time and maybe a reason [0], unknown [2]. */
function revocationIn(status: BaseBlock): RevocationAnswer['revoked'] {
  const { tagNumber } = status.idBlock;
  if (tagNumber === 0) return null;
  const [time, tagged] = tagNumber === 1 ? (status as Constructed).valueBlock.value : [];
  if (!(time instanceof GeneralizedTime)) throw new RevocationDataError('the responder does not know the certificate');
  const [reason] = (tagged as Constructed | undefined)?.valueBlock.value ?? [];
  const code = reason instanceof Enumerated ? reason.valueBlock.valueDec : undefined;
  return { at: time.toDate().toISOString(), reason: reasonOf(code) };
}

/** An octet string within the extension's octet string (RFC 8954); older responders leave it out. */
function nonceOf(value: Uint8Array): Buffer {
  const { result } = fromBER(new Uint8Array(value));
  return Buffer.from(result instanceof OctetString ? result.valueBlock.valueHexView : value);
}
