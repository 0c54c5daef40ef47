import {
  type AuthenticationId,
  currentAuthentication,
  type Instant,
  type InvitationEvent,
  type InvitationState,
  invitationDecider,
  isFrozen,
  type Logged,
  type MemberId,
  type MemberRole,
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

/** A member of an organization. */
export interface Membership {
  readonly memberId: MemberId;
  readonly role: MemberRole;
  readonly organizationName: string;
}

/** What a person is in an organization, as the log has it now; null: no member, or there is no such organization. */
export async function membershipOf(
  { transactor }: Pick<Application, 'transactor'>,
  organizationId: string,
  personId: string,
): Promise<Membership | null> {
  const { state } = await transactor.load(streams.organization(organizationId), organizationDecider);
  const member = state.status === 'registered' ? memberOfPerson(state, personId as PersonId) : null;
  return member && state.status === 'registered' ? { ...member, organizationName: state.name } : null;
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
  const personId = await personOfAuthentication(app, authenticationId, events);
  return personId && (await membershipOf(app, role.organizationId, personId)) ? authenticationId : null;
}

/** Whose account the identity belongs to by which a signatory authenticated; null: nobody's. */
export async function personOfAuthentication(
  app: Tools,
  authenticationId: AuthenticationId,
  events: readonly Logged<InvitationEvent>[],
): Promise<PersonId | null> {
  const came = events.find(
    (event) => event.type === 'SignatoryAuthenticated' && event.data.authenticationId === authenticationId,
  );
  return came?.type === 'SignatoryAuthenticated' ? personOfIdentity(app, identityKeys(came.data.identity.keys)) : null;
}
