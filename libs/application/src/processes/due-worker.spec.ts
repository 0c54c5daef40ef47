import { afterEach, describe, expect, it } from '@jest/globals';
import type { Due, DueView } from '@attestory/projections';
import type { Application } from '../application.js';
import { DueWorker } from './due-worker.js';

const now = '2026-11-26T10:00:00.000Z';
const tomorrow = '2026-11-27T10:00:00.000Z';
type Query = { readonly from?: string; readonly to?: string };

let worker: DueWorker<string, DueView> | undefined;
afterEach(() => worker?.stop());

/** What a worker of a kind does of one task that was put off until tomorrow. */
async function doneOf(kind: string): Promise<readonly Due[]> {
  const work: DueView = { id: 'i', tasks: { t: { kind, dueAt: tomorrow, causedBy: 'e', attempt: 3 } } };
  const done: Due[] = [];
  const looks = Promise.withResolvers<void>();
  const find = async ({ from, to }: Query) => {
    const items = from !== undefined && from <= tomorrow ? [work] : [];
    // By then it has found the task, or has found nothing of what is due by now.
    if (items.length === 0 || to !== undefined) setImmediate(looks.resolve);
    return { items, nextCursor: null };
  };
  worker = new DueWorker({ clock: { now: () => now } } as unknown as Application, {
    ...{ kind, details: () => ({}) },
    views: { find } as never,
    handler: () => async (task) => void done.push(task),
    onError: looks.reject,
  });
  await worker.start({ holds: () => true } as never);
  await looks.promise;
  await worker.stop();
  return done;
}

describe('a task that was put off before the clock was put back', () => {
  it.each(['mail', 'notice', 'seal', 'time-stamp', 'validation-data'])(
    'of the kind %s does not wait for it',
    async (kind) => {
      expect(await doneOf(kind)).toMatchObject([{ kind, attempt: 3 }]);
    },
  );

  it('of a kind that waits for a day to come does', async () => {
    expect(await doneOf('expire')).toEqual([]);
  });
});

describe('a worker', () => {
  it('looks when a list that holds its kind has changed, or may have, and at no other change', async () => {
    let looks = 0;
    worker = new DueWorker({ clock: { now: () => now } } as unknown as Application, {
      ...{ kind: 'expire', details: () => ({}) },
      views: { find: async () => ({ items: [], nextCursor: String(looks++) && null }) } as never,
      handler: () => async () => {},
      onError: () => {},
    });
    await worker.start({ holds: () => true } as never);
    const looksAt = async (members: ReadonlySet<string> | null) => {
      await new Promise(setImmediate);
      const before = looks;
      worker?.heed(members);
      await new Promise(setImmediate);
      return looks - before;
    };
    expect(await looksAt(new Set(['mail', 'seal']))).toBe(0);
    expect(await looksAt(new Set(['mail', 'expire']))).toBe(1);
    expect(await looksAt(null)).toBe(1);
  });
});
