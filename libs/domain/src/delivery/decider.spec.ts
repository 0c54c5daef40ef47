import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, LinkId, PersonId, SignatoryId } from '../ids.js';
import { given } from '../testing/given.sample.js';
import { type DeliveryCommand, deliveryDecider } from './decider.js';
import type { DeliveryEvent } from './events.js';
import { checkLink, inboxLinkOf } from './state.js';

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

  it('works until it is closed; one to download also until its time is over, to the millisecond', () => {
    const a = 'a' as LinkId;
    const just = '2026-12-24T09:59:59.999Z' as Instant;
    expect(checkLink(stateOf(), a, now)).toEqual({ code: 'link-unknown' });
    expect(checkLink(stateOf(issue(download('a'))), a, just)).toBeNull();
    expect(checkLink(stateOf(issue(download('a'))), a, later)).toEqual({ code: 'link-closed', reason: 'expired' });
    expect(checkLink(stateOf(issue(link('a'))), a, later)).toBeNull();
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

  it('can be closed alone, where another takes its place', () => {
    const replace = { type: 'CloseLinks', reason: 'replaced', linkIds: ['a', 'c'] } as DeliveryCommand;
    delivery(issue(link('a'), link('b'), download('c')))
      .when(replace)
      .thenAccepted({ type: 'LinkClosed', data: { linkId: 'a' as LinkId, reason: 'replaced' } });
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

describe('a copy in a personal account', () => {
  it('needs no link: each download is recorded', () => {
    const download = { signatoryId: 's', documentId: 'd', sha256: 'x' };
    delivery()
      .when({ type: 'RecordCopyDownload', download } as unknown as DeliveryCommand)
      .thenAccepted('CopyDownloaded');
  });
});

describe('a link that is none', () => {
  const record = (linkId: string, documentId = 'd') =>
    ({
      type: 'RecordDownload',
      download: { linkId, documentId, sha256: 'x' },
      now,
    }) as unknown as DeliveryCommand;

  it('downloads nothing: one to sign, or one to another document', () => {
    delivery(issue(link('a')))
      .when(record('a'))
      .thenRejected('link-unknown');
    delivery(issue(download('c')))
      .when(record('c', 'other'))
      .thenRejected('link-unknown');
  });

  it('leads to the document or to its signature page, not to both', () => {
    const page = issue({ ...download('p'), part: 'signature-page' });
    const recordPage = (linkId: string) => {
      const command = record(linkId) as Extract<DeliveryCommand, { type: 'RecordDownload' }>;
      return { ...command, download: { ...command.download, part: 'signature-page' as const } };
    };
    delivery(page).when(recordPage('p')).thenAccepted('DocumentDownloaded');
    delivery(page).when(record('p')).thenRejected('link-unknown');
    delivery(issue(download('c')))
      .when(recordPage('c'))
      .thenRejected('link-unknown');
  });

  it('is unknown also under a name that every object has', () => {
    for (const id of ['constructor', '__proto__', 'toString']) {
      expect(checkLink(stateOf(), id as LinkId, now)).toEqual({ code: 'link-unknown' });
      delivery()
        .when(issue(link(id)))
        .thenAccepted('LinkIssued');
      expect(checkLink(stateOf(issue(link(id))), id as LinkId, now)).toBeNull();
    }
  });
});

describe('A link that somebody opens from their inbox', () => {
  const inbox = (linkId: string, personId = 'p', signatoryId = 'aino') => {
    const opened = { personId, foundBy: 'email', assurance: 'single-factor' };
    return {
      type: 'IssueInboxLink',
      link: { ...link(linkId), signatoryId, inbox: opened },
    } as unknown as DeliveryCommand;
  };

  it('is one for a person and a signatory while it works, beside the mailed one', () => {
    delivery(issue(link('a')))
      .when(inbox('b'))
      .thenAccepted('LinkIssued');
    delivery(inbox('b')).when(inbox('c')).thenAccepted();
    delivery(inbox('b')).when(inbox('c', 'another')).thenAccepted('LinkIssued');
    delivery(inbox('b'))
      .when(inbox('c', 'p', 'bo'))
      .thenAccepted('LinkIssued');
    delivery(inbox('b'), close).when(inbox('c')).thenAccepted('LinkIssued');
  });

  it('is found by who opened it, until it is closed', () => {
    const [person, signatory] = ['p' as PersonId, 'aino' as SignatoryId];
    expect(inboxLinkOf(stateOf(issue(link('a')), inbox('b')), signatory, person)).toBe('b');
    expect(inboxLinkOf(stateOf(inbox('b'), close), signatory, person)).toBeUndefined();
    expect(inboxLinkOf(stateOf(inbox('b'), close, inbox('c')), signatory, person)).toBe('c');
    expect(inboxLinkOf(stateOf(issue(link('a'))), signatory, person)).toBeUndefined();
  });
});

describe('over any history of a delivery', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const messages = fc.constantFrom('m1', 'm2');
  const time = fc.constantFrom(now, later);
  const reason = fc.constantFrom('cancelled', 'expired', 'completed');
  const command = fc.oneof(
    id.map((one) => issue(link(one), download(`download-${one}`))),
    reason.map((why) => ({ type: 'CloseLinks', reason: why }) as DeliveryCommand),
    messages.map(
      (messageId) => ({ type: 'RecordHandOver', mail: { ...mail, messageId } }) as unknown as DeliveryCommand,
    ),
    messages.map((messageId) => ({ type: 'RecordBounce', mail: { ...mail, messageId } }) as unknown as DeliveryCommand),
    messages.map((messageId) => ({ type: 'RecordDelay', mail: { ...mail, messageId } }) as unknown as DeliveryCommand),
    fc.constantFrom('x', 'y').map(shown),
    fc.tuple(id, time).map(([one, at]) => {
      const what = { linkId: `download-${one}`, documentId: 'd', sha256: 'x' };
      return { type: 'RecordDownload', download: what, now: at } as unknown as DeliveryCommand;
    }),
  );

  it('a closed link stays closed, each link is issued once, and each Message-ID ends once', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const events: DeliveryEvent[] = [];
        const closed = new Set<string>();
        for (const one of commands) {
          const state = events.reduce(deliveryDecider.evolve, deliveryDecider.initial);
          for (const linkId of closed)
            expect(checkLink(state, linkId as LinkId, now)).toMatchObject({ code: 'link-closed' });
          const decision = deliveryDecider.decide(one, state);
          if (!('accepted' in decision)) continue;
          events.push(...decision.accepted);
          for (const event of decision.accepted) if (event.type === 'LinkClosed') closed.add(event.data.linkId);
        }
        const issued = events.flatMap((e) =>
          e.type === 'LinkIssued' || e.type === 'DownloadLinkIssued' ? [e.data.linkId] : [],
        );
        expect(new Set(issued).size).toBe(issued.length);
        const ended = events.flatMap((e) =>
          e.type === 'EmailHandedOver' || e.type === 'EmailBounced' ? [e.data.messageId] : [],
        );
        expect(new Set(ended).size).toBe(ended.length);
        expect([...closed].every((linkId) => !linkId.startsWith('download-'))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
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
