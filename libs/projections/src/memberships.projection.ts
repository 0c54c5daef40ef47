import type { FolderRight, Logged, MemberRole } from '@attestory/domain';
import { changed, folded } from './membership-folders.js';
import { aggregateIdOf, type Projection } from './projection.js';

/** Who is a member of an organization, its groups and its folders; each in the order in which they came. */
export interface Memberships {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MemberView[];
  readonly groups: readonly GroupView[];
  readonly folders: readonly FolderView[];
}

/** Each is in a list for as long as it is there, at the same place. */
interface Listed {
  readonly id: string;
  /** The revision of the organization at which it came. */
  readonly since: number;
}

/** Someone who was asked to join, or has. Whoever was removed is gone. */
export interface MemberView extends Listed {
  readonly state: 'invited' | 'joined';
  readonly role: MemberRole;
  /** To which the invitation went; null: none did, or it was erased. */
  readonly email: string | null;
  /** As their identity says it, from when they join; null: it says none, or it was erased. */
  readonly name: string | null;
  readonly personId: string | null;
  readonly invitedAt: string | null;
  /** Of the link to join; null: there is none. */
  readonly expiresAt: string | null;
  readonly joinedAt: string | null;
}

export interface GroupView extends Listed {
  readonly name: string | null;
  readonly memberIds: readonly string[];
}

export interface FolderView extends Listed {
  readonly name: string | null;
  /** null: open to every member, by their role. */
  readonly rights: readonly FolderRight[] | null;
}

/** Found by the persons who have joined: which organizations somebody is a member of. */
export const memberships: Projection<Memberships> = {
  name: 'memberships',
  version: 1,
  categories: ['organization'],
  fold: (view, event) => {
    if (event.type === 'OrganizationRegistered') {
      const { name } = event.data;
      return { id: aggregateIdOf(event.meta.stream), name, members: [], groups: [], folders: [] };
    }
    return view && foldMembers(view, event);
  },
  entries: (view) =>
    view.members.flatMap(({ personId }) => {
      return personId === null ? [] : [{ index: 'person', member: personId, sort: view.name }];
    }),
};

function foldMembers(view: Memberships, event: Logged): Memberships {
  switch (event.type) {
    case 'MemberInvited': {
      const { memberId, role, email, expiresAt = null } = event.data;
      const invited = { state: 'invited' as const, role, email, invitedAt: event.meta.time, expiresAt };
      return withMember(view, memberId, invited, event);
    }
    case 'MemberInvitationRenewed': {
      const { memberId, expiresAt } = event.data;
      return withMember(view, memberId, { expiresAt });
    }
    case 'MemberJoined': {
      const { memberId, personId, role, name } = event.data;
      const joined = { state: 'joined' as const, personId, role, name, expiresAt: null, joinedAt: event.meta.time };
      return withMember(view, memberId, joined, event);
    }
    case 'MemberRoleChanged': {
      const { memberId, role } = event.data;
      return withMember(view, memberId, { role });
    }
    case 'MemberRemoved':
      return withoutMember(view, event.data.memberId);
    default:
      return folded(view, event);
  }
}

const unknown = { email: null, name: null, personId: null, invitedAt: null, expiresAt: null, joinedAt: null };

/** @param first what they come by, where they may not be there yet */
function withMember(view: Memberships, id: string, change: Partial<MemberView>, first?: Logged): Memberships {
  const since = first?.meta.revision;
  const fresh =
    since === undefined ? null : { id, since, state: 'invited' as const, role: 'viewer' as const, ...unknown };
  return { ...view, members: changed(view.members, id, change, fresh) };
}

function withoutMember(view: Memberships, memberId: string): Memberships {
  const groups = view.groups.map((group) => {
    return { ...group, memberIds: group.memberIds.filter((id) => id !== memberId) };
  });
  return { ...view, members: view.members.filter(({ id }) => id !== memberId), groups };
}
