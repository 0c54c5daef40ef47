import type { FolderId, MemberId } from '../ids.js';
import type { MemberRole } from './member-events.js';
import { entryOf, type RegisteredOrganizationState } from './state.js';

/** What a member may do with what lies in a folder. */
export type FolderAccess = 'none' | 'read' | 'write';

/** What a role allows where no folder says otherwise. */
export const accessOfRole = { 'main-user': 'write', user: 'write', viewer: 'read' } as const satisfies Record<
  MemberRole,
  FolderAccess
>;

/**
 * What a member may do in a folder; null: what lies in none. Main users everything; the others by their role where the
 * folder has no rights of its own, else what the rights give to their groups, and never more than their role allows.
 * Whoever is no member may nothing, and a folder that isn't there is open to nobody.
 */
export function folderAccess(
  state: Pick<RegisteredOrganizationState, 'members' | 'groups' | 'folders'>,
  memberId: MemberId,
  folderId: FolderId | null,
): FolderAccess {
  const member = entryOf(state.members, memberId);
  if (member?.status !== 'joined') return 'none';
  const most = accessOfRole[member.role];
  if (folderId === null) return most;
  const folder = entryOf(state.folders, folderId);
  if (!folder) return 'none';
  if (member.role === 'main-user' || folder.rights === null) return most;
  const given = folder.rights
    .filter(({ groupId }) => entryOf(state.groups, groupId)?.memberIds.includes(memberId))
    .map(({ access }) => access);
  if (given.length === 0) return 'none';
  return given.includes('write') ? most : 'read';
}
