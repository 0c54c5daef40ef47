import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { freshEvents } from '../fresh-events.contract.js';
import { openSqliteEventStore, openSqliteTreeStore } from '../open-sqlite.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

describe.each([
  ['The log', openSqliteEventStore],
  ['The tree', openSqliteTreeStore],
] as const)('%s in SQLite', (_, open) => {
  it('refuses a file that is something else', async () => {
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE invoices (number INTEGER)');
    other.close();
    await expect(open({ file })).rejects.toThrow(EventStoreUnavailableError);
    await expect(open({ file })).rejects.toThrow('is not an Attestory');
    const left = new DatabaseSync(file, { readOnly: true });
    expect(left.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    expect(left.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'invoices' }]);
    left.close();
  });

  it('refuses a file that is no database', async () => {
    await writeFile(file, 'a letter, and by no means a database'.repeat(100));
    await expect(open({ file })).rejects.toThrow('not a database');
  });

  it('refuses a file of a newer version', async () => {
    await (await open({ file })).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 2');
    db.close();
    await expect(open({ file })).rejects.toThrow('is of version 2');
  });

  it('refuses a file in a folder that is not there', async () => {
    await expect(open({ file: join(folder, 'nowhere', 'store.sqlite') })).rejects.toThrow(EventStoreUnavailableError);
  });
});

describe('The other’s file', () => {
  it('is refused', async () => {
    await (await openSqliteEventStore({ file })).close();
    await expect(openSqliteTreeStore({ file })).rejects.toThrow('is not an Attestory tree');
  });
});

describe('A file of ours', () => {
  it.each([
    "UPDATE events SET data = '{}'",
    'DELETE FROM events WHERE position = 1',
    "UPDATE streams SET name = 'another'",
    'DELETE FROM streams',
  ])('refuses %s', async (statement) => {
    const store = await openSqliteEventStore({ file });
    await store.append('a stream', 'no-stream', freshEvents(2));
    const before = await store.readStream('a stream');
    const db = new DatabaseSync(file);
    expect(() => db.exec(statement)).toThrow('never');
    db.close();
    expect(await store.readStream('a stream')).toEqual(before);
    await store.close();
  });

  it.each(['UPDATE leaves SET position = 0', 'DELETE FROM leaves', 'UPDATE nodes SET level = 9', 'DELETE FROM nodes'])(
    'refuses %s',
    async (statement) => {
      const store = await openSqliteTreeStore({ file });
      const hash = 'ab'.repeat(32);
      await store.append(0, [{ eventId: 'an event', eventHash: hash, position: '1' }], [{ level: 0, index: 0, hash }]);
      const db = new DatabaseSync(file);
      expect(() => db.exec(statement)).toThrow('never');
      db.close();
      await store.close();
    },
  );
});
