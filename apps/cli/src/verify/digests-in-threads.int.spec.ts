import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, EventStoreUnavailableError } from '@attestory/event-store';
import { digestsInThreads } from './digests-in-threads.js';

const EVENTS = 6_500;
const entry = (name: string) => new URL(`./fixtures/${name}.mjs`, import.meta.url);

describe('Digesting a log in threads', () => {
  let folder: string;
  let file: string;
  let store: EventStore;
  let to: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    file = join(folder, 'events.sqlite');
    const { openSqliteEventStore } = await import('@attestory/event-store/open-sqlite');
    store = await openSqliteEventStore({ file });
    const events = Array.from({ length: EVENTS }, (_, i) => ({ id: `${i}`, type: 'T', data: '{}', metadata: '{}' }));
    to = (await store.append('stream', 'no-stream', events)).position;
  });
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const positions = async (name: string) => {
    const all: number[] = [];
    for await (const digests of digestsInThreads({ file, to }, entry(name)))
      all.push(...digests.map(({ position }) => Number(position)));
    return all;
  };

  it('gives them in log order, whichever thread is faster', async () => {
    expect(await positions('slow-and-fast')).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000, EVENTS]);
  });

  it('reads no further ahead than two parts for each thread', async () => {
    await rm(`${file}.asked`, { force: true });
    const digests = digestsInThreads({ file, to }, entry('slow-and-fast'));
    await digests.next();
    await digests.return(undefined);
    const asked = (await readFile(`${file}.asked`, 'utf8')).trim().split('\n').map(Number);
    expect(Math.max(...asked)).toBeLessThanOrEqual(4_000);
  });

  it('tells what a thread died of', async () => {
    await expect(positions('failing')).rejects.toThrow('the disk is gone');
  });

  it('does not wait for a thread that ended without a word', async () => {
    await expect(positions('leaving')).rejects.toThrow('a thread that reads the log ended');
  });

  it('tells that the log can not be opened', async () => {
    const nowhere = digestsInThreads({ file: join(folder, 'nowhere.sqlite'), to });
    await expect(nowhere.next()).rejects.toThrow(EventStoreUnavailableError);
  });

  it('gives nothing of an empty log', async () => {
    expect(await digestsInThreads({ file, to: null }).next()).toMatchObject({ done: true });
  });
});
