import { describe, expect, it } from '@jest/globals';
import { type DueNotices, dueNotices } from './due-notices.projection.js';
import { at, type Fact, log, viewOf } from './testing.sample.js';

const invited = (memberId: string, linkId?: string): Fact => ({
  type: 'MemberInvited',
  data: { memberId, email: `${memberId}@example.com`, role: 'user', ...(linkId ? { linkId, expiresAt: at(500) } : {}) },
});
const renewed = (memberId: string, linkId: string): Fact => ({
  type: 'MemberInvitationRenewed',
  data: { memberId, linkId, expiresAt: at(900) },
});
const joined = (memberId: string): Fact => ({ type: 'MemberJoined', data: { memberId, personId: 'p' } });
const removed = (memberId: string): Fact => ({ type: 'MemberRemoved', data: { memberId, reason: 'revoked' } });
const about = (linkId: string) => ({ linkId, kind: 'member-invitation', messageId: 'm' });
const handedOver = (linkId: string): Fact => ({ type: 'NoticeHandedOver', data: { ...about(linkId), to: 'x' } });
const bounced = (linkId: string): Fact => ({
  type: 'NoticeBounced',
  data: { ...about(linkId), to: 'x', answer: '550' },
});
const dropped = (linkId: string): Fact => ({
  type: 'NoticeDropped',
  data: { ...about(linkId), reason: 'link-expired' },
});
const delayed = (linkId: string, attempt: number): Fact => ({
  type: 'NoticeDelayed',
  data: { ...about(linkId), answer: '450', attempt, nextTryAt: at(attempt) },
});
const requested: Fact = {
  type: 'EmailLinkRequested',
  data: { linkId: 'l', email: 'aino@example.com', language: 'fi', expiresAt: at(30) },
};
const used: Fact = { type: 'EmailLinkUsed', data: { personId: 'p' } };

const view = (...facts: Fact[]) => viewOf<DueNotices>(dueNotices, log(...facts));
const due = (...facts: Fact[]) => Object.keys(view(...facts)?.tasks ?? {}).sort();

describe('the notices that are due', () => {
  it('are a link to sign in for whoever asked for one, at once', () => {
    const task = { kind: 'notice', notice: 'sign-in-link', linkId: 'l', attempt: 0, dueAt: at(0), causedBy: 'event-0' };
    expect(view(requested)?.tasks).toEqual({ l: task });
    expect(dueNotices.entries(view(requested) as DueNotices)).toEqual([
      { index: 'due', member: 'notice', sort: `0/${at(0)}/${view(requested)?.id}` },
    ]);
  });

  it('are an invitation for each member who got a link', () => {
    expect(due(invited('a', 'la'), invited('b', 'lb'), invited('c'))).toEqual(['la', 'lb']);
  });

  it.each([
    ['handed over', handedOver('la')],
    ['refused for good', bounced('la')],
    ['dropped', dropped('la')],
  ])('end with the fact that one was %s', (_, end) => {
    expect(due(invited('a', 'la'), invited('b', 'lb'), end)).toEqual(['lb']);
  });

  it('come again later after a failure, and say how often they were tried', () => {
    expect(view(invited('a', 'la'), delayed('la', 2))?.tasks.la).toMatchObject({ attempt: 2, dueAt: at(2) });
    expect(due(invited('a', 'la'), handedOver('la'), delayed('la', 2))).toEqual([]);
  });

  it('are the newest invitation only', () => {
    expect(due(invited('a', 'la'), renewed('a', 'lb'))).toEqual(['lb']);
    expect(due(invited('a', 'la'), handedOver('la'), renewed('a', 'lb'))).toEqual(['lb']);
    expect(due(invited('a', 'la'), renewed('a', 'lb'), handedOver('la'))).toEqual(['lb']);
  });

  it('are none to whoever has joined, was removed, or has used the link', () => {
    expect(due(invited('a', 'la'), joined('a'))).toEqual([]);
    expect(due(invited('a', 'la'), removed('a'))).toEqual([]);
    expect(due(requested, used)).toEqual([]);
  });

  it('leave no view behind once nothing is to come', () => {
    expect(view(requested, handedOver('l'))).toBeNull();
    expect(view(invited('a', 'la'), handedOver('la'))).toMatchObject({ tasks: {}, invited: { a: 'la' } });
    expect(view(invited('a', 'la'), handedOver('la'), joined('a'))).toBeNull();
  });
});
