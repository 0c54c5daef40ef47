import { describe, it } from '@jest/globals';
import type { Instant, LinkId, MemberId, PersonId } from '../ids.js';
import {
  changeGroup,
  changeRole,
  createGroup,
  history,
  inTwoWeeks,
  invite,
  inviteAgain,
  join,
  leave,
  register,
  registerForAda,
  remove,
} from '../testing/organization.sample.js';

const withBo = [register, invite('bo'), join('bo')];

describe('whoever is asked to join', () => {
  it('joins by the link of their invitation, in the role that it gives', () => {
    const data = { memberId: 'bo' as MemberId, personId: 'person-bo' as PersonId, role: 'viewer' as const };
    const fact = { type: 'MemberJoined', data: { ...data, linkId: 'link-bo' as LinkId, name: 'bo' } } as const;
    history(register, invite('bo', 'viewer')).when(join('bo')).thenAccepted(fact);
    history(register, invite('bo', 'main-user'), changeRole('bo', 'viewer')).when(join('bo')).thenAccepted(fact);
    history(registerForAda).when(join('ada')).thenAccepted('MemberJoined');
  });

  it('has the time that the invitation gives, and not a millisecond more', () => {
    const last = '2026-12-10T09:59:59.999Z' as Instant;
    history(register, invite('bo'))
      .when(join('bo', { at: last }))
      .thenAccepted('MemberJoined');
    const late = join('bo', { at: inTwoWeeks });
    history(register, invite('bo')).when(late).thenRejected('link-closed', { reason: 'expired' });
  });

  it('can’t use a link twice, nor one that was replaced or revoked, nor one that never was', () => {
    history(...withBo)
      .when(join('bo'))
      .thenRejected('link-closed', { reason: 'used' });
    history(...withBo, remove('bo'))
      .when(join('bo'))
      .thenRejected('link-closed', { reason: 'used' });
    const again = [register, invite('bo'), inviteAgain('bo')];
    history(...again)
      .when(join('bo'))
      .thenRejected('link-closed', { reason: 'replaced' });
    history(...again)
      .when(join('bo', { linkId: 'again-bo' }))
      .thenAccepted('MemberJoined');
    history(register, invite('bo'), remove('bo')).when(join('bo')).thenRejected('link-closed', { reason: 'revoked' });
    for (const linkId of ['nobody’s', '__proto__', 'constructor'])
      history(register, invite('bo')).when(join('bo', { linkId })).thenRejected('link-unknown');
  });

  it('is a member once, by whichever of two invitations comes first', () => {
    const twice = [...withBo, invite('bo-again')];
    history(...twice)
      .when(join('bo-again', { person: 'person-bo' }))
      .thenRejected('already-a-member', { memberId: 'bo' });
    history(...twice, remove('bo'))
      .when(join('bo-again', { person: 'person-bo' }))
      .thenAccepted('MemberJoined');
  });

  it('is asked again only until they have joined, and under an id that nobody had', () => {
    history(register, invite('bo')).when(inviteAgain('bo')).thenAccepted('MemberInvitationRenewed');
    history(...withBo)
      .when(inviteAgain('bo'))
      .thenRejected('already-a-member', { memberId: 'bo' });
    history(register).when(inviteAgain('bo')).thenRejected('member-unknown', { memberId: 'bo' });
    history(...withBo)
      .when(invite('bo'))
      .thenRejected('id-taken');
    history(...withBo, remove('bo'))
      .when(invite('bo'))
      .thenRejected('id-taken');
  });

  it('is one of a thousand at most', () => {
    const thousand = [register, ...Array.from({ length: 999 }, (_, i) => invite(`m${i}`))];
    history(...thousand)
      .when(invite('more'))
      .thenRejected('organization-full', { of: 'members', most: 1_000 });
    history(...thousand, remove('m0'))
      .when(invite('more'))
      .thenAccepted('MemberInvited');
  });
});

describe('a member', () => {
  it('is removed, or leaves, or their invitation is revoked', () => {
    const removed = (reason: 'removed' | 'left' | 'revoked') =>
      ({ type: 'MemberRemoved', data: { memberId: 'bo' as MemberId, reason } }) as const;
    history(...withBo)
      .when(remove('bo'))
      .thenAccepted(removed('removed'));
    history(...withBo)
      .when(leave('bo'))
      .thenAccepted(removed('left'));
    history(register, invite('bo')).when(remove('bo')).thenAccepted(removed('revoked'));
    history(register, invite('bo')).when(leave('bo')).thenRejected('member-unknown');
    for (const one of [remove('bo'), leave('bo'), changeRole('bo', 'viewer')]) {
      history(register).when(one).thenRejected('member-unknown', { memberId: 'bo' });
      history(...withBo, remove('bo'))
        .when(one)
        .thenRejected('member-unknown', { memberId: 'bo' });
    }
  });

  it('has the role that they have: giving it again changes nothing', () => {
    history(...withBo)
      .when(changeRole('bo', 'viewer'))
      .thenAccepted('MemberRoleChanged');
    history(...withBo)
      .when(changeRole('bo', 'user'))
      .thenAccepted();
    history(register).when(changeRole('ada', 'main-user')).thenAccepted();
  });

  it('leaves the groups they were in, with their membership', () => {
    const gone = [...withBo, createGroup('g', ['ada', 'bo']), remove('bo')];
    history(...gone)
      .when(changeGroup('g', { memberIds: ['ada'] }))
      .thenAccepted();
    history(...gone)
      .when(changeGroup('g', { memberIds: ['ada', 'bo'] }))
      .thenRejected('member-unknown');
  });
});

describe('the last main user', () => {
  const ways = [
    leave('ada'),
    remove('ada', null),
    remove('ada'),
    changeRole('ada', 'user'),
    changeRole('ada', 'viewer'),
  ];

  it('can neither leave, nor be removed, nor get another role', () => {
    for (const way of ways) {
      history(...withBo)
        .when(way)
        .thenRejected('last-main-user');
      // Whoever is only invited can't administer yet.
      history(...withBo, invite('carla', 'main-user'))
        .when(way)
        .thenRejected('last-main-user');
    }
  });

  it('is the one who stays: with another one they may go', () => {
    const two = [...withBo, changeRole('bo', 'main-user')];
    for (const way of ways) {
      const [type] = way.type === 'ChangeMemberRole' ? ['MemberRoleChanged' as const] : ['MemberRemoved' as const];
      history(...two)
        .when(way)
        .thenAccepted(type);
      history(...two, way)
        .when(leave('bo'))
        .thenRejected('last-main-user');
    }
  });

  it('is nobody while no main user has joined: a wrong address can be revoked', () => {
    history(registerForAda).when(remove('ada', null)).thenAccepted('MemberRemoved');
  });
});
