import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventAt, no, unknown, yes } from '../testing/missing-document.sample.js';
import { explainMissingDocument } from './explain.js';
import type { Fact, MissingDocumentFacts } from './facts.js';
import { missingReasons } from './finding.js';

const position = fc.integer({ min: 0, max: 99 }).map(String);
const fact = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    fc.tuple(value, position).map(([known, at]) => yes(known, at)),
    fc.option(position, { nil: undefined }).map((at) => no(at)),
    fc.constant(unknown),
  );
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const way = fc.constantFrom('download-link', 'personal-account', 'organization-archive');
const setting = fc.constantFrom('sendDownloadLink', 'saveToPersonalAccount', 'copyToLightSignatories', 'assurance');
const isMember = fc.record({ isMember: fc.boolean() });

const anyFacts = fc.record({
  now: instant,
  asker: fc.constantFrom('person', 'organization'),
  asked: fact(fc.constant(null)),
  strangeIdentity: fact(fc.constant(null)),
  open: fact(fc.record({ waitsFor: fc.constantFrom('them', 'others') })),
  closed: fact(fc.record({ as: fc.constantFrom('completed', 'cancelled', 'declined', 'expired') })),
  signature: fact(
    fc.record(
      { assurance: fc.constantFrom('none', 'single-factor', 'strong'), represents: isMember },
      { requiredKeys: ['assurance'] },
    ),
  ),
  paper: fact(fc.constant(null)),
  given: fact(
    fc.record({
      policyVersion: fc.constantFrom('2025-04-25', '2030-01-01'),
      ways: fc.array(way, { maxLength: 3 }),
      withheld: fc.array(fc.record({ way, because: setting }), { maxLength: 3 }),
    }),
  ),
  senderCopy: fact(isMember),
  retention: fact(fc.record({ keepUntil: fc.option(instant), policyVersion: fc.constant('2026-01-01') })),
  purged: fact(fc.record({ certificateId: fc.uuid() }, { requiredKeys: [] })),
  mail: fact(fc.record({ state: fc.constantFrom('handed-over', 'delayed', 'bounced') })),
  link: fact(
    fc.record(
      {
        state: fc.constantFrom('open', 'expired', 'closed'),
        expiresAt: instant,
        used: position.map(eventAt),
      },
      { requiredKeys: ['state', 'expiresAt'] },
    ),
  ),
}) as fc.Arbitrary<MissingDocumentFacts>;

const findings = (check: (found: ReturnType<typeof explainMissingDocument>, facts: MissingDocumentFacts) => void) =>
  fc.assert(
    fc.property(anyFacts, (facts) => check(explainMissingDocument(facts), facts)),
    { numRuns: 2_000 },
  );

/** Every event that the facts name. */
const named = (facts: MissingDocumentFacts) => new Set(JSON.stringify(facts).match(/event-\d+/g));

describe('What is found out about a missing document, whatever the facts', () => {
  it('is one verdict for each reason, in one order', () => {
    findings((found) => expect(found.map(({ reason }) => reason)).toEqual(missingReasons));
  });

  it('names, where a reason holds, the event it rests on, and what to do', () => {
    findings((found, facts) => {
      for (const { verdict, because, next } of found.filter((one) => one.verdict === 'holds')) {
        expect([verdict, named(facts).has(because?.eventId ?? ''), typeof next]).toEqual(['holds', true, 'string']);
      }
    });
  });

  it('says nothing else where it can not be told', () => {
    findings((found) => {
      for (const { reason, ...rest } of found.filter(({ verdict }) => verdict === 'cannot-be-told'))
        expect([reason, rest]).toEqual([reason, { verdict: 'cannot-be-told' }]);
    });
  });

  it('never sends anybody to do something about what does not hold', () => {
    findings((found) => {
      for (const finding of found.filter(({ verdict }) => verdict === 'does-not-hold')) {
        expect(finding).not.toHaveProperty('next');
        expect(finding).not.toHaveProperty('variant');
      }
    });
  });

  it('is not both: waiting for signatures and closed early, unless both are facts', () => {
    findings((found, { open, closed }) => {
      const holding = found.filter(({ verdict }) => verdict === 'holds').map(({ reason }) => reason);
      expect(holding.includes('not-completed')).toBe(open.known === 'yes');
      expect(holding.includes('cancelled')).toBe(closed.known === 'yes' && closed.value.as !== 'completed');
    });
  });
});
