import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalize, hashEvent, MerkleFrontier, MerkleHasher, sealMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { EventStore, EventToAppend, RecordedEvent, TreeStore } from '@attestory/event-store';
import { checkCopy } from './check-copy.js';
import { compareLogs, copyEvents } from './copy-events.js';

interface Log {
  readonly store: EventStore;
  readonly tree: TreeStore;
}

let folder: string;
let source: Log;
let target: Log;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  [source, target] = [await open('source'), await open('target')];
});
afterEach(async () => {
  for (const { store, tree } of [source, target]) await Promise.all([store.close(), tree.close()]);
  await rm(folder, { recursive: true });
});

async function open(name: string): Promise<Log> {
  const { openSqliteEventStore, openSqliteTreeStore } = await import('@attestory/event-store/open-sqlite');
  const file = (kind: string) => join(folder, `${name}-${kind}.sqlite`);
  return {
    store: await openSqliteEventStore({ file: file('events') }),
    tree: await openSqliteTreeStore({ file: file('tree') }),
  };
}

function event(stream: string, revision: number, text = 'x'): EventToAppend {
  const [id, type, data] = [randomUUID(), 'Tested', canonicalize({ text })];
  const about = canonicalize({ previousHash: null });
  return {
    id,
    type,
    data,
    metadata: sealMetadata(about, hashEvent(sha256, { id, stream, revision, type, data, about })),
  };
}

/** Streams that take turns, and one that gets many events in a row. */
async function fill({ store }: Log): Promise<void> {
  for (let revision = 0; revision < 5; revision++)
    for (const stream of ['a', 'b', 'c'])
      await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event(stream, revision)]);
  for (let first = 0; first < 500; first += 100) {
    const events = Array.from({ length: 100 }, (_, i) => event('long', first + i, 'long '.repeat(2_000)));
    await store.append('long', first === 0 ? 'no-stream' : first - 1, events);
  }
}

/** As the service builds it. */
async function plant(
  tree: TreeStore,
  events: readonly Pick<RecordedEvent, 'id' | 'metadata' | 'position'>[],
): Promise<void> {
  const frontier = new MerkleFrontier(new MerkleHasher(sha256));
  for (const { id, metadata, position } of events) {
    const eventHash = (JSON.parse(metadata) as { readonly hash: string }).hash;
    const before = frontier.leaves;
    await tree.append(before, [{ eventId: id, eventHash, position }], frontier.append(eventHash));
  }
}

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch);
  return events;
}

const withoutPlace = (events: readonly RecordedEvent[]) => events.map(({ position: _, ...rest }) => rest);
const none = () => {};

describe('a copied log', () => {
  beforeEach(() => fill(source));

  it('has the same events in the same order, the same root, and a tree of its own', async () => {
    await plant(source.tree, await all(source.store));
    await copyEvents(source.store, target.store, none);
    expect(withoutPlace(await all(target.store))).toEqual(withoutPlace(await all(source.store)));
    const checked = await checkCopy(source, target, none);
    expect(checked).toMatchObject({ events: 515, provenLeaves: 515 });
    expect(await target.tree.leaves(0, 1_000)).toEqual(await source.tree.leaves(0, 1_000));
    expect(await checkCopy(source, target, none)).toEqual(checked);
  });

  it('is gone on with where it was broken off, also within a stream', async () => {
    const events = await all(source.store);
    for (const { stream, revision, id, type, data, metadata } of events.slice(0, 250))
      await target.store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [{ id, type, data, metadata }]);
    expect(await compareLogs(source.store, target.store)).toEqual({ there: 250, more: 0 });
    const progress: number[] = [];
    await copyEvents(source.store, target.store, (done) => progress.push(done));
    expect(progress.at(-1)).toBe(515);
    expect(withoutPlace(await all(target.store))).toEqual(withoutPlace(events));
    await copyEvents(source.store, target.store, none);
    expect(await compareLogs(source.store, target.store)).toEqual({ there: 515, more: 0 });
  });

  it('is told from another one by any event, and by one more', async () => {
    await target.store.append('a', 'no-stream', [event('a', 0)]);
    await expect(copyEvents(source.store, target.store, none)).rejects.toThrow('another one from event 1 on');
    const third = await open('third');
    await copyEvents(source.store, third.store, none);
    await third.store.append('z', 'no-stream', [event('z', 0)]);
    expect(await compareLogs(source.store, third.store)).toEqual({ there: 515, more: 1 });
    await Promise.all([third.store.close(), third.tree.close()]);
  });

  it('is no copy while it lacks an event', async () => {
    const [first] = await all(source.store);
    const { stream, id, type, data, metadata } = first as RecordedEvent;
    await target.store.append(stream, 'no-stream', [{ id, type, data, metadata }]);
    await expect(checkCopy(source, target, none)).rejects.toThrow('event 2 (b) is not in the target');
  });

  it('is no copy when its root is another one than that of the source’s tree', async () => {
    const events = await all(source.store);
    const frontier = new MerkleFrontier(new MerkleHasher(sha256));
    const leaves = events.map(({ id, position }) => ({ eventId: id, eventHash: 'a'.repeat(64), position }));
    await source.tree.append(
      0,
      leaves,
      leaves.flatMap(({ eventHash }) => frontier.append(eventHash)),
    );
    await copyEvents(source.store, target.store, none);
    await expect(checkCopy(source, target, none)).rejects.toThrow('the Merkle root over 515 events is not the same');
  });

  it('is no copy when the source’s tree has more leaves than its log has events', async () => {
    const lost = { id: randomUUID(), metadata: `{"hash":"${'a'.repeat(64)}"}`, position: '9'.repeat(16) };
    await plant(source.tree, [...(await all(source.store)), lost]);
    await copyEvents(source.store, target.store, none);
    await expect(checkCopy(source, target, none)).rejects.toThrow('516 leaves');
  });
});
