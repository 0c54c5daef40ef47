import { type PersonId, personDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { personView } from '../queries/person.queries.js';
import { CommandRejectedError } from '../transact.js';
import { openSession } from './person-session.js';
import { type FoundPerson, linkToPerson } from './register-person.js';

type Tools = Pick<Application, 'transactor' | 'clock' | 'settings' | 'keys' | 'lookup'>;

/**
 * Whose session may add an identity: any, while the account has none; only one that was signed in strongly, once it has.
 * Else whoever reads somebody's mail could put their own identity beside theirs.
 * @throws CommandRejectedError `session-over`, `strong-authentication-required`
 */
export async function requireMayLink(app: Tools, sessionId: string | null): Promise<PersonId> {
  if (sessionId === null) throw new CommandRejectedError({ code: 'session-over' });
  const { session } = await openSession(app, sessionId);
  const personId = session.personId as PersonId;
  const { state } = await app.transactor.load(streams.person(personId), personDecider);
  if (state.status === 'registered' && state.assurance === 'strong' && session.assurance !== 'strong')
    throw new CommandRejectedError({ code: 'strong-authentication-required' });
  return personId;
}

/**
 * Adds an identity to the account of a session.
 * @throws CommandRejectedError as {@link requireMayLink}; `identity-linked-elsewhere`; `another-person` when it was born
 * on another day than the identities that are there
 */
export async function linkIdentity(
  app: Tools,
  sessionId: string | null,
  proof: { readonly proofed: ProofedIdentity; readonly authenticationId: string },
  { correlationId }: { readonly correlationId: string },
): Promise<FoundPerson> {
  const personId = await requireMayLink(app, sessionId);
  const { birthDate } = proof.proofed;
  const { identities } = await personView(app, personId);
  if (birthDate !== null && identities.some((one) => one.birthDate !== null && one.birthDate !== birthDate))
    throw new CommandRejectedError({ code: 'another-person' });
  return linkToPerson(app, personId, proof, { correlationId });
}
