import { describe, expect, it } from '@jest/globals';
import type { Instant, LinkId } from '../ids.js';
import { given } from '../testing/given.sample.js';
import { checkLink, type DeliveryCommand, deliveryDecider } from './decider.js';
import type { DeliveryEvent } from './events.js';

const now = '2026-11-24T10:00:00.000Z' as Instant;
const later = '2026-12-24T10:00:00.000Z' as Instant;
const link = (id: string) => ({
  invitationId: 'i',
  linkId: id,
  purpose: 'sign',
  signatoryId: 'aino',
  expiresAt: later,
});
const download = (id: string) => ({
  invitationId: 'i',
  linkId: id,
  documentId: 'd',
  signatoryId: 'aino',
  expiresAt: later,
});
const issue = (...links: object[]) => ({ type: 'IssueLinks', links }) as unknown as DeliveryCommand;
const close = { type: 'CloseLinks', reason: 'cancelled' } as DeliveryCommand;
const mail = { signatoryId: 'aino', reason: 'invitation', messageId: 'm1', to: 'aino@example.com' };
const handOver = { type: 'RecordHandOver', mail } as unknown as DeliveryCommand;
const shown = (sha256: string) =>
  ({
    type: 'RecordShown',
    shown: { sessionId: 's', signatoryId: 'aino', documentId: 'd', sha256 },
  }) as unknown as DeliveryCommand;

function play(...commands: DeliveryCommand[]): DeliveryEvent[] {
  const events: DeliveryEvent[] = [];
  for (const command of commands) {
    const decision = deliveryDecider.decide(command, events.reduce(deliveryDecider.evolve, deliveryDecider.initial));
    if ('rejected' in decision) throw new Error(decision.rejected.code);
    events.push(...decision.accepted);
  }
  return events;
}
const delivery = (...commands: DeliveryCommand[]) => given(deliveryDecider, play(...commands));
const stateOf = (...commands: DeliveryCommand[]) =>
  play(...commands).reduce(deliveryDecider.evolve, deliveryDecider.initial);

describe('a link', () => {
  it('is issued once', () => {
    delivery()
      .when(issue(link('a'), download('b')))
      .thenAccepted('LinkIssued', 'DownloadLinkIssued');
    delivery(issue(link('a')))
      .when(issue(link('a')))
      .thenAccepted();
  });

  it('works until it is closed or its time is over, to the millisecond', () => {
    const a = 'a' as LinkId;
    const just = '2026-12-24T09:59:59.999Z' as Instant;
    expect(checkLink(stateOf(), a, now)).toEqual({ code: 'link-unknown' });
    expect(checkLink(stateOf(issue(link('a'))), a, just)).toBeNull();
    expect(checkLink(stateOf(issue(link('a'))), a, later)).toEqual({ code: 'link-closed', reason: 'expired' });
    expect(checkLink(stateOf(issue(link('a')), close), a, now)).toEqual({ code: 'link-closed', reason: 'cancelled' });
  });

  it('to sign closes with the invitation; one to download lives on', () => {
    const closed = delivery(issue(link('a'), link('b'), download('c'))).when(close);
    closed.thenAccepted(
      { type: 'LinkClosed', data: { linkId: 'a' as LinkId, reason: 'cancelled' } },
      { type: 'LinkClosed', data: { linkId: 'b' as LinkId, reason: 'cancelled' } },
    );
    delivery(issue(link('a')), close)
      .when(close)
      .thenAccepted();
  });

  it('to download records each download while it works', () => {
    const record = (at: Instant) =>
      ({
        type: 'RecordDownload',
        download: { linkId: 'c', documentId: 'd', sha256: 'x' },
        now: at,
      }) as unknown as DeliveryCommand;
    delivery(issue(download('c')))
      .when(record(now))
      .thenAccepted('DocumentDownloaded');
    delivery(issue(download('c')))
      .when(record(later))
      .thenRejected('link-closed', { reason: 'expired' });
    delivery().when(record(now)).thenRejected('link-unknown');
  });
});

describe('an e-mail', () => {
  it('is recorded once per Message-ID, whatever became of it first', () => {
    const bounce = { type: 'RecordBounce', mail: { ...mail, answer: '550' } } as unknown as DeliveryCommand;
    const delay = {
      type: 'RecordDelay',
      mail: { ...mail, answer: '450', attempt: 1, nextTryAt: later },
    } as unknown as DeliveryCommand;
    delivery().when(handOver).thenAccepted('EmailHandedOver');
    delivery().when(bounce).thenAccepted('EmailBounced');
    delivery(delay).when(handOver).thenAccepted('EmailHandedOver');
    for (const done of [handOver, bounce])
      for (const again of [handOver, bounce, delay]) delivery(done).when(again).thenAccepted();
  });
});

describe('what a session was shown', () => {
  it('is recorded once per document and content', () => {
    delivery().when(shown('x')).thenAccepted('DocumentShown');
    delivery(shown('x')).when(shown('x')).thenAccepted();
    delivery(shown('x')).when(shown('y')).thenAccepted('DocumentShown');
  });
});

describe('a failed sealing', () => {
  it('is recorded each time, with its reason', () => {
    const failure = { documentId: 'd', signatures: 1, reason: 'no space', attempt: 1, nextTryAt: later };
    delivery()
      .when({ type: 'RecordSealingFailure', failure } as unknown as DeliveryCommand)
      .thenAccepted('SealingFailed');
  });
});
