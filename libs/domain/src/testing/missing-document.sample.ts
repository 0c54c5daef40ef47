import type { Evidence, Fact, MissingDocumentFacts } from '../missing-document/facts.js';

/** An event that something rests on, named for a test. */
export function eventAt(position: string): Evidence {
  const about = { eventId: `event-${position}`, type: 'Any', stream: 'invitation-i', position };
  return { ...about, time: '2026-01-01T10:00:00.000Z', hash: 'a'.repeat(64) } as Evidence;
}

export const yes = <T>(value: T, position = '7'): Fact<T> => ({ known: 'yes', value, because: eventAt(position) });
export const no = (position?: string): Fact<never> =>
  position === undefined ? { known: 'no' } : { known: 'no', because: eventAt(position) };
export const unknown: Fact<never> = { known: 'unknown' };

/** Somebody of whom nothing can be told. */
export const nothingKnown = {
  now: '2026-11-24T10:00:00.000Z',
  asker: 'person',
  ...{ asked: unknown, strangeIdentity: unknown, open: unknown, closed: unknown, signature: unknown, given: unknown },
  ...{ paper: unknown, senderCopy: unknown, retention: unknown, purged: unknown, mail: unknown, link: unknown },
} as MissingDocumentFacts;

/** Somebody who signed strongly for themselves what was completed, and has everything that the policy gives. */
export const allIsWell: MissingDocumentFacts = {
  ...nothingKnown,
  asked: yes(null, '1'),
  strangeIdentity: no('2'),
  open: no('3'),
  closed: yes({ as: 'completed' }, '3'),
  signature: yes({ assurance: 'strong' }, '2'),
  paper: no('2'),
  given: yes({ policyVersion: '2025-04-25', ways: ['download-link', 'personal-account'], withheld: [] }, '4'),
  senderCopy: no('5'),
  retention: yes({ keepUntil: '2027-01-01T22:00:00.000Z', policyVersion: '2026-01-01' } as never, '6'),
  purged: no(),
  mail: yes({ state: 'handed-over' }, '8'),
  link: yes({ state: 'open', expiresAt: '2026-12-24T10:00:00.000Z' } as never, '7'),
};
