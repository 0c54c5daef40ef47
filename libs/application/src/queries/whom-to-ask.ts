import {
  invitationDecider,
  memberOfPerson,
  organizationDecider,
  type OrganizationEvent,
  type PersonId,
  type RegisteredOrganizationState,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { CommandRejectedError } from '../transact.js';

/** Who can tell more about an invitation whose link works no more. */
export interface WhomToAsk {
  /** The name of the organization that sent it. */
  readonly organization: string;
  /** Where the member who sent it is reached, as long as they are one. Absent: a program sent it, or nobody knows. */
  readonly email?: string;
}

/** What is said beside `link-closed`; null where nothing was sent. */
export async function whomToAsk(
  { transactor }: Pick<Application, 'transactor'>,
  invitationId: string,
): Promise<WhomToAsk | null> {
  const { events } = await transactor.load(streams.invitation(invitationId), invitationDecider);
  const sent = events.find((event) => event.type === 'InvitationSent');
  if (sent?.type !== 'InvitationSent') return null;
  const organization = await transactor.load(streams.organization(sent.data.organizationId), organizationDecider);
  const { state } = organization;
  if (state.status !== 'registered') return null;
  const email = emailOf(organization.events, state, sent.meta.actor);
  return { organization: state.name, ...(email === null ? {} : { email }) };
}

/** The address at which the organization itself asked its member to join: never one of their personal account. */
function emailOf(
  events: readonly OrganizationEvent[],
  state: RegisteredOrganizationState,
  actor: string,
): string | null {
  const member = actor.startsWith('person:') ? memberOfPerson(state, actor.slice('person:'.length) as PersonId) : null;
  const invited = events.findLast(
    (event) => event.type === 'MemberInvited' && event.data.memberId === member?.memberId,
  );
  return invited?.type === 'MemberInvited' ? invited.data.email : null;
}

/** Whoever finds a link closed hears whom to ask. */
export async function sayingWhomToAsk(
  app: Pick<Application, 'transactor'>,
  invitationId: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof CommandRejectedError) || error.rejection.code !== 'link-closed') return error;
  const ask = await whomToAsk(app, invitationId);
  return ask ? new CommandRejectedError({ ...error.rejection, ask }, error.state) : error;
}
