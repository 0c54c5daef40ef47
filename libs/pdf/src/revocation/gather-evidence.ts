import { type PathCertificate, subjectOf } from '@attestory/audit/verify-pdf';
import type { KnownStatus, RevocationClient } from './revocation-client.js';

/** What a DSS dictionary holds (ISO 32000-2, 12.8.4.3), each DER, byte for byte as it was given. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** A certificate of a path was revoked before it was used; the message is a sentence. */
export class RevokedError extends Error {
  override readonly name = 'RevokedError';
}

/**
 * All that shows later that no certificate of the paths was revoked when it was used.
 * @param use.usedAt RFC 3339; a revocation after it does not matter, and is shown as well
 * @throws RevokedError, RevocationUnknownError
 */
export async function gatherEvidence(
  client: RevocationClient,
  paths: readonly (readonly PathCertificate[])[],
  use: { readonly usedAt: string; readonly hurry: boolean },
): Promise<ValidationData> {
  const issued = paths.flatMap((path) =>
    path.slice(0, -1).map((one, i) => [one, path[i + 1] as PathCertificate] as const),
  );
  const known = await Promise.all(issued.map(([one, issuer]) => unrevoked(client, one, issuer, use)));
  return {
    certificates: unique(paths.flat().map(({ der }) => der)),
    ocsps: unique(known.flatMap(({ ocsp }) => (ocsp ? [ocsp] : []))),
    crls: unique(known.flatMap(({ crl }) => (crl ? [crl] : []))),
  };
}

/** @throws RevokedError when it was revoked by then, RevocationUnknownError */
export async function unrevoked(
  client: RevocationClient,
  certificate: PathCertificate,
  issuer: PathCertificate,
  { usedAt, hurry }: { readonly usedAt: string; readonly hurry: boolean },
): Promise<KnownStatus> {
  const known = await client.status(certificate, issuer, hurry);
  const { revoked } = known.answer;
  if (!revoked || Date.parse(revoked.at) > Date.parse(usedAt)) return known;
  const why = revoked.reason === null ? '' : ` (${revoked.reason})`;
  throw new RevokedError(`The certificate ${subjectOf(certificate)} was revoked at ${revoked.at}${why}.`);
}

function unique(all: readonly Uint8Array[]): readonly Uint8Array[] {
  return all.filter((one, i) => all.findIndex((other) => Buffer.compare(one, other) === 0) === i);
}
