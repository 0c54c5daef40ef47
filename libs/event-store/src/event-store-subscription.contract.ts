import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { OpenedEventStore } from './event-store.contract.js';
import type { EventStore, RecordedEvent } from './event-store.port.js';
import { collect, freshEvent, freshEvents, freshStream, ids } from './fresh-events.contract.js';

/** What every event store's subscriptions do. */
export function subscriptionContract(opened: () => OpenedEventStore): void {
  it('catches up and follows without gap or double, while others append', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    const streams = Array.from({ length: 4 }, freshStream);
    await Promise.all(streams.map((stream) => store.append(stream, 'no-stream', freshEvents(10))));
    const seen = own(streams);
    const sizes: number[] = [];
    const subscription = store.subscribe({
      after,
      batchSize: 7,
      onBatch: async (batch) => {
        sizes.push(batch.length);
        seen.add(batch);
      },
    });
    await Promise.all(streams.map((stream) => appendOneByOne(store, stream, 9, 50)));
    await until(() => seen.events.length >= 240);
    await subscription.close();
    const log = (await collect(store.readAll({ after }))).flat().filter(({ stream }) => streams.includes(stream));
    expect(seen.events).toEqual(log);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
  });

  it('starts with the first event of the log when it is given no position', async () => {
    const { store } = opened();
    await store.append(freshStream(), 'no-stream', [freshEvent()]);
    const seen: RecordedEvent[] = [];
    const subscription = store.subscribe({ batchSize: 1, onBatch: async (batch) => void seen.push(...batch) });
    await until(() => seen.length > 0);
    await subscription.close();
    for await (const [first] of store.readAll({ batchSize: 1 })) {
      expect(seen[0]).toEqual(first);
      break;
    }
  });

  it('gives the next batch only when the handler is done with the last', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    const stream = freshStream();
    await store.append(stream, 'no-stream', freshEvents(12));
    const seen = own([stream]);
    let [running, most] = [0, 0];
    const subscription = store.subscribe({
      after,
      batchSize: 3,
      onBatch: async (batch) => {
        most = Math.max(most, ++running);
        await sleep(5);
        seen.add(batch);
        running--;
      },
    });
    await until(() => seen.events.length === 12);
    await subscription.close();
    expect(most).toBe(1);
  });

  it('gives a handler that failed the same batch again, and tells', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    const [stream, events] = [freshStream(), freshEvents(5)];
    await store.append(stream, 'no-stream', events);
    const [tries, errors, seen]: [string[][], unknown[], string[]] = [[], [], []];
    const subscription = store.subscribe({
      after,
      batchSize: 2,
      onBatch: async (batch) => {
        if (!batch.some((event) => event.stream === stream)) return;
        tries.push(ids(batch));
        if (tries.length <= 2) throw new Error(`failure ${tries.length}`);
        seen.push(...ids(batch.filter((event) => event.stream === stream)));
      },
      onError: (error) => errors.push(error),
    });
    await until(() => seen.length === 5);
    await subscription.close();
    expect(tries[1]).toEqual(tries[0]);
    expect(tries[2]).toEqual(tries[0]);
    expect(seen).toEqual(ids(events));
    expect(errors).toEqual([new Error('failure 1'), new Error('failure 2')]);
  });

  it('goes on when telling of a failure fails too', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    const stream = freshStream();
    await store.append(stream, 'no-stream', [freshEvent()]);
    let tries = 0;
    const subscription = store.subscribe({
      after,
      onBatch: () => Promise.reject(new Error(`failure ${++tries}`)),
      onError: () => {
        throw new Error('nobody listens');
      },
    });
    await until(() => tries >= 2);
    await subscription.close();
  });

  it('hears of what a second one on the same log appends', async () => {
    const { store, second } = opened();
    const [after, other, stream] = [await positionNow(store), await second(), freshStream()];
    const seen = own([stream]);
    const subscription = store.subscribe({ after, onBatch: async (batch) => seen.add(batch) });
    await store.append(stream, 'no-stream', [freshEvent()]);
    await until(() => seen.events.length === 1);
    await other.append(stream, 0, freshEvents(3));
    await until(() => seen.events.length === 4);
    await subscription.close();
    expect(seen.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
  });

  it('once closed has no handler running, and starts none', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    const stream = freshStream();
    let [started, ended] = [0, 0];
    const subscription = store.subscribe({
      after,
      onBatch: async () => {
        started++;
        await sleep(50);
        ended++;
      },
    });
    await store.append(stream, 'no-stream', [freshEvent()]);
    await until(() => started === 1);
    await subscription.close();
    expect(ended).toBe(1);
    await store.append(stream, 0, [freshEvent()]);
    await sleep(150);
    expect(started).toBe(1);
  });

  it('ends with its store', async () => {
    const { store } = opened();
    const after = await positionNow(store);
    let [started, ended] = [0, 0];
    store.subscribe({
      after,
      onBatch: async () => {
        started++;
        await sleep(50);
        ended++;
      },
    });
    await store.append(freshStream(), 'no-stream', [freshEvent()]);
    await until(() => started > 0);
    await store.close();
    expect(ended).toBe(started);
  });
}

/** A position to start from, so that a long log needn't be read. */
async function positionNow(store: EventStore): Promise<string> {
  return (await store.append(freshStream(), 'no-stream', [freshEvent()])).position;
}

/** Gathers the events of one's own streams: others may append too. */
function own(streams: readonly string[]) {
  const events: RecordedEvent[] = [];
  return {
    events,
    add: (batch: readonly RecordedEvent[]) => {
      events.push(...batch.filter(({ stream }) => streams.includes(stream)));
    },
  };
}

async function appendOneByOne(store: EventStore, stream: string, last: number, count: number): Promise<void> {
  for (let revision = last; revision < last + count; revision++) await store.append(stream, revision, [freshEvent()]);
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 50_000; !condition(); await sleep(5)) {
    if (Date.now() > deadline) throw new Error('it did not happen');
  }
}
