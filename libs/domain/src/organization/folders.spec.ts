import { describe, it } from '@jest/globals';
import {
  changeGroup,
  changeRights,
  createFolder,
  createGroup,
  history,
  invite,
  join,
  register,
  removeGroup,
  renameFolder,
  right,
} from '../testing/organization.sample.js';

const start = [register, invite('bo'), join('bo'), invite('carla')];
const withGroup = [...start, createGroup('sales', ['bo'])];
const withFolder = [...withGroup, createFolder('leases', [right('sales', 'read')])];

describe('a group', () => {
  it('is made of members, also of those who have yet to join, and of nobody else', () => {
    history(...start)
      .when(createGroup('sales'))
      .thenAccepted('GroupCreated');
    history(...start)
      .when(createGroup('sales', ['bo', 'carla']))
      .thenAccepted('GroupCreated', 'GroupMembersChanged');
    for (const stranger of ['dan', '__proto__']) {
      history(...start)
        .when(createGroup('sales', ['bo', stranger]))
        .thenRejected('member-unknown', { memberId: stranger });
      history(...withGroup)
        .when(changeGroup('sales', { memberIds: [stranger] }))
        .thenRejected('member-unknown');
    }
  });

  it('changes as is said, and not where nothing changes', () => {
    history(...withGroup)
      .when(changeGroup('sales', { name: 'Sales' }))
      .thenAccepted('GroupRenamed');
    history(...withGroup)
      .when(changeGroup('sales', { memberIds: [] }))
      .thenAccepted('GroupMembersChanged');
    history(...withGroup)
      .when(changeGroup('sales', { memberIds: ['bo', 'bo'] }))
      .thenAccepted();
    history(...withGroup)
      .when(changeGroup('sales', { name: 'Sales', memberIds: ['carla'] }))
      .thenAccepted('GroupRenamed', 'GroupMembersChanged');
  });

  it('is removed once, and its id is not given again', () => {
    history(...withGroup)
      .when(removeGroup('sales'))
      .thenAccepted('GroupRemoved');
    const gone = [...withGroup, removeGroup('sales')];
    for (const one of [removeGroup('sales'), changeGroup('sales', { name: 'Sales' })])
      history(...gone)
        .when(one)
        .thenRejected('group-unknown', { groupId: 'sales' });
    history(...gone)
      .when(createGroup('sales'))
      .thenRejected('id-taken');
    history(...withGroup)
      .when(createGroup('sales'))
      .thenRejected('id-taken');
    for (const id of ['nobody’s', 'constructor'])
      history(...withGroup)
        .when(removeGroup(id))
        .thenRejected('group-unknown');
  });

  it('is one of two hundred at most', () => {
    const groups = Array.from({ length: 200 }, (_, i) => createGroup(`g${i}`));
    history(register, ...groups)
      .when(createGroup('more'))
      .thenRejected('organization-full', { of: 'groups' });
    history(register, ...groups, removeGroup('g7'))
      .when(createGroup('more'))
      .thenAccepted('GroupCreated');
  });
});

describe('a folder', () => {
  it('is open to every member by their role, or to groups that are there', () => {
    history(...withGroup)
      .when(createFolder('leases'))
      .thenAccepted('FolderCreated');
    history(...withGroup)
      .when(createFolder('leases', [right('sales', 'write')]))
      .thenAccepted('FolderCreated', 'FolderRightsChanged');
    for (const id of ['nobody’s', '__proto__'])
      history(...withGroup)
        .when(createFolder('leases', [right(id, 'read')]))
        .thenRejected('group-unknown', { groupId: id });
    history(...withFolder)
      .when(createFolder('leases'))
      .thenRejected('id-taken');
  });

  it('gets other rights and another name, and saying the same again changes nothing', () => {
    history(...withFolder)
      .when(renameFolder('leases'))
      .thenAccepted('FolderRenamed');
    history(...withFolder)
      .when(changeRights('leases', null))
      .thenAccepted('FolderRightsChanged');
    history(...withFolder)
      .when(changeRights('leases', []))
      .thenAccepted('FolderRightsChanged');
    history(...withFolder)
      .when(changeRights('leases', [right('sales', 'read')]))
      .thenAccepted();
    history(...withFolder, changeRights('leases', null))
      .when(changeRights('leases', null))
      .thenAccepted();
    history(...withFolder)
      .when(changeRights('leases', [right('nobody’s', 'read')]))
      .thenRejected('group-unknown');
    for (const one of [renameFolder('none'), changeRights('none', null)])
      history(...withFolder)
        .when(one)
        .thenRejected('folder-unknown', { folderId: 'none' });
  });

  it('is not opened to everybody by the end of the group that it was for', () => {
    history(...withFolder, removeGroup('sales'))
      .when(changeRights('leases', []))
      .thenAccepted();
  });

  it('is one of a thousand at most', () => {
    const folders = Array.from({ length: 1_000 }, (_, i) => createFolder(`f${i}`));
    history(register, ...folders)
      .when(createFolder('more'))
      .thenRejected('organization-full', { of: 'folders' });
  });
});
