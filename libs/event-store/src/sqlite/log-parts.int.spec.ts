import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, type Position } from '../event-store.port.js';
import { collect, freshEvents } from '../fresh-events.contract.js';
import { openSqliteEventStore, openSqliteLogParts } from '../open-sqlite.js';

describe('A log read in parts', () => {
  let folder: string;
  let file: string;
  let last: Position;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
    file = join(folder, 'events.sqlite');
    const store = await openSqliteEventStore({ file });
    await store.append('first', 'no-stream', freshEvents(1_500));
    last = (await store.append('second', 'no-stream', freshEvents(700))).position;
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = (to: Position | null) => {
    const log = openSqliteLogParts({ file });
    const parts = Array.from(log.upTo(to));
    const events = parts.map((part) => Array.from(log.read(part)).flat());
    log.close();
    return { parts, events };
  };
  const damage = (sql: string) => {
    const db = new DatabaseSync(file);
    db.exec('DROP TRIGGER events_are_never_edited; DROP TRIGGER events_are_never_deleted');
    db.exec(sql);
    db.close();
  };

  it('is the same log', async () => {
    const { parts, events } = read(last);
    expect(parts).toHaveLength(3);
    const store = await openSqliteEventStore({ file });
    expect(events.flat()).toEqual((await collect(store.readAll())).flat());
    await store.close();
  });

  it('ends at the position that is given, and without one is empty', () => {
    expect(read('0000000000001234').events.map(({ length }) => length)).toEqual([1_000, 234]);
    expect(read(null).parts).toEqual([]);
  });

  it('is read whole where events were removed, be the hole ever so wide', () => {
    damage(`
      DELETE FROM events WHERE position BETWEEN 200 AND 1300 OR position = 1400;
      UPDATE events SET position = 9007199254740991 WHERE position = 2200`);
    const { parts, events } = read('9007199254740991');
    expect(events.flat()).toHaveLength(2_200 - 1_102);
    expect(parts).toHaveLength(3);
  });

  it('that can not be read says so', () => {
    expect(() => openSqliteLogParts({ file: join(folder, 'nowhere.sqlite') })).toThrow(EventStoreUnavailableError);
    damage('ALTER TABLE events RENAME COLUMN data TO other');
    expect(() => openSqliteLogParts({ file })).toThrow(EventStoreUnavailableError);
  });
});
