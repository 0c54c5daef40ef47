import { Enumerated, fromBER } from 'asn1js';
import { CertificateRevocationList, type IssuingDistributionPoint } from 'pkijs';
import type { Platform } from '../platform.js';
import { equalBytes } from '../syntax/bytes.js';
import { isAuthority, type PathCertificate } from './certificate.js';
import { reasonOf, type RevocationAnswer, RevocationDataError } from './revocation-answer.js';
import { isSignedBy } from './signed-by.js';

const OID = { reason: '2.5.29.21', issuingDistributionPoint: '2.5.29.28' } as const;

/**
 * What a list (RFC 5280, 5) says of the certificate, once the signature is its issuer's and the list covers such certificates.
 * @throws RevocationDataError
 */
export async function readCrl(
  der: Uint8Array,
  certificate: PathCertificate,
  issuer: PathCertificate,
  platform: Platform,
): Promise<RevocationAnswer> {
  const list = parse(der);
  if (!list.issuer.isEqual(certificate.parsed.issuer)) throw new RevocationDataError('it is another issuer’s');
  const signature = list.signatureValue.valueBlock.valueHexView;
  const signed = { signed: list.tbsView, algorithm: list.signatureAlgorithm, signature };
  if (!(await isSignedBy(issuer, signed, platform)))
    throw new RevocationDataError('its signature is not of the issuer');
  requireCoverage(list, certificate);
  const serial = certificate.parsed.serialNumber.valueBlock.valueHexView;
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    equalBytes(serial, userCertificate.valueBlock.valueHexView),
  );
  const reason = entry?.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === OID.reason);
  const code = reason && fromBER(new Uint8Array(reason.extnValue.valueBlock.valueHexView)).result;
  return {
    from: list.thisUpdate.value.toISOString(),
    until: list.nextUpdate?.value.toISOString() ?? null,
    revoked: entry
      ? {
          at: entry.revocationDate.value.toISOString(),
          reason: reasonOf(code instanceof Enumerated ? code.valueBlock.valueDec : undefined),
        }
      : null,
  };
}

function parse(der: Uint8Array): CertificateRevocationList {
  try {
    return CertificateRevocationList.fromBER(der);
  } catch {
    throw new RevocationDataError('it can’t be read');
  }
}

/** Lists of changes, of some reasons, or for somebody else’s certificates say too little; an unknown critical extension, who knows. */
function requireCoverage(list: CertificateRevocationList, certificate: PathCertificate): void {
  for (const { extnID, critical, parsedValue } of list.crlExtensions?.extensions ?? []) {
    if (!critical) continue;
    const scope = extnID === OID.issuingDistributionPoint ? (parsedValue as IssuingDistributionPoint) : undefined;
    const covers =
      scope &&
      !scope.indirectCRL &&
      !scope.onlyContainsAttributeCerts &&
      scope.onlySomeReasons === undefined &&
      !(isAuthority(certificate) ? scope.onlyContainsUserCerts : scope.onlyContainsCACerts);
    if (!covers) throw new RevocationDataError('it does not cover the certificate');
  }
}
