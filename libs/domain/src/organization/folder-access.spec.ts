import { describe, expect, it } from '@jest/globals';
import type { FolderId, MemberId } from '../ids.js';
import {
  changeRole,
  createFolder,
  createGroup,
  factsOf,
  invite,
  join,
  register,
  removeGroup,
  right,
} from '../testing/organization.sample.js';
import { organizationDecider } from './decider.js';
import type { OrganizationEvent } from './events.js';
import { type FolderAccess, folderAccess } from './folder-access.js';
import type { RegisteredOrganizationState } from './state.js';

const facts = factsOf(
  register,
  ...['user', 'viewer', 'outside'].flatMap((id) => [invite(id, id === 'viewer' ? 'viewer' : 'user'), join(id)]),
  invite('invited', 'main-user'),
  createGroup('readers', ['user', 'viewer', 'invited']),
  createGroup('writers', ['user', 'viewer']),
  createGroup('gone', ['user', 'viewer']),
  createFolder('open'),
  createFolder('read', [right('readers', 'read')]),
  createFolder('write', [right('writers', 'write')]),
  createFolder('both', [right('writers', 'write'), right('readers', 'read')]),
  createFolder('nobody', []),
  createFolder('of-gone', [right('gone', 'write')]),
  removeGroup('gone'),
);
const stateAfter = (events: readonly OrganizationEvent[]) =>
  events.reduce(organizationDecider.evolve, organizationDecider.initial) as RegisteredOrganizationState;
const state = stateAfter(facts);
const accessOf = (memberId: string, folderId: string | null) =>
  folderAccess(state, memberId as MemberId, folderId as FolderId | null);

type Row = readonly [
  folder: string | null,
  ada: FolderAccess,
  user: FolderAccess,
  viewer: FolderAccess,
  outside: FolderAccess,
];
const rows: readonly Row[] = [
  [null, 'write', 'write', 'read', 'write'],
  ['open', 'write', 'write', 'read', 'write'],
  ['read', 'write', 'read', 'read', 'none'],
  ['write', 'write', 'write', 'read', 'none'],
  ['both', 'write', 'write', 'read', 'none'],
  ['nobody', 'write', 'none', 'none', 'none'],
  ['of-gone', 'write', 'none', 'none', 'none'],
  ['not-there', 'none', 'none', 'none', 'none'],
  ['__proto__', 'none', 'none', 'none', 'none'],
];

describe('what a member may do in a folder', () => {
  it.each(rows)('%s: a main user %s, a user %s, a viewer %s, a user of no group %s', (folder, ...access) => {
    expect(['ada', 'user', 'viewer', 'outside'].map((id) => accessOf(id, folder))).toEqual(access);
  });

  it('is nothing for those who have not joined, and for those who are unknown', () => {
    for (const [folder] of rows) {
      expect(accessOf('invited', folder)).toBe('none');
      expect(accessOf('constructor', folder)).toBe('none');
    }
  });

  it('follows the role that they have now', () => {
    const demoted = stateAfter([...facts, ...factsOfRole()]);
    expect(folderAccess(demoted, 'user' as MemberId, 'write' as FolderId)).toBe('read');
  });
});

function factsOfRole(): readonly OrganizationEvent[] {
  const decision = organizationDecider.decide(changeRole('user', 'viewer'), state);
  return 'accepted' in decision ? decision.accepted : [];
}
