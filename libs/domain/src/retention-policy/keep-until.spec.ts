import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../ids.js';
import { dayIn, daysLater, keepUntil, startOfDay } from './keep-until.js';

const helsinki = 'Europe/Helsinki';
const until = (signedAt: string, months: number, zone = helsinki) => keepUntil(signedAt as Instant, months, zone);

/** How far a zone's clocks are ahead of UTC at a time, by the platform's own tables. */
function offsetAt(time: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(time);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(time / 1000) * 1000;
}

/** The same, without the library: what clocks show, moved by months and cut at the month's end, is looked for among times. */
function byHand(signedAt: string, months: number, zone: string): string {
  const signed = Date.parse(signedAt);
  const shown = new Date(signed + offsetAt(signed, zone));
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth() + months, shown.getUTCDate()];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), day);
  const wanted = Date.UTC(year, month, Math.min(day, lastDay)) + (shown.getTime() - midnight);
  const before = offsetAt(wanted - 86_400_000, zone);
  const after = offsetAt(wanted + 86_400_000, zone);
  const found = [wanted - before, wanted - after].filter((time) => time + offsetAt(time, zone) === wanted);
  return new Date(found.length > 0 ? Math.min(...found) : wanted - before).toISOString();
}

describe('Calendar months', () => {
  it.each([
    ['31 August and six months is the last day of February', '2026-08-31T09:00:00.000Z', 6, '2027-02-28T10:00:00.000Z'],
    ['or 29 February in a leap year', '2027-08-31T09:00:00.000Z', 6, '2028-02-29T10:00:00.000Z'],
    ['29 February and twelve months is 28 February', '2028-02-29T10:00:00.000Z', 12, '2029-02-28T10:00:00.000Z'],
    ['and four years later 29 February again', '2028-02-29T10:00:00.000Z', 48, '2032-02-29T10:00:00.000Z'],
    ['30 November and three months', '2026-11-30T10:00:00.000Z', 3, '2027-02-28T10:00:00.000Z'],
    ['to the millisecond', '2026-01-15T21:59:59.999Z', 12, '2027-01-15T21:59:59.999Z'],
    ['the day is that of Helsinki, not of UTC', '2026-08-30T22:30:00.000Z', 6, '2027-02-27T23:30:00.000Z'],
    ['the time of day stays when the clocks have changed', '2026-09-15T09:00:00.000Z', 3, '2026-12-15T10:00:00.000Z'],
    ['a time that the clocks skip is an hour later', '2026-09-28T00:30:00.000Z', 6, '2027-03-28T01:30:00.000Z'],
    ['of a time that they show twice it is the first', '2026-04-25T00:30:00.000Z', 6, '2026-10-25T00:30:00.000Z'],
  ])('%s', (_, signedAt, months, expected) => {
    expect(until(signedAt, months)).toBe(expected);
    expect(byHand(signedAt, months, helsinki)).toBe(expected);
  });

  const times = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const months = fc.integer({ min: 1, max: 1_200 });
  const zones = fc.constantFrom(helsinki, 'Europe/Amsterdam', 'UTC', 'America/New_York', 'Australia/Sydney');

  it('are counted as by hand, whatever the time and the zone', () => {
    fc.assert(
      fc.property(times, months, zones, (signedAt, n, zone) => {
        expect(until(signedAt, n, zone)).toBe(byHand(signedAt, n, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('never end before the month ahead of the last one has, and one month more is later', () => {
    fc.assert(
      fc.property(times, months, (signedAt, n) => {
        const end = until(signedAt, n);
        expect(end > (n === 1 ? signedAt : until(signedAt, n - 1))).toBe(true);
        // The month before the one of its end is over: nobody loses days by short months but the last ones.
        const [from, to] = [dayIn(signedAt as Instant, helsinki), dayIn(end, helsinki)];
        const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(monthOf(to) - monthOf(from)).toBe(n);
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('Days in a zone', () => {
  it('are counted by the clocks there', () => {
    expect(daysLater('2026-03-01T10:00:00.000Z' as Instant, 30, helsinki)).toBe('2026-03-31T09:00:00.000Z');
    expect(dayIn('2026-12-31T22:00:00.000Z' as Instant, helsinki)).toBe('2027-01-01');
  });

  it('begin at midnight there', () => {
    expect(startOfDay('2025-04-25', helsinki)).toBe('2025-04-24T21:00:00.000Z');
    expect(startOfDay('2028-02-29', helsinki)).toBe('2028-02-28T22:00:00.000Z');
  });

  it.each(['2027-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00:00Z'])(
    'there is no day %j',
    (day) => {
      expect(startOfDay(day, helsinki)).toBeNull();
    },
  );
});
