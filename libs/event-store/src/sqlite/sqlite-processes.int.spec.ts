import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore, RecordedEvent } from '../event-store.port.js';
import { freshEvents, ids } from '../fresh-events.contract.js';
import { openSqliteEventStore } from '../open-sqlite.js';
import { startChild } from './fixtures/child.js';

describe('Two processes on one log', () => {
  let folder: string;
  let file: string;
  let store: EventStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    file = join(folder, 'events.sqlite');
    store = await openSqliteEventStore({ file });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('hear of each other’s events', async () => {
    const [stream, events] = [randomUUID(), freshEvents(3)];
    const child = startChild('follower.ts', file, stream, '3');
    while (child.lines().length === 0) await sleep(5);
    for (const [at, event] of events.entries()) await store.append(stream, at === 0 ? 'no-stream' : at - 1, [event]);
    await child.ended;
    expect(child.lines()).toEqual(['following', ...ids(events).map((id, revision) => `${revision} ${id}`)]);
  });

  it('append at the same time, and both see one order without gaps', async () => {
    const ledger = join(folder, 'ledger');
    const child = startChild('appender.ts', file, '8', ledger);
    const lines = async () => (await readFile(ledger, 'utf8').catch(() => '')).split('\n').slice(0, -1);
    const seen: RecordedEvent[] = [];
    const subscription = store.subscribe({ onBatch: async (batch) => void seen.push(...batch) });
    const stream = randomUUID();
    for (const [at, event] of freshEvents(40).entries()) {
      await store.append(stream, at === 0 ? 'no-stream' : at - 1, [event]);
      if (at === 20) while ((await lines()).length < 50) await sleep(5);
    }
    child.process.kill('SIGKILL');
    await child.ended;
    const head = await store.head();
    while (seen.at(-1)?.position !== head) await sleep(5);
    await subscription.close();
    expect(seen.map(({ position }) => Number(position))).toEqual(seen.map((_, at) => at + 1));
    expect(seen.filter((event) => event.stream === stream)).toEqual(await store.readStream(stream));
    for (const line of await lines()) {
      const [other, revision, id] = line.split(' ') as [string, string, string];
      expect(seen.find((event) => event.stream === other && event.revision === Number(revision))?.id).toBe(id);
    }
  });

  it('make a new file together', async () => {
    const fresh = join(folder, 'fresh.sqlite');
    const stores = await Promise.all(Array.from({ length: 6 }, () => openSqliteEventStore({ file: fresh })));
    const appends = stores.map((one, at) => one.append(`stream-${at}`, 'no-stream', freshEvents(1)));
    const positions = (await Promise.all(appends)).map(({ position }) => Number(position));
    expect(positions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    await Promise.all(stores.map((one) => one.close()));
  });
});
