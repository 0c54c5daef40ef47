import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SigningRole } from '../invitation/events.js';
import { beginningOfDay } from './beginning-of-day.js';
import { checkDeliveryPolicies } from './check-policies.js';
import { decideDelivery, policyInForce } from './decide-delivery.js';
import type { DeliveryPolicies } from './policy-set.js';

const zones = ['Europe/Helsinki', 'UTC', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Africa/Cairo'];
const rows = [
  {
    row: 'all',
    roles: ['self', 'otherOrganization', 'representative'],
    assurances: ['none', 'single-factor', 'strong'],
    ways: [{ way: 'personal-account' }],
  },
];
const range = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true };
const day = fc.date(range).map((date) => date.toISOString().slice(0, 10));
const instant = fc.date(range).map((date) => date.toISOString());

const policies = fc
  .tuple(fc.constantFrom(...zones), fc.uniqueArray(day, { maxLength: 6 }))
  .map(([timeZone, days]): DeliveryPolicies => {
    const begins = [null, ...days.toSorted()];
    const versions = begins.map((from, index) => ({ version: `v${index}`, from, rows }));
    const checked = checkDeliveryPolicies({ timeZone, versions });
    if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
    return checked.policies;
  });

const local = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(at));

describe('over any delivery policy without gaps', () => {
  it('each moment has exactly one version: the newest that began by its day there', () => {
    fc.assert(
      fc.property(policies, instant, (set, at) => {
        const holds = set.versions.filter(({ validFrom }, index) => {
          const ends = set.versions[index + 1]?.validFrom ?? null;
          return (validFrom === null || validFrom <= at) && (ends === null || at < ends);
        });
        expect(holds).toEqual([policyInForce(set, at)]);
        const byDay = set.versions.findLast(({ from }) => from === null || from <= local(at, set.timeZone));
        expect(policyInForce(set, at)).toEqual(byDay);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a version begins with its day, to the millisecond, also when the clocks change that night', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (timeZone, date) => {
        const begins = beginningOfDay(date, timeZone) as string;
        const just = new Date(Date.parse(begins) - 1).toISOString();
        expect(local(begins, timeZone)).toBe(date);
        expect(local(just, timeZone) < date).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('each signature gets a decision, of the version that held when it was made', () => {
    const role = fc.constantFrom<SigningRole>(
      { kind: 'self' },
      { kind: 'otherOrganization', name: null },
      { kind: 'representative', name: null, businessId: '1' },
      { kind: 'representative', organizationId: 'o' as never },
    );
    const assurance = fc.constantFrom('none' as const, 'single-factor' as const, 'strong' as const);
    const settings = { sendDownloadLink: false, saveToPersonalAccount: false, copyToLightSignatories: false };
    fc.assert(
      fc.property(policies, role, assurance, instant, (set, by, how, signedAt) => {
        const { policyVersion, ways } = decideDelivery(set, { signedAt, role: by, assurance: how }, settings);
        expect(policyVersion).toBe(policyInForce(set, signedAt).version);
        expect(ways).toEqual(['personal-account']);
      }),
    );
  });
});

describe('a day in Helsinki', () => {
  it.each([
    ['2025-03-29', '2025-03-28T22:00:00.000Z', 24],
    ['2025-03-30', '2025-03-29T22:00:00.000Z', 23],
    ['2025-03-31', '2025-03-30T21:00:00.000Z', 24],
    ['2025-04-25', '2025-04-24T21:00:00.000Z', 24],
    ['2025-10-26', '2025-10-25T21:00:00.000Z', 25],
    ['2025-10-27', '2025-10-26T22:00:00.000Z', 24],
  ])('%s begins at %s and has %d hours', (date, begins, hours) => {
    expect(beginningOfDay(date, 'Europe/Helsinki')).toBe(begins);
    const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    const ends = beginningOfDay(next, 'Europe/Helsinki') as string;
    expect((Date.parse(ends) - Date.parse(begins)) / 3_600_000).toBe(hours);
  });
});
