import type { Language, MemberId, MemberRole } from '@attestory/domain';
import type { MemberView } from '@attestory/projections';
import { newIdOf } from '../../command-identity.js';
import { joinLinkOf } from './join-link.js';
import { languageSpokenBy } from './language.js';
import {
  type OrganizationAnswer,
  type OrganizationContext,
  type OrganizationTools,
  transactOrganization,
} from './organization-transaction.js';

export interface MemberAnswer extends Pick<OrganizationAnswer, 'revision' | 'position'> {
  readonly member: MemberView;
}

/**
 * Asks somebody to join, by a link that is mailed to them.
 * @throws CommandRejectedError `forbidden`, `organization-full`
 */
export async function inviteMember(
  app: OrganizationTools,
  context: OrganizationContext,
  invitation: { readonly email: string; readonly role: MemberRole; readonly language?: Language },
): Promise<MemberAnswer> {
  const { identity, by } = context;
  const memberId = newIdOf(identity.commandId, 'member') as MemberId;
  const command = async () => {
    const link = joinLinkOf(identity.commandId, app.clock.now());
    const language = invitation.language ?? (await languageSpokenBy(app, context.organizationId));
    return { type: 'InviteMember' as const, memberId, by, ...invitation, language, ...link };
  };
  return memberIn(await transactOrganization(app, context, command, { invite: invitation }), memberId);
}

/**
 * Asks somebody who has not joined again: the link before works no more.
 * @throws CommandRejectedError `forbidden`, `member-unknown`, `already-a-member`
 */
export async function inviteAgain(
  app: OrganizationTools,
  context: OrganizationContext,
  memberId: MemberId,
  language?: Language,
): Promise<MemberAnswer> {
  const { identity, by } = context;
  const command = () => {
    const link = joinLinkOf(identity.commandId, app.clock.now());
    return { type: 'RenewMemberInvitation' as const, memberId, by, ...link, ...(language ? { language } : {}) };
  };
  return memberIn(await transactOrganization(app, context, command, { inviteAgain: memberId, language }), memberId);
}

/** @throws CommandRejectedError `forbidden`, `member-unknown`, `last-main-user` */
export async function changeMemberRole(
  app: OrganizationTools,
  context: OrganizationContext,
  memberId: MemberId,
  role: MemberRole,
): Promise<MemberAnswer> {
  const command = { type: 'ChangeMemberRole' as const, memberId, role, by: context.by };
  return memberIn(await transactOrganization(app, context, command, { changeRole: memberId, role }), memberId);
}

/**
 * Removes a member, or revokes the invitation of somebody who has not joined.
 * @throws CommandRejectedError `forbidden`, `member-unknown`, `last-main-user`
 */
export function removeMember(
  app: OrganizationTools,
  context: OrganizationContext,
  memberId: MemberId,
): Promise<OrganizationAnswer> {
  const command = { type: 'RemoveMember' as const, memberId, by: context.by };
  return transactOrganization(app, context, command, { removeMember: memberId });
}

function memberIn({ memberships, revision, position }: OrganizationAnswer, memberId: string): MemberAnswer {
  const member = memberships.members.find(({ id }) => id === memberId) as MemberView;
  return { member, revision, position };
}
