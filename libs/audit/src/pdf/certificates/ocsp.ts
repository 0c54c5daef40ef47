import {
  type BitString,
  type BaseBlock,
  type Constructed,
  Enumerated,
  fromBER,
  GeneralizedTime,
  OctetString,
} from 'asn1js';
import { BasicOCSPResponse, CertID, OCSPResponse } from 'pkijs';
import type { Platform } from '../platform.js';
import { equalBytes } from '../syntax/bytes.js';
import { isIssuedBy, isValidAt, type PathCertificate, pathCertificate, purposesOf } from './certificate.js';
import { reasonOf, type RevocationAnswer, RevocationDataError } from './revocation-answer.js';
import { isSignedBy } from './signed-by.js';

const OID = {
  nonce: '1.3.6.1.5.5.7.48.1.2',
  basic: '1.3.6.1.5.5.7.48.1.1',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const;

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
  platform: Platform,
  nonce?: Uint8Array,
): Promise<RevocationAnswer> {
  const basic = parse(der);
  const { tbsResponseData: data } = basic;
  if (!(await isAuthorized(basic, issuer, platform)))
    throw new RevocationDataError('its signature is not of the issuer, or of its responder');
  const echoed = data.responseExtensions?.find(({ extnID }) => extnID === OID.nonce)?.extnValue.valueBlock.valueHexView;
  if (nonce && echoed && !equalBytes(nonceOf(echoed), nonce))
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
async function isAuthorized(
  { tbsResponseData, signatureAlgorithm, signature, certs = [] }: BasicOCSPResponse,
  issuer: PathCertificate,
  platform: Platform,
): Promise<boolean> {
  const answer = {
    signed: tbsResponseData.tbsView,
    algorithm: signatureAlgorithm,
    signature: (signature as BitString).valueBlock.valueHexView,
  };
  if (await isSignedBy(issuer, answer, platform)) return true;
  for (const one of certs) {
    const responder = pathCertificate(new Uint8Array(one.toSchema(false).toBER()));
    if (!purposesOf(responder)?.purposes.includes(OID.ocspSigning)) continue;
    if (!isValidAt(responder, tbsResponseData.producedAt)) continue;
    if ((await isIssuedBy(responder, issuer, platform)) && (await isSignedBy(responder, answer, platform))) return true;
  }
  return false;
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
function nonceOf(value: Uint8Array): Uint8Array {
  const { result } = fromBER(new Uint8Array(value));
  return result instanceof OctetString ? result.valueBlock.valueHexView : value;
}
