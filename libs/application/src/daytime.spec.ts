import { describe, expect, it } from '@jest/globals';
import { daysLater } from './daytime.js';

describe('days later, by day', () => {
  it.each([
    ['by day, as it is', '2026-11-24T10:30:00.000Z', 3, 'Europe/Helsinki', '2026-11-27T10:30:00.000Z'],
    ['late in the evening: next morning', '2026-11-24T18:00:00.000Z', 3, 'Europe/Helsinki', '2026-11-28T06:00:00.000Z'],
    ['before dawn: that morning', '2026-11-24T01:00:00.000Z', 7, 'Europe/Amsterdam', '2026-12-01T07:00:00.000Z'],
    ['the last minute of the day', '2026-11-24T17:59:59.999Z', 1, 'Europe/Helsinki', '2026-11-25T17:59:59.999Z'],
    ['over the change to summer time', '2026-03-26T20:00:00.000Z', 3, 'Europe/Oslo', '2026-03-30T06:00:00.000Z'],
    ['half-hour zones', '2026-11-24T20:00:00.000Z', 1, 'Asia/Kolkata', '2026-11-26T02:30:00.000Z'],
  ])('%s', (_, since, days, zone, expected) => {
    expect(daysLater(since, days, zone)).toBe(expected);
  });
});
