import { type LinkId, memberOfPerson, type OrganizationState, type PersonId } from '@attestory/domain';
import type { Application } from '../../application.js';
import type { CommandIdentity } from '../../command-identity.js';
import { personView } from '../../queries/person.queries.js';
import { CommandRejectedError } from '../../transact.js';
import { type OrganizationAnswer, type OrganizationTools, transactOrganization } from './organization-transaction.js';

/** A person's command about an organization of theirs. */
interface PersonsCommand {
  readonly personId: string;
  readonly identity: CommandIdentity;
}

/**
 * Joins by the secret of an invitation's link: whoever has it reads the mail of the address that was asked, and joins as the
 * person who they have signed in as.
 * @throws CommandRejectedError `link-unknown`, `link-closed`, `already-a-member`
 */
export async function joinOrganization(
  app: OrganizationTools & Pick<Application, 'links'>,
  secret: string,
  { personId, identity }: PersonsCommand,
): Promise<OrganizationAnswer> {
  const link = app.links.open('join', secret);
  if (!link) throw new CommandRejectedError({ code: 'link-unknown' });
  const { linkId, aboutId: organizationId } = link;
  const command = async () => {
    const { name } = await personView(app, personId);
    const who = { personId: personId as PersonId, name };
    return { type: 'JoinOrganization' as const, linkId: linkId as LinkId, ...who, now: app.clock.now() };
  };
  return transactOrganization(app, { organizationId, identity }, command, { join: linkId });
}

/**
 * Leaves an organization.
 * @throws CommandRejectedError `not-found` for who is no member of it, `last-main-user`
 */
export async function leaveOrganization(
  app: OrganizationTools,
  organizationId: string,
  { personId, identity }: PersonsCommand,
): Promise<OrganizationAnswer> {
  const command = (state: OrganizationState) => {
    const member = state.status === 'registered' ? memberOfPerson(state, personId as PersonId) : null;
    if (!member) throw new CommandRejectedError({ code: 'not-found' });
    return { type: 'LeaveOrganization' as const, memberId: member.memberId };
  };
  return transactOrganization(app, { organizationId, identity }, command, { leave: organizationId });
}
