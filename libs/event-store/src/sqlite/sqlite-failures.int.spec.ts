import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type EventToAppend, WrongExpectedRevisionError } from '../event-store.port.js';
import { collect, freshEvent, freshEvents, freshStream, ids } from '../fresh-events.contract.js';
import { startChild } from './fixtures/child.js';
import { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js';

describe('The log in SQLite, when it can’t write', () => {
  let folder: string;
  let file: string;
  let store: SqliteEventStore;
  const open = async (options: Partial<SqliteEventStoreOptions> = {}) => {
    store = await SqliteEventStore.open({ file, ...options });
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    file = join(folder, 'events.sqlite');
  });
  afterEach(async () => {
    await store?.close();
    await rm(folder, { recursive: true });
  });

  it('acknowledges nothing when the disk is full, and goes on when there is room', async () => {
    await open({ maxPages: 40 });
    const acknowledged: EventToAppend[] = [];
    const full = await firstFailure(async () => {
      const event = bigEvent();
      await store.append(event.id, 'no-stream', [event]);
      acknowledged.push(event);
    });
    expect(full).toBeInstanceOf(EventStoreUnavailableError);
    expect(full).toMatchObject({ outcome: 'not-stored', message: 'database or disk is full' });
    const refused = await Promise.allSettled(
      freshEvents(3).map(() => store.append(freshStream(), 'no-stream', [bigEvent()])),
    );
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(ids((await collect(store.readAll())).flat())).toEqual(ids(acknowledged));

    await store.close();
    await open({ maxPages: 80 });
    const event = bigEvent();
    await store.append(event.id, 'no-stream', [event]);
    expect(ids((await collect(store.readAll())).flat())).toEqual(ids([...acknowledged, event]));
  });

  it('goes on by itself when an I/O error is over, and has stored exactly what it acknowledged', async () => {
    const child = startChild('limited-appender.ts', file);
    await child.ended;
    const freed = child.lines().indexOf('freed');
    const outcomes = child
      .lines()
      .filter((line) => line !== 'freed')
      .map((line) => line.split(' ') as [string, string]);
    const stored = outcomes.filter(([, outcome]) => outcome === 'stored').map(([id]) => id);
    const failed = outcomes.filter(([, outcome]) => outcome !== 'stored');
    expect(outcomes.slice(0, 3).map(([, outcome]) => outcome)).toEqual(['stored', 'stored', 'stored']);
    expect(failed).toHaveLength(4);
    expect(outcomes.slice(freed).map(([, outcome]) => outcome)).toEqual(Array(5).fill('stored'));
    await open();
    expect(ids((await collect(store.readAll())).flat())).toEqual(stored);
  });

  it('gives up when another process keeps the lock, and goes on when it is free', async () => {
    await open({ lockPatience: 50 });
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const [stream, event] = [freshStream(), freshEvent()];
    const refused = store.append(stream, 'no-stream', [event]);
    await expect(refused).rejects.toMatchObject({ name: 'EventStoreUnavailableError', outcome: 'not-stored' });
    other.exec('ROLLBACK');
    other.close();
    await store.append(stream, 'no-stream', [event]);
    expect(ids(await store.readStream(stream))).toEqual([event.id]);
  });

  it.each(['', '-wal'])('does not go on writing into a file%s that was taken away', async (suffix) => {
    await open();
    const [stream, event] = [freshStream(), freshEvent()];
    await store.append(stream, 'no-stream', [event]);
    await rename(`${file}${suffix}`, `${file}-away`);
    const refused = store.append(stream, 0, freshEvents(1));
    await expect(refused).rejects.toMatchObject({ name: 'EventStoreUnavailableError', outcome: 'not-stored' });
    await rename(`${file}-away`, `${file}${suffix}`);
    await store.append(stream, 0, freshEvents(1));
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  it('says of what a dead writer had not answered that it is unknown, and starts another', async () => {
    await open({ writerEntry: new URL('fixtures/dying-writer.mjs', import.meta.url) });
    const [stream, event] = [freshStream(), freshEvent()];
    const waiting = await Promise.allSettled([
      store.append(stream, 'no-stream', [event]),
      store.append(freshStream(), 'no-stream', freshEvents(1)),
    ]);
    for (const result of waiting) {
      expect(result).toMatchObject({ status: 'rejected', reason: { outcome: 'unknown' } });
    }
    expect(await store.append(stream, 'no-stream', [event])).toMatchObject({ revision: 0 });
    expect(ids(await store.readStream(stream))).toEqual([event.id]);
  });

  it('keeps the refusals and answers of a group apart', async () => {
    await open();
    const [stream, event, wrong, other] = [freshStream(), freshEvent(), freshEvent(), freshStream()];
    const results = await Promise.allSettled([
      store.append(stream, 'no-stream', [event]),
      store.append(stream, 'no-stream', [wrong]),
      store.append(other, 'no-stream', freshEvents(2)),
      store.append(stream, 'no-stream', [event]),
      store.append(stream, 0, freshEvents(1)),
    ]);
    expect(results).toMatchObject([
      { value: { revision: 0 } },
      { reason: new WrongExpectedRevisionError(stream, 'no-stream', 0) },
      { value: { revision: 1 } },
      { value: { revision: 0 } },
      { value: { revision: 1 } },
    ]);
  });
});

async function firstFailure(act: () => Promise<void>): Promise<unknown> {
  for (;;) {
    try {
      await act();
    } catch (error) {
      return error;
    }
  }
}

function bigEvent(): EventToAppend {
  return { ...freshEvent(), data: `"${'x'.repeat(8_000)}"` };
}
