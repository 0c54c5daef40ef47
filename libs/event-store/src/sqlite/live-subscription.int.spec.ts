import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.port.js';
import { freshEvents, freshStream } from '../fresh-events.contract.js';
import { openSqliteEventStore } from '../open-sqlite.js';

describe('Following a busy log', () => {
  let folder: string;
  let store: EventStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('gathers what is appended within moments, so that no batch follows another at once', async () => {
    const sizes: number[] = [];
    let seen = 0;
    const began = performance.now();
    const subscription = store.subscribe({
      onBatch: async ({ length }) => {
        sizes.push(length);
        seen += length;
      },
    });
    const stream = freshStream();
    for (let revision = -1; revision < 300; revision++)
      await store.append(stream, revision < 0 ? 'no-stream' : revision, freshEvents(1));
    while (seen < 301) await new Promise((resolve) => setImmediate(resolve));
    const seconds = (performance.now() - began) / 1_000;
    await subscription.close();
    // Timers count whole milliseconds, and may be early by one.
    expect(sizes.length).toBeLessThanOrEqual(125 * seconds + 2);
  });

  it('does not wait for more when what is there fills a batch', async () => {
    const stream = freshStream();
    for (let revision = -1; revision < 1_999; revision += 400)
      await store.append(stream, revision < 0 ? 'no-stream' : revision, freshEvents(400));
    const began = performance.now();
    let batches = 0;
    const subscription = store.subscribe({ batchSize: 2, onBatch: async () => void batches++ });
    while (batches < 1_000) await new Promise((resolve) => setImmediate(resolve));
    const milliseconds = performance.now() - began;
    await subscription.close();
    // With a rest after each it would be ten seconds at least.
    expect(milliseconds).toBeLessThan(9_900);
  });
});
