import type { FolderCommand, FolderId, FolderRight, GroupCommand, GroupId, MemberId } from '@attestory/domain';
import type { FolderView, GroupView } from '@attestory/projections';
import { newIdOf } from '../../command-identity.js';
import {
  type OrganizationAnswer,
  type OrganizationContext,
  type OrganizationTools,
  transactOrganization,
} from './organization-transaction.js';

type Reached = Pick<OrganizationAnswer, 'revision' | 'position'>;
export type GroupAnswer = Reached & { readonly group: GroupView };
export type FolderAnswer = Reached & { readonly folder: FolderView };

/** @throws CommandRejectedError `forbidden`, `member-unknown`, `organization-full` */
export function createGroup(
  app: OrganizationTools,
  context: OrganizationContext,
  group: { readonly name: string; readonly memberIds: readonly MemberId[] },
): Promise<GroupAnswer> {
  const groupId = newIdOf(context.identity.commandId, 'group') as GroupId;
  return administerGroup(app, context, { type: 'CreateGroup', groupId, ...group, by: context.by }, { group });
}

/** @throws CommandRejectedError `forbidden`, `group-unknown`, `member-unknown` */
export function changeGroup(
  app: OrganizationTools,
  context: OrganizationContext,
  groupId: GroupId,
  changes: { readonly name?: string; readonly memberIds?: readonly MemberId[] },
): Promise<GroupAnswer> {
  const command: GroupCommand = { type: 'ChangeGroup', groupId, ...changes, by: context.by };
  return administerGroup(app, context, command, { groupId, changes });
}

/** @throws CommandRejectedError `forbidden`, `group-unknown` */
export function removeGroup(
  app: OrganizationTools,
  context: OrganizationContext,
  groupId: GroupId,
): Promise<OrganizationAnswer> {
  const command = { type: 'RemoveGroup' as const, groupId, by: context.by };
  return transactOrganization(app, context, command, { removeGroup: groupId });
}

/** @throws CommandRejectedError `forbidden`, `group-unknown`, `organization-full` */
export function createFolder(
  app: OrganizationTools,
  context: OrganizationContext,
  folder: { readonly name: string; readonly rights: readonly FolderRight[] | null },
): Promise<FolderAnswer> {
  const folderId = newIdOf(context.identity.commandId, 'folder') as FolderId;
  return administerFolder(app, context, { type: 'CreateFolder', folderId, ...folder, by: context.by }, { folder });
}

/** @throws CommandRejectedError `forbidden`, `folder-unknown` */
export function renameFolder(
  app: OrganizationTools,
  context: OrganizationContext,
  folderId: FolderId,
  name: string,
): Promise<FolderAnswer> {
  const command = { type: 'RenameFolder' as const, folderId, name, by: context.by };
  return administerFolder(app, context, command, { renameFolder: folderId, name });
}

/** @throws CommandRejectedError `forbidden`, `folder-unknown`, `group-unknown` */
export function changeFolderRights(
  app: OrganizationTools,
  context: OrganizationContext,
  folderId: FolderId,
  rights: readonly FolderRight[] | null,
): Promise<FolderAnswer> {
  const command = { type: 'ChangeFolderRights' as const, folderId, rights, by: context.by };
  return administerFolder(app, context, command, { rightsOf: folderId, rights });
}

async function administerGroup(
  app: OrganizationTools,
  context: OrganizationContext,
  command: GroupCommand,
  content: unknown,
): Promise<GroupAnswer> {
  const { memberships, revision, position } = await transactOrganization(app, context, command, content);
  return { group: memberships.groups.find(({ id }) => id === command.groupId) as GroupView, revision, position };
}

async function administerFolder(
  app: OrganizationTools,
  context: OrganizationContext,
  command: FolderCommand,
  content: unknown,
): Promise<FolderAnswer> {
  const { memberships, revision, position } = await transactOrganization(app, context, command, content);
  return { folder: memberships.folders.find(({ id }) => id === command.folderId) as FolderView, revision, position };
}
