import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../ids.js';
import { given } from '../testing/given.sample.js';
import { type SessionCommand, sessionDecider, tokenStanding } from './decider.js';
import type { SessionEnded, SessionEvent } from './events.js';

const at = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
const start = {
  ...{ type: 'StartSession', sessionId: 's', personId: 'p', assurance: 'strong', method: 'fi-bank-id' },
  ...{ expiresAt: at(30), agent: 'Firefox, Linux' },
} as unknown as SessionCommand;
const renew = (generation: number, minute = 6): SessionCommand => ({
  ...{ type: 'RenewSession', generation, now: at(minute), previousUntil: at(minute + 1) },
});
const choose = (organizationId: string | null, minute = 6) =>
  ({
    ...{ type: 'ChooseContext', now: at(minute) },
    context: organizationId === null ? { kind: 'personal' } : { kind: 'organization', organizationId },
  }) as SessionCommand;
const end = (reason: SessionEnded['data']['reason'] = 'signed-out'): SessionCommand => ({ type: 'EndSession', reason });

const { decide, evolve, initial } = sessionDecider;
const eventsOf = (commands: readonly SessionCommand[]) => {
  const events: SessionEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initial));
    if ('accepted' in decision) events.push(...decision.accepted);
  }
  return events;
};
const after = (...commands: SessionCommand[]) => given(sessionDecider, eventsOf(commands));
const standing = (commands: SessionCommand[], generation: number, minute: number) =>
  tokenStanding(eventsOf(commands).reduce(evolve, initial), generation, at(minute));

describe('a session', () => {
  it('starts once, on the personal side', () => {
    after().when(start).thenAccepted('SessionStarted');
    after(start).when(start).thenAccepted();
    expect(eventsOf([start]).reduce(evolve, initial)).toMatchObject({ generation: 0, context: { kind: 'personal' } });
  });

  it('is renewed by the current token; the one before changes nothing for a minute, and ends nothing by itself', () => {
    after(start)
      .when(renew(0))
      .thenAccepted({ type: 'SessionRenewed', data: { generation: 1, previousUntil: at(7) } });
    after(start, renew(0)).when(renew(0)).thenAccepted();
    after(start, renew(0)).when(renew(0, 7)).thenRejected('session-over');
    after(start, renew(0)).when(renew(1, 8)).thenAccepted('SessionRenewed');
  });

  it('goes over to another side and back', () => {
    after(start).when(choose('o')).thenAccepted('SessionContextChosen');
    after(start, choose('o')).when(choose('o')).thenAccepted();
    after(start, choose('o')).when(choose('other')).thenAccepted('SessionContextChosen');
    after(start, choose('o')).when(choose(null)).thenAccepted('SessionContextChosen');
    after(start).when(choose(null)).thenAccepted();
  });

  it('ends once, for one reason, and does nothing more', () => {
    after(start)
      .when(end('reused'))
      .thenAccepted({ type: 'SessionEnded', data: { reason: 'reused' } });
    after(start, end()).when(end('ended')).thenAccepted();
    for (const command of [renew(0), choose('o')]) after(start, end()).when(command).thenRejected('session-over');
    after(start, end()).when(start).thenAccepted();
  });

  it('is over when its time is, however busy, and nothing before it starts', () => {
    for (const command of [renew(0, 30), choose('o', 30)]) after(start).when(command).thenRejected('session-over');
    for (const command of [renew(0), choose('o')]) after().when(command).thenRejected('session-over');
    after().when(end()).thenAccepted();
  });
});

describe('a token', () => {
  it('counts in its generation, and a minute longer', () => {
    expect(standing([start], 0, 29)).toBe('current');
    expect(standing([start, renew(0)], 1, 6)).toBe('current');
    expect(standing([start, renew(0)], 0, 6)).toBe('previous');
  });

  it('that was changed for a new one a minute ago, or twice, has got about', () => {
    expect(standing([start, renew(0)], 0, 7)).toBe('reused');
    expect(standing([start, renew(0), renew(1)], 0, 6)).toBe('reused');
  });

  it('is worth nothing after the end, and before there is such a generation', () => {
    expect(standing([start], 0, 30)).toBe('over');
    expect(standing([start, end()], 0, 1)).toBe('over');
    expect(standing([start], 1, 1)).toBe('over');
    expect(standing([], 0, 1)).toBe('over');
  });

  it('of any generation at any time has a standing, and any command an answer', () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const generation = fc.integer({ min: -1, max: 4 });
    const command = fc.oneof(
      fc.constant(start),
      fc.tuple(generation, fc.integer({ min: 0, max: 58 })).map(([g, m]) => renew(g, m)),
      fc.tuple(fc.constantFrom(null, 'o', '__proto__'), minute).map(([id, m]) => choose(id, m)),
      fc.constantFrom('signed-out', 'ended', 'replaced', 'reused').map((reason) => end(reason as never)),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), generation, minute, (commands, token, now) => {
        const events = eventsOf(commands);
        expect(events.filter(({ type }) => type === 'SessionStarted').length).toBeLessThanOrEqual(1);
        const ended = events.findIndex(({ type }) => type === 'SessionEnded');
        if (ended >= 0) expect(ended).toBe(events.length - 1);
        expect(['current', 'previous', 'reused', 'over']).toContain(standing([...commands], token, now));
      }),
    );
  });
});
