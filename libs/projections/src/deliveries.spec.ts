import { describe, expect, it } from '@jest/globals';
import { deliveryMarks } from './deliveries.js';
import { deliveries } from './deliveries.projection.js';
import {
  at,
  bounced,
  cancelled,
  completed,
  corrected,
  decided,
  delayed,
  downloaded,
  downloadLink,
  drafted,
  linkClosed,
  linked,
  log,
  mailed,
  opened,
  sentTo,
  signed,
  viewOf,
} from './testing.sample.js';

const view = (...events: Parameters<typeof log>) => viewOf(deliveries, log(drafted, sentTo(['a', 'b']), ...events));
const first = (...events: Parameters<typeof log>) => view(...events)?.recipients[0];
const marks = (...events: Parameters<typeof log>) => {
  const now = view(...events);
  return now && deliveryMarks(now);
};
const entries = (...events: Parameters<typeof log>) => {
  const now = view(...events);
  return now ? deliveries.entries(now) : [];
};

describe('the deliveries of an invitation', () => {
  it('are to those who were asked, at the address where they are reached now', () => {
    expect(view()).toMatchObject({ id: 'i', organizationId: 'o', folderId: null, state: 'sent', sentAt: at(1) });
    expect(first(opened('a'), corrected('a'), signed('a'))).toMatchObject({
      ...{ signatoryId: 'a', email: 'new@example.com', openedAt: at(2), signedAt: at(4), role: { kind: 'self' } },
    });
  });

  it('say who gets what, by which row of which policy', () => {
    expect(first(signed('a'), completed, decided('a', ['download-link']))?.decision).toEqual({
      ...{ policyVersion: '2025-04-25', row: 'strong', ways: ['download-link'], withheld: [] },
    });
    expect(view(signed('a'), cancelled)).toMatchObject({ state: 'cancelled', closedAt: at(3) });
  });

  it('show each e-mail with the newest that is known of it', () => {
    expect(first(delayed('a'))?.mails).toMatchObject([{ state: 'delayed', answer: '450', nextTryAt: at(500) }]);
    expect(first(delayed('a'), bounced('a'))?.mails).toMatchObject([{ state: 'bounced', answer: '550 5.1.1' }]);
    expect(first(mailed('a'), mailed('a', 'completed'))?.mails.map(({ reason, state }) => [reason, state])).toEqual([
      ['invitation', 'handed-over'],
      ['completed', 'handed-over'],
    ]);
  });

  it('show each download link: until when it works, why it was closed, and what was downloaded', () => {
    const recipient = first(
      ...[downloadLink('a', 'x'), downloaded('x'), downloaded('x'), downloadLink('a', 'y', 'x')],
      ...[linkClosed('a', 'x'), linked('a')],
    );
    const [old, successor] = recipient?.links ?? [];
    expect(old).toMatchObject({
      ...{ linkId: 'x', documentId: 'd1', issuedAt: at(2), closed: { at: at(6) } },
      downloads: { count: 2, first: at(3), last: at(4) },
    });
    expect(successor).toMatchObject({ linkId: 'y', replaces: 'x' });
    expect(successor).not.toHaveProperty('closed');
    expect(first({ type: 'CopyDownloaded', data: { signatoryId: 'a' } })?.copies?.count).toBe(1);
  });

  it('stand out where somebody was not reached, or has not opened what they were sent', () => {
    expect(marks()).toEqual([]);
    expect(marks(bounced('a'))).toEqual(['bounced']);
    expect(marks(bounced('a'), mailed('a', 'completed'))).toEqual([]);
    expect(marks(delayed('b'))).toEqual(['delayed']);
    expect(marks(downloadLink('a', 'x'))).toEqual(['not-opened']);
    expect(marks(downloadLink('a', 'x'), downloadLink('b', 'y'), downloaded('x'))).toEqual(['opened', 'not-opened']);
  });

  it('are found by the organization, and by the addresses to which download links went', () => {
    const own = { index: 'organization', member: 'o', sort: at(1) };
    expect(entries()).toEqual([expect.objectContaining(own)]);
    expect(entries(downloadLink('a', 'x'), bounced('a'))).toEqual([
      expect.objectContaining({ ...own, words: expect.arrayContaining(['=bounced', '=not-opened', 'lease']) }),
      { index: 'download-links', member: 'email:a@example.com', personal: true, sort: at(1) },
    ]);
    // Two who share a mailbox, to which links went twice.
    const shared = entries(corrected('a'), corrected('b'), downloadLink('a', 'x'), downloadLink('b', 'y'));
    expect(shared.map(({ member }) => member)).toEqual(['o', 'email:new@example.com']);
    expect(deliveries.entries(viewOf(deliveries, log(drafted)) as never)).toEqual([]);
  });
});
