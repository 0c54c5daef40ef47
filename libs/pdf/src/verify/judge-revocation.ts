import { type PathCertificate, pathCertificate, pathOf } from '../revocation/certificate-path.js';
import { readCrl } from '../revocation/crl.js';
import { readOcsp } from '../revocation/ocsp.js';
import type { RevocationAnswer } from '../revocation/revocation-answer.js';
import type { RevocationReport } from './report.js';
import type { SecurityStore } from './security-store.js';

/**
 * What the document's own validation data say of a certificate and those above it, up to a root.
 * @param chain DER, the signer's first @param usedAt when it was used, RFC 3339; null: nothing proves when, so now counts
 */
export async function judgeRevocation(
  chain: readonly Uint8Array[],
  store: SecurityStore,
  anchors: readonly PathCertificate[],
  usedAt: string | null,
): Promise<RevocationReport> {
  const [leaf, ...others] = chain.map(pathCertificate);
  if (!leaf) return { status: 'unknown' };
  const path = pathOf(leaf, [...others, ...anchors, ...store.certificates]);
  const at = usedAt === null ? Date.now() : Date.parse(usedAt);
  const found = await Promise.all(
    path.slice(0, -1).map((certificate, i) => answersOn(certificate, path[i + 1] as PathCertificate, store)),
  );
  const revoked = found.flat().flatMap((answer) => answer.revoked ?? []);
  const [first] = revoked.toSorted((a, b) => a.at.localeCompare(b.at));
  if (first) return { status: usedAt !== null && Date.parse(first.at) > at ? 'revoked-later' : 'revoked', ...first };
  // What was out of date when the certificate was used says nothing of that time.
  const current = found.map((answers) => answers.filter(({ until }) => until === null || Date.parse(until) >= at));
  if (path.length < 2 || current.some((answers) => answers.length === 0)) return { status: 'unknown' };
  const asOf = current.flatMap((answers) => answers.map(({ from }) => from)).toSorted()[0];
  return { status: 'good', ...(asOf === undefined ? {} : { asOf }) };
}

async function answersOn(
  certificate: PathCertificate,
  issuer: PathCertificate,
  { ocsps, crls }: SecurityStore,
): Promise<readonly RevocationAnswer[]> {
  const read = [
    ...ocsps.map((der) => () => readOcsp(der, certificate, issuer)),
    ...crls.map((der) => () => Promise.resolve(readCrl(der, certificate, issuer))),
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
