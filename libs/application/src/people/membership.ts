import {
  type AuthenticationId,
  currentAuthentication,
  type Instant,
  type InvitationEvent,
  type InvitationState,
  invitationDecider,
  isFrozen,
  memberOfPerson,
  organizationDecider,
  type PersonId,
  type SigningRole,
  streams,
} from '@attestory/domain';
import { identityKeys } from '@attestory/projections';
import type { Application, SigningSession } from '../application.js';
import { findClaims } from './identity-claims.js';

type Tools = Pick<Application, 'transactor' | 'keys'>;

/** Whose an identity is, by its keyed hashes; null: nobody's who has an account, or not one person's. */
export async function personOfIdentity(app: Tools, hashes: readonly string[]): Promise<PersonId | null> {
  const claims = await findClaims(app, hashes);
  const owners = new Set(claims.flatMap((one) => (one ? [one.personId] : [])));
  return owners.size === 1 ? ([...owners][0] as PersonId) : null;
}

/** Whether somebody has joined an organization and is still in it, as the log has it now. */
export async function isMember({ transactor }: Tools, personId: PersonId, organizationId: string): Promise<boolean> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  return state.status === 'registered' && memberOfPerson(state, personId) !== null;
}

/**
 * The authentication in this browser whose person is a member of the registered organization for which a signatory signs;
 * null: there is none, or none is needed.
 */
export async function memberAuthentication(
  app: Tools,
  session: SigningSession,
  role: SigningRole,
  state: InvitationState,
  now: Instant,
): Promise<AuthenticationId | null> {
  if (role.kind !== 'representative' || !('organizationId' in role) || !isFrozen(state)) return null;
  const signatory = state.signatories.find((s) => s.signatoryId === session.signatoryId);
  const current = signatory && currentAuthentication(signatory, session.sessionId as never, now);
  if (!current || current === 'expired') return null;
  const { events } = await app.transactor.load<InvitationEvent, InvitationState>(
    streams.invitation(session.invitationId),
    invitationDecider,
  );
  const { authenticationId } = current;
  const came = events.find(
    (event) => event.type === 'SignatoryAuthenticated' && event.data.authenticationId === authenticationId,
  );
  if (came?.type !== 'SignatoryAuthenticated') return null;
  const personId = await personOfIdentity(app, identityKeys(came.data.identity.keys));
  return personId && (await isMember(app, personId, role.organizationId)) ? authenticationId : null;
}
