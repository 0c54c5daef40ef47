import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../ids.js';
import { noticeDueAt, noticesGoingOut } from './notice-day.js';

const end = '2027-05-26T10:00:00.000Z';
const due = (keepUntil: string, causedAt: string) => noticeDueAt(keepUntil as Instant, causedAt as Instant, 30);
const goingOut = (now: string) => noticesGoingOut(now as Instant);

describe('the day on which a notice goes out', () => {
  const times = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());

  it('closes five minutes before, so that the views have seen all that belongs to it', () => {
    expect(due(end, '2027-05-20T05:59:59.999Z')).toBe('2027-05-20T06:05:00.000Z');
    expect(due(end, '2027-05-20T06:00:00.001Z')).toBe('2027-05-21T06:05:00.000Z');
    expect(goingOut('2027-05-20T06:04:59.999Z')).toMatchObject({ day: '2027-05-19' });
    expect(goingOut('2027-05-20T06:05:00.000Z')).toEqual({
      ...{ day: '2027-05-20', dueUntil: '2027-05-20T06:05:00.000Z' },
    });
  });

  it('is told thirty days and more before the end, and less than thirty-two', () => {
    fc.assert(
      fc.property(times, (keepUntil) => {
        const ahead = (Date.parse(keepUntil) - Date.parse(due(keepUntil, '2020-01-01T00:00:00.000Z'))) / 86_400_000;
        expect(ahead).toBeGreaterThan(29.99);
        expect(ahead).toBeLessThan(31);
      }),
    );
  });

  it('is the first of all days on which it is due', () => {
    fc.assert(
      fc.property(times, times, (keepUntil, causedAt) => {
        const dueAt = due(keepUntil, causedAt);
        expect(goingOut(dueAt).dueUntil).toBe(dueAt);
        expect(dueAt > causedAt).toBe(true);
      }),
    );
  });
});
