import { describe, expect, it } from '@jest/globals';
import { SharedReading } from './shared-reading.js';

describe('a shared reading', () => {
  it('is one for all who ask at once, and another for those who ask while it runs', async () => {
    let reads = 0;
    const read = async () => {
      const mine = ++reads;
      await new Promise(setImmediate);
      return mine;
    };
    const shared = new SharedReading(read);
    const first = [shared.ask(), shared.ask(), shared.ask()];
    // By then the first has begun.
    await Promise.resolve().then(() => {});
    const late = [shared.ask(), shared.ask()];
    expect(await Promise.all(first)).toEqual([1, 1, 1]);
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(await shared.ask()).toBe(3);
  });

  it('that fails does so for those who asked for it, and not for the next', async () => {
    let reads = 0;
    const shared = new SharedReading(async () => {
      if (++reads === 1) throw new Error('away');
      return reads;
    });
    const failed = [shared.ask(), shared.ask()];
    for (const one of failed) await expect(one).rejects.toThrow('away');
    expect(await shared.ask()).toBe(2);
  });
});
