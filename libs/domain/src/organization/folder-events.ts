import type { FolderId, GroupId, MemberId, Personal } from '../ids.js';

/** A group of members, to which rights in folders are given. */
export interface GroupCreated {
  readonly type: 'GroupCreated';
  readonly data: { readonly groupId: GroupId; readonly name: Personal<string> };
}

export interface GroupRenamed {
  readonly type: 'GroupRenamed';
  readonly data: { readonly groupId: GroupId; readonly name: Personal<string> };
}

/** These and no others belong to the group now. */
export interface GroupMembersChanged {
  readonly type: 'GroupMembersChanged';
  readonly data: { readonly groupId: GroupId; readonly memberIds: readonly MemberId[] };
}

/** Its rights in folders go with it; a folder that only it could open is open to main users only. */
export interface GroupRemoved {
  readonly type: 'GroupRemoved';
  readonly data: { readonly groupId: GroupId };
}

export interface FolderCreated {
  readonly type: 'FolderCreated';
  readonly data: { readonly folderId: FolderId; readonly name: Personal<string> };
}

export interface FolderRenamed {
  readonly type: 'FolderRenamed';
  readonly data: { readonly folderId: FolderId; readonly name: Personal<string> };
}

/** What a group may do in a folder. */
export interface FolderRight {
  readonly groupId: GroupId;
  readonly access: 'read' | 'write';
}

/** Who may open a folder; null: every member, by their role. Main users always may. */
export interface FolderRightsChanged {
  readonly type: 'FolderRightsChanged';
  readonly data: { readonly folderId: FolderId; readonly rights: readonly FolderRight[] | null };
}

export type FolderEvent =
  | GroupCreated
  | GroupRenamed
  | GroupMembersChanged
  | GroupRemoved
  | FolderCreated
  | FolderRenamed
  | FolderRightsChanged;
