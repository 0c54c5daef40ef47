import { type PersonId, personDecider, streams } from '@attestory/domain';
import type { SignedDocuments, SignedSignatory } from '@attestory/projections';
import type { Application } from '../application.js';
import { findClaims } from '../people/identity-claims.js';
import { emailKeyOf } from '../people/identity-keys.js';
import type { Copy } from './copy.js';
import { type Grant, grantOf } from './grant.js';

type Tools = Pick<Application, 'keys' | 'lookup' | 'settings' | 'transactor'>;

/**
 * The copies of people who have an account, of what the delivery policy gives them: of those who claimed the identity that a
 * signature rests on, or, where it rests on none, the address to which the link went. As the log has it now.
 */
export async function personalCopies(app: Tools, signed: SignedDocuments): Promise<readonly Copy[]> {
  const found = new Map<PersonId, { readonly grant: Grant; readonly mine: SignedSignatory[] }>();
  for (const signatory of signed.signatories) {
    const grant = grantOf('personal-account', app, signatory, signed);
    if (!grant) continue;
    for (const personId of await ownersOf(app, signatory)) {
      const before = found.get(personId);
      found.set(personId, before ? { ...before, mine: [...before.mine, signatory] } : { grant, mine: [signatory] });
    }
  }
  const copies: Copy[] = [];
  for (const [personId, { grant, mine }] of found) {
    // Whoever claims it just now and isn't registered yet gets it when they are.
    if (!(await isRegistered(app, personId))) continue;
    // Whoever reads the mailbox sees what was drawn from it, beside whatever else the same person signed.
    const foundBy = mine.every(({ identity }) => identity) ? 'identity' : 'email';
    copies.push({ holder: { kind: 'person', personId }, folderId: null, foundBy, grant, mine });
  }
  return copies;
}

async function ownersOf(app: Tools, { identity, email }: SignedSignatory): Promise<ReadonlySet<PersonId>> {
  const hashes = identity ?? (email === null ? [] : [emailKeyOf(app, email)]);
  const claims = await findClaims(app, hashes);
  return new Set(claims.flatMap((claim) => (claim ? [claim.personId] : [])));
}

async function isRegistered({ transactor }: Tools, personId: PersonId): Promise<boolean> {
  return (await transactor.load(streams.person(personId), personDecider)).state.status === 'registered';
}
