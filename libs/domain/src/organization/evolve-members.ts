import type { MemberId } from '../ids.js';
import type { MemberEvent } from './member-events.js';
import { entryOf, type Member, type RegisteredOrganizationState } from './state.js';

/** Who the members are, and which links to join work. */
export function evolveMembers(state: RegisteredOrganizationState, event: MemberEvent): RegisteredOrganizationState {
  const { memberId } = event.data;
  const member = entryOf(state.members, memberId);
  switch (event.type) {
    case 'MemberInvited': {
      const { role, linkId, expiresAt } = event.data;
      return withMember(state, memberId, {
        status: 'invited',
        role,
        link: linkId && expiresAt ? { linkId, expiresAt } : null,
      });
    }
    case 'MemberInvitationRenewed': {
      if (member?.status !== 'invited') return state;
      const { linkId, expiresAt } = event.data;
      return withMember(closing(state, member, 'replaced'), memberId, { ...member, link: { linkId, expiresAt } });
    }
    case 'MemberJoined': {
      const { role, personId } = event.data;
      return withMember(closing(state, member, 'used'), memberId, { status: 'joined', role, personId });
    }
    case 'MemberRoleChanged':
      return member ? withMember(state, memberId, { ...member, role: event.data.role }) : state;
    case 'MemberRemoved':
      return member ? withoutMember(closing(state, member, 'revoked'), memberId) : state;
  }
}

function withMember(state: RegisteredOrganizationState, memberId: MemberId, member: Member) {
  return { ...state, members: { ...state.members, [memberId]: member } };
}

function withoutMember(state: RegisteredOrganizationState, memberId: MemberId): RegisteredOrganizationState {
  const members = Object.fromEntries(Object.entries(state.members).filter(([id]) => id !== memberId));
  const groups = Object.fromEntries(
    Object.entries(state.groups).map(([id, group]) => {
      return [id, group && { memberIds: group.memberIds.filter((one) => one !== memberId) }];
    }),
  );
  return { ...state, members, groups, formerMembers: [...state.formerMembers, memberId] };
}

function closing(
  state: RegisteredOrganizationState,
  member: Member | undefined,
  reason: 'used' | 'replaced' | 'revoked',
): RegisteredOrganizationState {
  if (member?.status !== 'invited' || !member.link) return state;
  return { ...state, closedLinks: { ...state.closedLinks, [member.link.linkId]: reason } };
}
