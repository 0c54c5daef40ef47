import type { Logged } from '@attestory/domain';
import type { FolderView, GroupView, Memberships } from './memberships.projection.js';

/** What became of an organization's groups and folders. */
export function folded(view: Memberships, event: Logged): Memberships {
  switch (event.type) {
    case 'GroupCreated':
      return withGroup(view, event.data.groupId, { name: event.data.name }, event);
    case 'GroupRenamed':
      return withGroup(view, event.data.groupId, { name: event.data.name });
    case 'GroupMembersChanged':
      return withGroup(view, event.data.groupId, { memberIds: event.data.memberIds });
    case 'GroupRemoved':
      return withoutGroup(view, event.data.groupId);
    case 'FolderCreated':
      return withFolder(view, event.data.folderId, { name: event.data.name }, event);
    case 'FolderRenamed':
      return withFolder(view, event.data.folderId, { name: event.data.name });
    case 'FolderRightsChanged':
      return withFolder(view, event.data.folderId, { rights: event.data.rights });
    default:
      return view;
  }
}

function withGroup(view: Memberships, id: string, change: Partial<GroupView>, first?: Logged): Memberships {
  const groups = changed(
    view.groups,
    id,
    change,
    first ? { id, since: first.meta.revision, name: null, memberIds: [] } : null,
  );
  return { ...view, groups };
}

function withFolder(view: Memberships, id: string, change: Partial<FolderView>, first?: Logged): Memberships {
  const folders = changed(
    view.folders,
    id,
    change,
    first ? { id, since: first.meta.revision, name: null, rights: null } : null,
  );
  return { ...view, folders };
}

/** One of several, changed. @param fresh what it begins as, where it may not be there yet */
export function changed<T extends { readonly id: string }>(
  all: readonly T[],
  id: string,
  change: Partial<T>,
  fresh: T | null,
): readonly T[] {
  if (all.some((one) => one.id === id)) return all.map((one) => (one.id === id ? { ...one, ...change } : one));
  return fresh ? [...all, { ...fresh, ...change }] : all;
}

/** A folder that only this group could open stays closed to the others. */
function withoutGroup(view: Memberships, groupId: string): Memberships {
  const folders = view.folders.map((folder) => {
    return { ...folder, rights: folder.rights?.filter((right) => right.groupId !== groupId) ?? null };
  });
  return { ...view, folders, groups: view.groups.filter(({ id }) => id !== groupId) };
}
