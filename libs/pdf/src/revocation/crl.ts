import { Enumerated, fromBER } from 'asn1js';
import { CertificateRevocationList, type IssuingDistributionPoint } from 'pkijs';
import type { PathCertificate } from './certificate-path.js';
import { isSignedBy, reasonOf, type RevocationAnswer, RevocationDataError } from './revocation-answer.js';

const OID = { reason: '2.5.29.21', issuingDistributionPoint: '2.5.29.28' } as const;

/**
 * What a list (RFC 5280, 5) says of the certificate, once the signature is its issuer's and the list covers such certificates.
 * @throws RevocationDataError
 */
export function readCrl(der: Uint8Array, certificate: PathCertificate, issuer: PathCertificate): RevocationAnswer {
  const list = parse(der);
  if (!list.issuer.isEqual(certificate.parsed.issuer)) throw new RevocationDataError('it is another issuer’s');
  if (
    !isSignedBy(
      issuer.x509.publicKey,
      list.tbsView,
      list.signatureAlgorithm,
      list.signatureValue.valueBlock.valueHexView,
    )
  )
    throw new RevocationDataError('its signature is not of the issuer');
  requireCoverage(list, certificate);
  const serial = Buffer.from(certificate.parsed.serialNumber.valueBlock.valueHexView);
  const entry = list.revokedCertificates?.find(({ userCertificate }) =>
    serial.equals(userCertificate.valueBlock.valueHexView),
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
function requireCoverage(list: CertificateRevocationList, { x509 }: PathCertificate): void {
  for (const { extnID, critical, parsedValue } of list.crlExtensions?.extensions ?? []) {
    if (!critical) continue;
    const scope = extnID === OID.issuingDistributionPoint ? (parsedValue as IssuingDistributionPoint) : undefined;
    const covers =
      scope &&
      !scope.indirectCRL &&
      !scope.onlyContainsAttributeCerts &&
      scope.onlySomeReasons === undefined &&
      !(x509.ca ? scope.onlyContainsUserCerts : scope.onlyContainsCACerts);
    if (!covers) throw new RevocationDataError('it does not cover the certificate');
  }
}
