import { describe, expect, it } from '@jest/globals';
import { barsOf, inYears, lengthOf } from './chart.js';

const of = (month: string, due: number, held = 0) => ({ month, due, held });

describe('The chart of what is due', () => {
  it('has a bar for each month from the first to the last, with what all rules bring', () => {
    expect(barsOf([of('2027-01', 2), of('2026-11', 1, 1), of('2027-01', 3)])).toEqual([
      { when: '2026-11', due: 1, held: 1 },
      { when: '2026-12', due: 0, held: 0 },
      { when: '2027-01', due: 5, held: 0 },
    ]);
  });

  it('goes year by year where months would be too many to read', () => {
    const bars = barsOf([of('2026-11', 1), of('2028-12', 2), of('2036-01', 4)]);
    expect(bars.map(({ when }) => when)).toEqual(Array.from({ length: 11 }, (_, n) => String(2026 + n)));
    expect(bars.reduce((sum, { due }) => sum + due, 0)).toBe(7);
  });

  it('has none where nothing is due', () => {
    expect(barsOf([])).toEqual([]);
  });

  it('shows a little as something, and nothing as nothing', () => {
    const bars = barsOf([of('2027-01', 10_000), of('2027-02', 1)]);
    expect([lengthOf(10_000, bars), lengthOf(1, bars), lengthOf(0, bars)]).toEqual([100, 1, 0]);
  });
});

describe('How far the chart looks', () => {
  it('is told by a day', () => {
    expect(inYears(new Date('2026-11-26T12:00:00Z'), 5)).toBe('2031-11-26');
  });
});
