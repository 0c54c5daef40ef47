import type { PathCertificate } from '@attestory/audit/verify-pdf';
import { OctetString } from 'asn1js';
import { Extension, OCSPRequest } from 'pkijs';

const NONCE = '1.3.6.1.5.5.7.48.1.2';

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
  request.tbsRequest.requestExtensions = [new Extension({ extnID: NONCE, extnValue })];
  return new Uint8Array(request.toSchema(true).toBER());
}
