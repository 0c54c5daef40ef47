import { randomUUID } from 'node:crypto';
import {
  type AuthenticationId,
  type IdentityLinked,
  type Language,
  maskIdentityNumber,
  type PersonalProof,
  personDecider,
  type PersonId,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { CommandRejectedError } from '../transact.js';
import { type Claim, claim, findClaims } from './identity-claims.js';
import { emailKeyOf, identityKeysOf } from './identity-keys.js';

/** What proves who somebody is: an identity from a broker, or an address at which they got a secret. */
export type PersonClaim =
  | { readonly proofed: ProofedIdentity; readonly authenticationId: string }
  | { readonly email: string };

export interface FoundPerson {
  readonly personId: PersonId;
  readonly language: Language;
  /** They had no account before. */
  readonly registered: boolean;
}

type Tools = Pick<Application, 'keys' | 'transactor' | 'lookup'>;

/**
 * The person whose identity or address it is, by the claims in the log: at once, whichever process registered them. One who
 * has no account gets one where `register` says so.
 * @throws CommandRejectedError `person-unknown`; `identity-linked-elsewhere` when its keys are two people's
 */
export async function registerOrFindPerson(
  app: Tools,
  proof: PersonClaim,
  { language, register, correlationId }: Wanted,
): Promise<FoundPerson> {
  const hashes = hashesOf(app, proof);
  const known = ownerOf(await findClaims(app, hashes));
  const isRegistered = known !== null && (await stateOf(app, known)).status === 'registered';
  if (!isRegistered && !register) throw new CommandRejectedError({ code: 'person-unknown' });
  return record(app, proof, known, { language, correlationId });
}

/**
 * Adds an identity or address to a person's account.
 * @throws CommandRejectedError `person-unknown`, `identity-linked-elsewhere`
 */
export async function linkToPerson(
  app: Tools,
  personId: PersonId,
  proof: PersonClaim,
  { correlationId }: Pick<Wanted, 'correlationId'>,
): Promise<FoundPerson> {
  const found = ownerOf(await findClaims(app, hashesOf(app, proof)));
  if (found !== null && found !== personId) throw elsewhere();
  const { status, ...person } = await stateOf(app, personId);
  if (status !== 'registered') throw new CommandRejectedError({ code: 'person-unknown' });
  const { language } = person as { readonly language: Language };
  return record(app, proof, personId, { language, correlationId });
}

export interface Wanted {
  /** Of a new account. */
  readonly language: Language;
  /** Whether who has no account gets one. */
  readonly register: boolean;
  /** The request that this belongs to. */
  readonly correlationId: string;
}

/** Claims what isn't claimed yet and records what is new. `known`: whose it must be; null: whoever claims it first. */
async function record(
  app: Tools,
  proof: PersonClaim,
  known: PersonId | null,
  { language, correlationId }: Pick<Wanted, 'language' | 'correlationId'>,
): Promise<FoundPerson> {
  let personId = known ?? (randomUUID() as PersonId);
  const claims: Claim[] = [];
  for (const hash of hashesOf(app, proof)) {
    const about = { actor: `person:${personId}`, correlationId, causationId: null };
    const made = await claim(app, hash, personId, about);
    // Somebody may have been faster with the same identity: then it is their account, which is this person's.
    if (known === null && claims.length === 0) personId = made.personId;
    else if (made.personId !== personId) throw elsewhere();
    claims.push(made);
  }
  const { state, events } = await app.transactor.transact({
    stream: streams.person(personId),
    decider: personDecider,
    command: { type: 'RegisterPerson', personId, language, proof: factOf(app, proof, claims) },
    identity: { commandId: randomUUID(), actor: `person:${personId}`, correlationId, causationId: null },
    content: { register: personId },
  });
  const registered = events.some(({ type }) => type === 'PersonRegistered');
  return { personId, registered, language: state.status === 'registered' ? state.language : language };
}

/** By what somebody is found; the strongest first, as it decides of two who register at once. */
function hashesOf(app: Tools, proof: PersonClaim): string[] {
  if ('email' in proof) return [emailKeyOf(app, proof.email)];
  const { number, subject } = identityKeysOf(app, proof.proofed);
  return number === undefined ? [subject] : [number, subject];
}

function ownerOf(claims: readonly (Claim | null)[]): PersonId | null {
  const owners = new Set(claims.flatMap((one) => (one ? [one.personId] : [])));
  if (owners.size > 1) throw elsewhere();
  return [...owners][0] ?? null;
}

function factOf(app: Tools, proof: PersonClaim, claims: readonly Claim[]): PersonalProof {
  const id = newIdOf((claims[0] as Claim).claimId, claims.map(({ claimId }) => claimId).join('/'));
  if ('email' in proof) return { email: { emailId: id, email: proof.email } };
  return { identity: identityFact(app, id, proof) };
}

function identityFact(
  app: Tools,
  identityId: string,
  { proofed, authenticationId }: Extract<PersonClaim, { proofed: unknown }>,
): IdentityLinked['data'] {
  const { method, country, level, scheme, broker, issuer, authenticatedAt, name, birthDate, test } = proofed;
  return {
    ...{ identityId, authenticationId: authenticationId as AuthenticationId },
    ...{ method, country, level, scheme, broker, issuer, authenticatedAt },
    identity: {
      ...{ name, birthDate, keys: identityKeysOf(app, proofed) },
      identityNumber: proofed.identityNumber && maskIdentityNumber(proofed.identityNumber),
    },
    ...(test ? { test: true as const } : {}),
  };
}

async function stateOf({ transactor }: Tools, personId: PersonId) {
  return (await transactor.load(streams.person(personId), personDecider)).state;
}

function elsewhere(): CommandRejectedError {
  return new CommandRejectedError({ code: 'identity-linked-elsewhere' });
}
