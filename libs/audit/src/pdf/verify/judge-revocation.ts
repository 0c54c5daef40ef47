import { type PathCertificate, pathCertificate, pathOf } from '../certificates/certificate.js';
import type { Platform } from '../platform.js';
import { readCrl } from '../certificates/crl.js';
import { readOcsp } from '../certificates/ocsp.js';
import type { RevocationAnswer } from '../certificates/revocation-answer.js';
import type { Verifier } from './verifier.js';
import type { RevocationReport } from './report.js';
import type { SecurityStore } from './security-store.js';

/**
 * What the document's own validation data say of a certificate and those above it, up to a root.
 * @param chain DER, the signer's first @param usedAt when it was used, RFC 3339; null: nothing proves when, so now counts
 */
export async function judgeRevocation(
  chain: readonly Uint8Array[],
  store: SecurityStore,
  { anchors, platform, now }: Verifier,
  usedAt: string | null,
): Promise<RevocationReport> {
  const [leaf, ...others] = chain.map(pathCertificate);
  if (!leaf) return { status: 'unknown' };
  const path = await pathOf(leaf, [...others, ...anchors, ...store.certificates], platform);
  const at = usedAt ?? now;
  const found = await Promise.all(
    path.slice(0, -1).map((certificate, i) => answersOn(certificate, path[i + 1] as PathCertificate, store, platform)),
  );
  const revoked = found.flat().flatMap((answer) => answer.revoked ?? []);
  const [first] = revoked.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (first) return { status: usedAt !== null && first.at > at ? 'revoked-later' : 'revoked', ...first };
  // What was out of date when the certificate was used says nothing of that time.
  const current = found.map((answers) => answers.filter(({ until }) => until === null || until >= at));
  if (path.length < 2 || current.some((answers) => answers.length === 0)) return { status: 'unknown' };
  const asOf = current.flatMap((answers) => answers.map(({ from }) => from)).toSorted()[0];
  return { status: 'good', ...(asOf === undefined ? {} : { asOf }) };
}

async function answersOn(
  certificate: PathCertificate,
  issuer: PathCertificate,
  { ocsps, crls }: SecurityStore,
  platform: Platform,
): Promise<readonly RevocationAnswer[]> {
  const read = [
    ...ocsps.map((der) => () => readOcsp(der, certificate, issuer, platform)),
    ...crls.map((der) => () => readCrl(der, certificate, issuer, platform)),
  ];
  // What is about other certificates, or by nobody who may say, is no answer.
  const answers = await Promise.all(
    read.map((one) =>
      Promise.resolve()
        .then(one)
        .catch(() => null),
    ),
  );
  return answers.filter((answer) => answer !== null);
}
