import { nodePlatform } from '@attestory/audit/node-platform';
import { pathCertificate, type PathCertificate, pathOf } from '@attestory/audit/verify-pdf';
import { gatherEvidence, RevokedError, unrevoked, type ValidationData } from './gather-evidence.js';
import type { RevocationClient } from './revocation-client.js';
import { givesRevocation, namesSource } from './revocation-sources.js';

/** What can be shown of the certificates behind seals and their time stamps. */
export interface LongTermProof {
  /** @throws RevokedError when the sealing certificate, or one above it, is known to be revoked */
  requireUnrevoked(): Promise<void>;
  /** Whether these certificates lead to known roots, and all name where their revocation can be asked for. */
  isToBeHad(signers: readonly Signer[]): Promise<boolean>;
  /** Leaves out who leads to no known root: strangers’ certificates don't tell us whom to ask. @throws RevokedError, RevocationUnknownError */
  gather(signers: readonly Signer[], use: Use): Promise<ValidationData>;
}

/** Certificates (DER) that go along with a signature or time stamp, the signer's first. */
export type Signer = readonly Uint8Array[];

interface Use {
  /** RFC 3339. */
  readonly usedAt: string;
  /** Whether somebody waits for it. */
  readonly hurry: boolean;
}

/** @param chain what seals (DER, the sealing certificate first) @param roots others that end paths, in PEM */
export function createLongTermProof(
  client: RevocationClient,
  chain: readonly Uint8Array[],
  roots: readonly string[],
): LongTermProof {
  const known = [...chain, ...roots].map(pathCertificate);
  const isKnown = (one: PathCertificate) => known.some(({ der }) => Buffer.compare(der, one.der) === 0);
  const pathsOf = async (signers: readonly Signer[]) => {
    const paths = await Promise.all(
      signers.map((signer) => {
        const [leaf, ...others] = signer.map(pathCertificate) as [PathCertificate, ...PathCertificate[]];
        return pathOf(leaf, [...others, ...known], nodePlatform);
      }),
    );
    return paths.filter((path) => isKnown(path.at(-1) as PathCertificate));
  };
  return {
    requireUnrevoked: async () => {
      const [path = []] = await pathsOf([chain]);
      const use = { usedAt: new Date().toISOString(), hurry: true };
      await Promise.all(
        path.map(async (certificate, i) => {
          const issuer = path[i + 1];
          if (!issuer || !namesSource(certificate)) return;
          await unrevoked(client, certificate, issuer, use).catch((error) => {
            // What nobody knows now doesn't keep from sealing; what is known does.
            if (error instanceof RevokedError) throw error;
          });
        }),
      );
    },
    isToBeHad: async (signers) => {
      const paths = await pathsOf(signers);
      return paths.length === signers.length && (await giving(paths)).length === paths.length;
    },
    gather: async (signers, use) => gatherEvidence(client, await giving(await pathsOf(signers)), use),
  };
}

async function giving(
  paths: readonly (readonly PathCertificate[])[],
): Promise<readonly (readonly PathCertificate[])[]> {
  const gives = await Promise.all(paths.map(givesRevocation));
  return paths.filter((_, i) => gives[i]);
}
