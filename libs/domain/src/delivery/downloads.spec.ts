import { describe, expect, it } from '@jest/globals';
import type { Instant, LinkId, SignatoryId } from '../ids.js';
import { given } from '../testing/given.sample.js';
import { type DeliveryCommand, deliveryDecider } from './decider.js';
import type { DeliveryEvent, SignatoryDecision } from './events.js';
import { checkLink, newestDownloadLinks } from './state.js';

const now = '2026-11-24T10:00:00.000Z' as Instant;
const later = '2026-12-24T10:00:00.000Z' as Instant;
const fact = (type: DeliveryEvent['type'], data: object) => ({ type, data }) as unknown as DeliveryEvent;
const issued = (linkId: string, more: object = {}) =>
  fact('DownloadLinkIssued', {
    ...{ invitationId: 'i', linkId, documentId: 'd', signatoryId: 'aino', expiresAt: later },
    ...more,
  });
const closed = (linkId: string, reason: string) => fact('LinkClosed', { linkId, reason });
const command = (type: DeliveryCommand['type'], more: object) => ({ type, ...more }) as unknown as DeliveryCommand;
const revoke = (linkId: string) => command('RevokeDownloadLink', { linkId });
const ask = (more: object = {}) => command('AskDownloadLink', { asked: { signatoryId: 'aino', by: 'link', ...more } });
const handOver = (reason: string, messageId = 'm1') =>
  command('RecordHandOver', { mail: { signatoryId: 'aino', reason, messageId, to: 'a@example.com' } });
const delivery = (...history: DeliveryEvent[]) => given(deliveryDecider, history);
const stateOf = (...history: DeliveryEvent[]) => history.reduce(deliveryDecider.evolve, deliveryDecider.initial);

describe('a download link', () => {
  it('is revoked by the sender, once, also when its time is over', () => {
    delivery(issued('a')).when(revoke('a')).thenAccepted(closed('a', 'revoked'));
    for (const reason of ['revoked', 'replaced'])
      delivery(issued('a'), closed('a', reason)).when(revoke('a')).thenAccepted();
    const state = stateOf(issued('a'), closed('a', 'revoked'));
    for (const at of [now, later])
      expect(checkLink(state, 'a' as LinkId, at)).toEqual({ code: 'link-closed', reason: 'revoked' });
  });

  it('is revoked with the links that have taken its place, or are about to', () => {
    const others = [
      issued('p', { part: 'signature-page' }),
      issued('e', { documentId: 'e' }),
      issued('x', { signatoryId: 'bo' }),
    ];
    const successor = issued('b', { replaces: 'a' });
    delivery(...others, issued('a'), successor, closed('a', 'replaced'))
      .when(revoke('a'))
      .thenAccepted(closed('b', 'revoked'));
    delivery(...others, issued('a'), successor)
      .when(revoke('a'))
      .thenAccepted(closed('a', 'revoked'), closed('b', 'revoked'));
    delivery(issued('a'), closed('a', 'revoked'))
      .when(command('IssueLinks', { links: [successor.data] }))
      .thenAccepted(successor, closed('b', 'revoked'));
  });

  it('is not taken for one to sign, which closes with its invitation', () => {
    const toSign = fact('LinkIssued', { linkId: 's', purpose: 'sign', signatoryId: 'aino', expiresAt: later });
    delivery(toSign).when(revoke('s')).thenRejected('link-unknown');
    delivery().when(revoke('constructor')).thenRejected('link-unknown');
  });

  it('can be asked for anew by whoever had one, as long as the sender has not revoked it', () => {
    const asked = { signatoryId: 'aino', by: 'link' };
    delivery(issued('a')).when(ask()).thenAccepted(fact('DownloadLinkAsked', asked));
    delivery(issued('a'), closed('a', 'replaced')).when(ask()).thenAccepted('DownloadLinkAsked');
    delivery().when(ask()).thenRejected('nothing-to-download');
    delivery(issued('a', { signatoryId: 'bo' }))
      .when(ask())
      .thenRejected('nothing-to-download');
    delivery(issued('a'), closed('a', 'revoked')).when(ask()).thenRejected('nothing-to-download');
  });

  it('can be asked for anew for some documents only', () => {
    const two = delivery(issued('a'), closed('a', 'revoked'), issued('b', { documentId: 'e' }));
    two.when(ask({ documents: ['e'] })).thenAccepted('DownloadLinkAsked');
    two.when(ask({ documents: ['d'] })).thenRejected('nothing-to-download');
  });

  it('gives way to its successor when that was mailed, and works until then', () => {
    const successor = [issued('a'), issued('b', { replaces: 'a' })];
    expect(checkLink(stateOf(...successor), 'a' as LinkId, now)).toBeNull();
    delivery(...successor)
      .when(handOver('download-link'))
      .thenAccepted('EmailHandedOver', closed('a', 'replaced'));
    delivery(...successor)
      .when(handOver('completed'))
      .thenAccepted('EmailHandedOver');
    delivery(...successor, closed('a', 'revoked'))
      .when(handOver('download-link'))
      .thenAccepted('EmailHandedOver');
    const bounce = command('RecordBounce', { mail: { signatoryId: 'aino', reason: 'download-link', messageId: 'm' } });
    delivery(...successor)
      .when(bounce)
      .thenAccepted('EmailBounced');
  });

  it('is the newest of its document, and of its signature page', () => {
    const state = stateOf(
      ...[issued('a'), issued('p', { part: 'signature-page' }), issued('b', { replaces: 'a' })],
      ...[issued('e', { documentId: 'e' }), closed('e', 'revoked'), issued('x', { signatoryId: 'bo' })],
    );
    expect(newestDownloadLinks(state, 'aino' as SignatoryId).map(({ linkId }) => linkId)).toEqual(['b', 'p']);
  });
});

describe('who gets what', () => {
  it('is decided once', () => {
    const decisions = [{ signatoryId: 'aino', policyVersion: '1', row: 'strong', ways: [], withheld: [] }];
    const decide = command('RecordDecisions', { decisions });
    delivery().when(decide).thenAccepted(fact('DeliveryDecided', { decisions }));
    const decided = fact('DeliveryDecided', { decisions });
    delivery(decided)
      .when(command('RecordDecisions', { decisions: [] }))
      .thenAccepted();
    expect(stateOf(decided).decisions).toEqual(decisions as unknown as SignatoryDecision[]);
  });
});
