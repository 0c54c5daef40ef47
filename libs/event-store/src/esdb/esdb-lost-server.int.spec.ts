import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { EventStoreUnavailableError, type EventToAppend, type RecordedEvent } from '../event-store.port.js';
import { collect, freshEvent, freshEvents, freshStream, ids } from '../fresh-events.contract.js';
import { EsdbEventStore } from './esdb-event-store.js';

const PATIENCE = { append: 500, read: 500, readBack: 500, silence: 300 };

let folder: string;
let server: EsdbServerProcess;
let store: EsdbEventStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  server = await EsdbServerProcess.start({ file: join(folder, 'log') });
  store = await EsdbEventStore.open({
    connectionString: server.connectionString,
    namespace: 'lost',
    patience: PATIENCE,
  });
});
afterEach(async () => {
  server.thaw();
  await store.close();
  await server.kill();
  await rm(folder, { recursive: true });
});

async function until(condition: () => boolean, patience = 50_000): Promise<void> {
  for (const deadline = Date.now() + patience; !condition(); await sleep(5)) {
    if (Date.now() > deadline) throw new Error('it did not happen');
  }
}

/** Makes the same append until it is acknowledged. */
async function insist(stream: string, revision: number, events: readonly EventToAppend[]): Promise<void> {
  for (;;) {
    try {
      await store.append(stream, revision < 0 ? 'no-stream' : revision, events);
      return;
    } catch (error) {
      if (!(error instanceof EventStoreUnavailableError)) throw error;
      await sleep(20);
    }
  }
}

function follow() {
  const [seen, errors]: [RecordedEvent[], unknown[]] = [[], []];
  const subscription = store.subscribe({
    batchSize: 50,
    onBatch: async (batch) => void seen.push(...batch),
    onError: (error) => errors.push(error),
  });
  return { seen, errors, subscription };
}

describe('A server killed while 64 write and one follows', () => {
  it('loses nothing acknowledged, and nothing is there or is seen twice', async () => {
    const { seen, errors, subscription } = follow();
    const acknowledged = new Map<string, string[]>();
    let isOver = false;
    const writers = Array.from({ length: 64 }, async () => {
      const [stream, own] = [freshStream(), [] as string[]];
      acknowledged.set(stream, own);
      while (!isOver) {
        const events = freshEvents(1 + (own.length % 2));
        await insist(stream, own.length - 1, events);
        own.push(...ids(events));
      }
    });
    const count = () => [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    for (let round = 1; round <= 2; round++) {
      const before = count();
      await until(() => count() > before + 200);
      await server.kill();
      await server.startAgain();
    }
    const afterwards = count();
    await until(() => count() > afterwards + 200);
    isOver = true;
    await Promise.all(writers);
    for (const [stream, own] of acknowledged) expect(ids(await store.readStream(stream))).toEqual(own);
    await until(() => seen.length >= count());
    await subscription.close();
    expect(seen).toEqual((await collect(store.readAll())).flat());
    expect(errors.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('A server that is away', () => {
  it('is told at once, with nothing stored, and used again when it is back', async () => {
    const [stream, event] = [freshStream(), freshEvent()];
    await server.kill();
    const refused = store.append(stream, 'no-stream', [event]);
    await expect(refused).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.append(stream, 'no-stream', [event])).rejects.toMatchObject({ outcome: 'not-stored' });
    await expect(store.readStream(stream)).rejects.toThrow(EventStoreUnavailableError);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailableError);
    await expect(collect(store.readAll())).rejects.toThrow(EventStoreUnavailableError);
    await server.startAgain();
    await insist(stream, -1, [event]);
    expect(ids(await store.readStream(stream))).toEqual([event.id]);
  });
});

describe('A frozen server', () => {
  it('leaves an append’s outcome unknown, until it thaws and the same append is made again', async () => {
    const [stream, first, later] = [freshStream(), freshEvent(), freshEvents(2)];
    await store.append(stream, 'no-stream', [first]);
    await server.freeze();
    const lost = store.append(stream, 0, later);
    await expect(lost).rejects.toThrow(EventStoreUnavailableError);
    await expect(lost).rejects.toMatchObject({ outcome: 'unknown' });
    await expect(store.readStream(stream)).rejects.toThrow(EventStoreUnavailableError);
    server.thaw();
    await insist(stream, 0, later);
    expect(ids(await store.readStream(stream))).toEqual(ids([first, ...later]));
  });

  it('is noticed by a subscription, which goes on where it was', async () => {
    const stream = freshStream();
    await store.append(stream, 'no-stream', freshEvents(3));
    const { seen, errors, subscription } = follow();
    await until(() => seen.length === 3);
    await server.freeze();
    // Long before the client's own keepalive would tell.
    await until(() => errors.length > 0);
    server.thaw();
    await insist(stream, 2, freshEvents(4));
    await until(() => seen.length === 7);
    await subscription.close();
    expect(seen.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
