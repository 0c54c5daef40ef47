import { describe, expect, it } from '@jest/globals';
import { memberships } from './memberships.projection.js';
import { at, type Fact, log, viewOf } from './testing.sample.js';

const fact = (type: Fact['type'], data: object): Fact => ({ type, data });
const registered = fact('OrganizationRegistered', { organizationId: 'o', name: 'Acme Oy', businessId: '1' });
const founder = { memberId: 'ada', personId: 'p-ada', role: 'main-user', linkId: null, name: 'Ada' };
const invited = { memberId: 'bo', email: 'bo@acme.example', role: 'user', linkId: 'l1', expiresAt: at(99) };
const joined = fact('MemberJoined', { memberId: 'bo', personId: 'p-bo', role: 'user', linkId: 'l2', name: null });
const start = [registered, fact('MemberJoined', founder), fact('MemberInvited', invited)];
const renewed = fact('MemberInvitationRenewed', { memberId: 'bo', linkId: 'l2', expiresAt: at(200) });
const viewAfter = (...facts: Fact[]) => viewOf(memberships, log(...start, ...facts));

describe('memberships', () => {
  it('tell who was asked to join, until when they can, and who has joined', () => {
    expect(viewAfter(renewed)?.members).toMatchObject([
      {
        id: 'ada',
        since: 1,
        state: 'joined',
        role: 'main-user',
        name: 'Ada',
        email: null,
        personId: 'p-ada',
        joinedAt: at(1),
      },
      { id: 'bo', state: 'invited', email: 'bo@acme.example', personId: null, invitedAt: at(2), expiresAt: at(200) },
    ]);
    const changed = viewAfter(renewed, joined, fact('MemberRoleChanged', { memberId: 'bo', role: 'viewer' }));
    expect(changed?.members[1]).toMatchObject({
      ...{ state: 'joined', role: 'viewer', email: 'bo@acme.example', personId: 'p-bo', expiresAt: null },
    });
  });

  it('are found by the persons who have joined, and not by those who left', () => {
    const found = (...facts: Fact[]) => memberships.entries(viewAfter(...facts) as never).map(({ member }) => member);
    expect(found()).toEqual(['p-ada']);
    expect(found(joined)).toEqual(['p-ada', 'p-bo']);
    expect(found(joined, fact('MemberRemoved', { memberId: 'ada', reason: 'left' }))).toEqual(['p-bo']);
  });

  it('have groups and folders as they are now; whoever or whatever is removed is in none of them', () => {
    const rights = [{ groupId: 'g', access: 'write' }];
    const made = [
      ...[
        fact('GroupCreated', { groupId: 'g', name: 'Sales' }),
        fact('GroupRenamed', { groupId: 'g', name: 'Leasing' }),
      ],
      ...[fact('GroupMembersChanged', { groupId: 'g', memberIds: ['ada', 'bo'] })],
      ...[
        fact('FolderCreated', { folderId: 'f', name: 'L' }),
        fact('FolderRenamed', { folderId: 'f', name: 'Leases' }),
      ],
      ...[fact('FolderRightsChanged', { folderId: 'f', rights }), fact('FolderCreated', { folderId: 'e', name: 'E' })],
    ];
    const folders = [
      { id: 'f', name: 'Leases', rights },
      { id: 'e', name: 'E', rights: null },
    ];
    expect(viewAfter(...made)).toMatchObject({
      groups: [{ id: 'g', name: 'Leasing', memberIds: ['ada', 'bo'] }],
      folders,
    });
    const gone = fact('MemberRemoved', { memberId: 'bo', reason: 'revoked' });
    expect(viewAfter(...made, gone)?.groups).toMatchObject([{ memberIds: ['ada'] }]);
    const closed = viewAfter(...made, fact('GroupRemoved', { groupId: 'g' }));
    expect(closed).toMatchObject({
      groups: [],
      folders: [
        { id: 'f', rights: [] },
        { id: 'e', rights: null },
      ],
    });
  });
});
