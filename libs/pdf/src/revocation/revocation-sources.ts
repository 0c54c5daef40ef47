import { nodePlatform } from '@attestory/audit/node-platform';
import { isRoot, type PathCertificate } from '@attestory/audit/verify-pdf';
import type { CRLDistributionPoints, GeneralName, InfoAccess } from 'pkijs';

const OID = {
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  crlDistributionPoints: '2.5.29.31',
  ocsp: '1.3.6.1.5.5.7.48.1',
  uri: 6,
} as const;

/** Where a certificate says that its revocation can be asked for, over HTTP. */
export interface RevocationSources {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
}

export function revocationSources({ parsed }: PathCertificate): RevocationSources {
  const extension = (oid: string) => parsed.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as unknown;
  const access = extension(OID.authorityInfoAccess) as InfoAccess | undefined;
  const points = extension(OID.crlDistributionPoints) as CRLDistributionPoints | undefined;
  const responders = access?.accessDescriptions?.filter(({ accessMethod }) => accessMethod === OID.ocsp) ?? [];
  // A list of some reasons only, or of another issuer, is no list to rely on.
  const whole = points?.distributionPoints?.filter(({ reasons, cRLIssuer }) => !reasons && !cRLIssuer) ?? [];
  return {
    ocsp: addresses(responders.map(({ accessLocation }) => accessLocation)),
    crl: addresses(
      whole.flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : [])),
    ),
  };
}

/** Whether every certificate of the path, but the root that ends it, says where its revocation can be asked for. */
export async function givesRevocation(path: readonly PathCertificate[]): Promise<boolean> {
  const last = path.at(-1);
  if (last === undefined || path.length < 2 || !path.slice(0, -1).every(namesSource)) return false;
  return isRoot(last, nodePlatform);
}

export function namesSource(certificate: PathCertificate): boolean {
  const { ocsp, crl } = revocationSources(certificate);
  return ocsp.length + crl.length > 0;
}

function addresses(names: readonly GeneralName[]): readonly string[] {
  return names.flatMap(({ type, value }) =>
    type === OID.uri && typeof value === 'string' && /^https?:\/\//i.test(value) ? [value] : [],
  );
}
