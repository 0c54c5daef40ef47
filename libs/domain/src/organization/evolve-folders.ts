import type { FolderEvent, FolderRight } from './folder-events.js';
import type { RegisteredOrganizationState } from './state.js';

/** Which groups and folders there are, and who may do what in them. */
export function evolveFolders(state: RegisteredOrganizationState, event: FolderEvent): RegisteredOrganizationState {
  switch (event.type) {
    case 'GroupCreated':
      return { ...state, groups: { ...state.groups, [event.data.groupId]: { memberIds: [] } } };
    case 'GroupMembersChanged': {
      const { groupId, memberIds } = event.data;
      return { ...state, groups: { ...state.groups, [groupId]: { memberIds } } };
    }
    case 'GroupRemoved':
      return withoutGroup(state, event.data.groupId);
    case 'FolderCreated':
      return { ...state, folders: { ...state.folders, [event.data.folderId]: { rights: null } } };
    case 'FolderRightsChanged': {
      const { folderId, rights } = event.data;
      return { ...state, folders: { ...state.folders, [folderId]: { rights } } };
    }
    case 'GroupRenamed':
    case 'FolderRenamed':
      return state;
  }
}

function withoutGroup(state: RegisteredOrganizationState, groupId: string): RegisteredOrganizationState {
  const others = (rights: readonly FolderRight[]) => rights.filter((right) => right.groupId !== groupId);
  const folders = Object.fromEntries(
    // A folder that only this group could open stays closed to everybody else.
    Object.entries(state.folders).map(([id, { rights }]) => [id, { rights: rights && others(rights) }]),
  );
  return { ...state, folders, groups: { ...state.groups, [groupId]: null } };
}
