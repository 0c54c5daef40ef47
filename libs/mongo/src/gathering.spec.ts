import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

describe('what is asked together', () => {
  it('is one for all who ask at once, and another for those who ask meanwhile', async () => {
    const asked: (readonly string[])[] = [];
    const together = new Gathering(async (questions: readonly string[]) => {
      const mine = asked.push([...questions]);
      await new Promise(setImmediate);
      return mine;
    });
    const first = ['a', 'b', 'c'].map((question) => together.ask(question));
    // By then the first has begun.
    await Promise.resolve().then(() => {});
    const late = ['d', 'e'].map((question) => together.ask(question));
    expect(await Promise.all(first)).toEqual([1, 1, 1]);
    expect(await Promise.all(late)).toEqual([2, 2]);
    expect(await together.ask('f')).toBe(3);
    expect(asked).toEqual([['a', 'b', 'c'], ['d', 'e'], ['f']]);
  });

  it('is one at a time', async () => {
    let [now, most] = [0, 0];
    const together = new Gathering(async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
    });
    const asked: Promise<void>[] = [];
    for (let i = 0; i < 10; i++) {
      asked.push(together.ask(i));
      await Promise.resolve().then(() => {});
    }
    await Promise.all(asked);
    expect(most).toBe(1);
  });

  it('fails for those who asked for it, and not for the next', async () => {
    let asked = 0;
    const together = new Gathering(async () => {
      if (++asked === 1) throw new Error('away');
      return asked;
    });
    const failed = [together.ask(undefined), together.ask(undefined)];
    for (const one of failed) await expect(one).rejects.toThrow('away');
    expect(await together.ask(undefined)).toBe(2);
  });
});
