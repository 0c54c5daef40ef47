import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@attestory/domain';
import type { DueView } from '@attestory/projections';
import { later } from '../ports/clock.port.js';
import { Patience } from './patience.js';

class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
const start = '2026-11-26T10:00:00.000Z' as Instant;
const work = (id: string) => ({ id, tasks: {} }) as DueView;

function patient() {
  const clock = { time: start, now: () => clock.time };
  const patience = new Patience(clock);
  const tried: string[] = [];
  const troubles = new Map<string, Error>();
  const handle = patience.around(async (_: null, { id }: DueView) => {
    tried.push(id);
    const trouble = troubles.get(id);
    if (trouble) throw trouble;
  });
  const views = patience.gate<DueView>({ find: async () => ({ items: [work('a')], nextCursor: null }) });
  const shown = async () => (await views.find({ index: 'due', member: 'purge', limit: 1 })).items.length;
  const pass = (seconds: number) => {
    clock.time = later(clock.time, seconds * 1_000);
  };
  return { patience, handle: (id: string) => handle(null, work(id)), tried, troubles, shown, pass };
}

describe('patience', () => {
  it('leaves what failed for a while, and longer each time, and goes on with the rest', async () => {
    const { handle, tried, troubles, pass } = patient();
    troubles.set('a', new Error('this one'));
    await expect(handle('a')).rejects.toThrow('this one');
    await handle('a');
    await handle('b');
    expect(tried).toEqual(['a', 'b']);
    pass(5);
    await expect(handle('a')).rejects.toThrow();
    pass(9);
    await handle('a');
    pass(1);
    troubles.clear();
    await handle('a');
    await handle('a');
    expect(tried).toEqual(['a', 'b', 'a', 'a', 'a']);
  });

  it('leaves all of it while a store is away', async () => {
    const { handle, tried, troubles, shown, pass } = patient();
    troubles.set('a', new StoreUnavailableError('no answer'));
    await expect(handle('a')).rejects.toThrow('no answer');
    await handle('b');
    expect([tried, await shown()]).toEqual([['a'], 0]);
    pass(5);
    expect(await shown()).toBe(1);
    await handle('b');
    expect(tried).toEqual(['a', 'b']);
  });

  it('counts what finds out at once as one failure, and forgets it when something works again', async () => {
    const { handle, troubles, shown, pass } = patient();
    for (const id of ['a', 'b']) troubles.set(id, new StoreUnavailableError('no answer'));
    await Promise.allSettled([handle('a'), handle('b'), handle('c')]);
    expect(await shown()).toBe(0);
    pass(5);
    expect(await shown()).toBe(1);
    troubles.clear();
    await handle('a');
    troubles.set('a', new StoreUnavailableError('again'));
    await expect(handle('a')).rejects.toThrow('again');
    pass(5);
    expect(await shown()).toBe(1);
  });

  it('stays put off when it was during work that went well', async () => {
    const { patience, shown } = patient();
    await patience.around(async () => void patience.putOff())(null, work('a'));
    expect(await shown()).toBe(0);
  });
});
