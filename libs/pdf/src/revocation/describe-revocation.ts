import { nodePlatform } from '@attestory/audit/node-platform';
import { isRoot, type PathCertificate, pathCertificate, pathOf, subjectOf } from '@attestory/audit/verify-pdf';
import { unrevoked } from './gather-evidence.js';
import { createRevocationClient, type RevocationOptions } from './revocation-client.js';
import { givesRevocation, namesSource } from './revocation-sources.js';

/**
 * Asks for the revocation of what seals, and says in a sentence for people how that stands.
 * @param chain DER, the sealing certificate first
 * @throws RevokedError, RevocationUnknownError
 */
export async function describeRevocation(chain: readonly Uint8Array[], options: RevocationOptions): Promise<string> {
  const [leaf, ...others] = chain.map(pathCertificate);
  if (!leaf || !namesSource(leaf))
    return 'the sealing certificate names no list and no responder: seals are PAdES B-T at most';
  const path = await pathOf(leaf, others, nodePlatform);
  const last = path.at(-1) as PathCertificate;
  if (!(await isRoot(last, nodePlatform)))
    return `the issuer of ${subjectOf(last)} is missing: add the chain up to its root for PAdES B-LT`;
  const client = createRevocationClient(options);
  const use = { usedAt: (options.now ?? (() => new Date().toISOString()))(), hurry: false };
  const asked = path.slice(0, -1).filter(namesSource);
  const known = await Promise.all(
    asked.map((one) => unrevoked(client, one, path[path.indexOf(one) + 1] as PathCertificate, use)),
  );
  const oldest = known.map(({ answer }) => answer.from).toSorted()[0];
  const level = (await givesRevocation(path))
    ? ''
    : '; a certificate above names nobody to ask, so seals are PAdES B-T at most';
  return `not revoked, as of ${oldest}${level}`;
}
