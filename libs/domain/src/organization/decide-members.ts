import { accept, reject } from '../decider.js';
import type { MemberId } from '../ids.js';
import type {
  ChangeMemberRole,
  InviteMember,
  JoinOrganization,
  LeaveOrganization,
  MemberCommand,
  RemoveMember,
  RenewMemberInvitation,
} from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { fullOf } from './limits.js';
import { entryOf, type Member, memberOfPerson, type RegisteredOrganizationState } from './state.js';

/** What is wished about an organization's members. */
export function decideMember(command: MemberCommand, state: RegisteredOrganizationState): OrganizationDecision {
  switch (command.type) {
    case 'InviteMember':
      return invite(command, state);
    case 'JoinOrganization':
      return join(command, state);
    default:
      return decideKnown(command, state);
  }
}

function decideKnown(
  command: RenewMemberInvitation | ChangeMemberRole | RemoveMember | LeaveOrganization,
  state: RegisteredOrganizationState,
): OrganizationDecision {
  const member = entryOf(state.members, command.memberId);
  if (!member) return reject({ code: 'member-unknown', memberId: command.memberId });
  switch (command.type) {
    case 'RenewMemberInvitation':
      return renew(command, member);
    case 'ChangeMemberRole':
      return changeRole(command, member, state);
    case 'RemoveMember':
      return remove(command.memberId, member, member.status === 'invited' ? 'revoked' : 'removed', state);
    case 'LeaveOrganization':
      if (member.status === 'invited') return reject({ code: 'member-unknown', memberId: command.memberId });
      return remove(command.memberId, member, 'left', state);
  }
}

function invite(command: InviteMember, state: RegisteredOrganizationState): OrganizationDecision {
  const { memberId, email, role, linkId, expiresAt, language, by } = command;
  if (entryOf(state.members, memberId) || state.formerMembers.includes(memberId)) return reject({ code: 'id-taken' });
  const data = { memberId, email, role, linkId, expiresAt, language, invitedBy: by };
  return fullOf(state, 'members') ?? accept<OrganizationEvent>({ type: 'MemberInvited', data });
}

function renew(command: RenewMemberInvitation, member: Member): OrganizationDecision {
  const { memberId, linkId, expiresAt, language } = command;
  if (member.status === 'joined') return reject({ code: 'already-a-member', memberId });
  const data = { memberId, linkId, expiresAt, ...(language ? { language } : {}) };
  return accept<OrganizationEvent>({ type: 'MemberInvitationRenewed', data });
}

function join(command: JoinOrganization, state: RegisteredOrganizationState): OrganizationDecision {
  const { linkId, personId, name, now } = command;
  const closed = entryOf(state.closedLinks, linkId);
  if (closed) return reject({ code: 'link-closed', reason: closed });
  for (const [id, member] of Object.entries(state.members)) {
    if (member.status !== 'invited' || member.link?.linkId !== linkId) continue;
    if (member.link.expiresAt <= now) return reject({ code: 'link-closed', reason: 'expired' });
    const already = memberOfPerson(state, personId);
    if (already) return reject({ code: 'already-a-member', memberId: already.memberId });
    const data = { memberId: id as MemberId, personId, role: member.role, linkId, name };
    return accept<OrganizationEvent>({ type: 'MemberJoined', data });
  }
  return reject({ code: 'link-unknown' });
}

function changeRole(
  { memberId, role }: ChangeMemberRole,
  member: Member,
  state: RegisteredOrganizationState,
): OrganizationDecision {
  if (member.role === role) return accept<OrganizationEvent>();
  if (isLastMainUser(member, state)) return reject({ code: 'last-main-user' });
  return accept<OrganizationEvent>({ type: 'MemberRoleChanged', data: { memberId, role } });
}

function remove(
  memberId: MemberId,
  member: Member,
  reason: 'removed' | 'left' | 'revoked',
  state: RegisteredOrganizationState,
): OrganizationDecision {
  if (isLastMainUser(member, state)) return reject({ code: 'last-main-user' });
  return accept<OrganizationEvent>({ type: 'MemberRemoved', data: { memberId, reason } });
}

/** Whoever is only invited can't administer anything, and doesn't count. */
function isLastMainUser(member: Member, state: RegisteredOrganizationState): boolean {
  const isMainUser = ({ status, role }: Member) => status === 'joined' && role === 'main-user';
  return isMainUser(member) && Object.values(state.members).filter(isMainUser).length === 1;
}
