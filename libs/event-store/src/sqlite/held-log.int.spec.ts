import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, EventStoreUnavailableError } from '../event-store.port.js';
import { freshEvent } from '../fresh-events.contract.js';
import { holdSqliteEventStore, wasSqliteEventStoreLeft } from '../open-sqlite.js';
import { SqliteEventStore } from './sqlite-event-store.js';

describe('a log that is held', () => {
  let folder: string;
  let file: string;
  let store: EventStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    file = join(folder, 'events.sqlite');
    store = await SqliteEventStore.open({ file, lockPatience: 50 });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('can be read and opened by everybody, and appended to by nobody until it is let go', async () => {
    await store.append('a', 'no-stream', [freshEvent()]);
    const held = holdSqliteEventStore({ file });
    await expect(store.append('a', 0, [freshEvent()])).rejects.toMatchObject({ outcome: 'not-stored' });
    const other = await SqliteEventStore.open({ file, lockPatience: 50 });
    expect(await other.readStream('a')).toHaveLength(1);
    await expect(other.append('b', 'no-stream', [freshEvent()])).rejects.toThrow(EventStoreUnavailableError);
    await other.close();
    held.release();
    await store.append('a', 0, [freshEvent()]);
    expect(wasSqliteEventStoreLeft({ file })).toBe(false);
  });

  it('is held by one at a time, and only where there is one', () => {
    const held = holdSqliteEventStore({ file });
    expect(() => holdSqliteEventStore({ file })).toThrow(EventStoreUnavailableError);
    held.release();
    expect(() => holdSqliteEventStore({ file: join(folder, 'none.sqlite') })).toThrow(EventStoreUnavailableError);
  });

  it('takes nothing more once it was left for good, says why, and can be held again', async () => {
    await store.append('a', 'no-stream', [freshEvent()]);
    const held = holdSqliteEventStore({ file });
    held.leaveForGood();
    held.release();
    expect(wasSqliteEventStoreLeft({ file })).toBe(true);
    await expect(store.append('a', 0, [freshEvent()])).rejects.toThrow('the log has moved');
    await expect(store.append('b', 'no-stream', [freshEvent()])).rejects.toThrow('the log has moved');
    expect(await store.readStream('a')).toHaveLength(1);
    const again = holdSqliteEventStore({ file });
    again.leaveForGood();
    again.release();
  });
});
