import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heaviestIncreasing, type Run } from './heaviest-increasing.js';

/** All ways to keep or drop, the heaviest that keeps order. */
function weightByTrying(runs: readonly Run[], lowest = -1): number {
  const [run, ...rest] = runs;
  if (!run) return 0;
  const without = weightByTrying(rest, lowest);
  return run.leaf > lowest ? Math.max(without, run.length + weightByTrying(rest, run.leaf)) : without;
}

describe('the runs that keep the order', () => {
  it('are as heavy as can be, in order, and with the moved ones all there are', () => {
    const runs = fc
      .uniqueArray(fc.nat(100), { maxLength: 9 })
      .chain((leaves) =>
        fc.tuple(fc.constant(leaves), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 })),
      )
      .map(([leaves, lengths]) =>
        leaves.map((leaf, sequence): Run => ({ sequence, leaf, length: lengths[sequence] ?? 1 })),
      );
    fc.assert(
      fc.property(runs, (all) => {
        const { kept, moved } = heaviestIncreasing(all.toReversed());
        expect(kept.reduce((sum, { length }) => sum + length, 0)).toBe(weightByTrying(all));
        expect(kept.every((run, i) => i === 0 || run.leaf > (kept[i - 1] as Run).leaf)).toBe(true);
        expect([...kept, ...moved].toSorted((a, b) => a.sequence - b.sequence)).toEqual(all);
      }),
    );
  });
});
