import { createHash, randomUUID } from 'node:crypto';
import { identityClaimDecider, type PersonId, streams } from '@attestory/domain';
import { stringify } from 'uuid';
import type { Application } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';

/** Where the keys lie from which the names of claims follow, by the keyed hash of what is claimed. */
export const claimScope = 'identities';

type Tools = Pick<Application, 'keys' | 'transactor'>;

/** A claim, and whose it is. */
export interface Claim {
  readonly claimId: string;
  readonly personId: PersonId;
}

/**
 * The claims of these keyed hashes as the log has them now; null for one that nobody has claimed. Who asks in vain leaves
 * nothing behind.
 */
export async function findClaims(app: Tools, hashes: readonly string[]): Promise<readonly (Claim | null)[]> {
  const keys = await app.keys.get(hashes.map((subject) => ({ scope: claimScope, subject })));
  return Promise.all(
    keys.map(async (key) => {
      if (!key) return null;
      const claimId = claimIdOf(key);
      const { personId } = (await app.transactor.load(streams.identity(claimId), identityClaimDecider)).state;
      return personId === null ? null : { claimId, personId };
    }),
  );
}

/** Claims a keyed hash for a person; gives whose it is: of two who claim it at once, the same one to both. */
export async function claim(
  app: Tools,
  hash: string,
  personId: PersonId,
  identity: Omit<CommandIdentity, 'commandId'>,
): Promise<Claim> {
  const [key] = (await app.keys.ensure([{ scope: claimScope, subject: hash }])) as [Uint8Array];
  const claimId = claimIdOf(key);
  const { state } = await app.transactor.transact({
    stream: streams.identity(claimId),
    decider: identityClaimDecider,
    command: { type: 'ClaimIdentity', personId },
    identity: { ...identity, commandId: randomUUID() },
    content: { claim: personId },
  });
  return { claimId, personId: state.personId as PersonId };
}

/** A UUID (version 8) that only who has the key can tell to be this claim's. A contract: streams are named by it. */
function claimIdOf(key: Uint8Array): string {
  const bytes = createHash('sha256').update('attestory.identity-claim.v1\n').update(key).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return stringify(bytes);
}
