import { accept, reject } from '../decider.js';
import type { GroupId, MemberId } from '../ids.js';
import type { FolderCommand, GroupCommand } from './commands.js';
import type { OrganizationDecision } from './decider.js';
import type { OrganizationEvent } from './events.js';
import type { FolderRight, GroupMembersChanged } from './folder-events.js';
import { fullOf } from './limits.js';
import { entryOf, type RegisteredOrganizationState } from './state.js';

/** What a main user wishes about groups of members. A name decides nothing: two groups may have the same. */
export function decideGroup(command: GroupCommand, state: RegisteredOrganizationState): OrganizationDecision {
  const { groupId } = command;
  const group = entryOf(state.groups, groupId);
  if (command.type === 'CreateGroup') {
    if (group !== undefined) return reject({ code: 'id-taken' });
    const stranger = strangerIn(command.memberIds, state);
    if (stranger) return reject({ code: 'member-unknown', memberId: stranger });
    const { name, memberIds } = command;
    const full = fullOf(state, 'groups');
    return (
      full ??
      accept<OrganizationEvent>({ type: 'GroupCreated', data: { groupId, name } }, ...changed(groupId, [], memberIds))
    );
  }
  if (!group) return reject({ code: 'group-unknown', groupId });
  if (command.type === 'RemoveGroup') return accept<OrganizationEvent>({ type: 'GroupRemoved', data: { groupId } });
  const { name, memberIds = group.memberIds } = command;
  const stranger = strangerIn(memberIds, state);
  if (stranger) return reject({ code: 'member-unknown', memberId: stranger });
  const renamed = name === undefined ? [] : [{ type: 'GroupRenamed' as const, data: { groupId, name } }];
  return accept<OrganizationEvent>(...renamed, ...changed(groupId, group.memberIds, memberIds));
}

/** What a main user wishes about folders. */
export function decideFolder(command: FolderCommand, state: RegisteredOrganizationState): OrganizationDecision {
  const { folderId } = command;
  const folder = entryOf(state.folders, folderId);
  if (command.type === 'CreateFolder' ? folder : !folder)
    return reject(folder ? { code: 'id-taken' } : { code: 'folder-unknown', folderId });
  if (command.type === 'RenameFolder')
    return accept<OrganizationEvent>({ type: 'FolderRenamed', data: { folderId, name: command.name } });
  const { rights } = command;
  const unknown = rights?.find(({ groupId }) => !entryOf(state.groups, groupId));
  if (unknown) return reject({ code: 'group-unknown', groupId: unknown.groupId });
  const rightsChanged: OrganizationEvent[] = sameRights(folder?.rights ?? null, rights)
    ? []
    : [{ type: 'FolderRightsChanged', data: { folderId, rights } }];
  if (command.type === 'ChangeFolderRights') return accept<OrganizationEvent>(...rightsChanged);
  const created: OrganizationEvent = { type: 'FolderCreated', data: { folderId, name: command.name } };
  return fullOf(state, 'folders') ?? accept<OrganizationEvent>(created, ...rightsChanged);
}

/** One who is no member; whoever is invited may be put into groups before they join. */
function strangerIn(memberIds: readonly MemberId[], state: RegisteredOrganizationState): MemberId | undefined {
  return memberIds.find((memberId) => !entryOf(state.members, memberId));
}

function changed(groupId: GroupId, before: readonly MemberId[], wished: readonly MemberId[]): GroupMembersChanged[] {
  const memberIds = [...new Set(wished)];
  const same = memberIds.length === before.length && memberIds.every((memberId) => before.includes(memberId));
  return same ? [] : [{ type: 'GroupMembersChanged', data: { groupId, memberIds } }];
}

function sameRights(one: readonly FolderRight[] | null, other: readonly FolderRight[] | null): boolean {
  if (!one || !other) return one === other;
  const words = (rights: readonly FolderRight[]) => rights.map(({ groupId, access }) => `${groupId} ${access}`).sort();
  return words(one).join() === words(other).join();
}
