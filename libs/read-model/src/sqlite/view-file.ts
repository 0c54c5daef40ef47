import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ReadModelUnavailableError } from '../read-model.port.js';
import { patiently, unavailable } from './sqlite-failures.js';

/** "ATRM": tells this file from those of other programs. */
const applicationId = 0x4154524d;
const version = 3;

/**
 * A view's entries stand twice: as text in its row, to see what a write changes, and each as a row whose key is the order
 * of the pages. Views have a rowid, as their rows are long: a page of keys then holds many of them.
 *
 * The words of an entry stand twice, too: all in its row, to see whether it has a word, and each as a row whose key is the
 * order of the pages among the entries that have it. There are many such rows, so a list has a number.
 */
const schema = `
  CREATE TABLE generation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    projection TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'serving', 'dropped')),
    checkpoint TEXT,
    live INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX serving ON generation (projection, version) WHERE state = 'serving';
  CREATE TABLE view (
    seq INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    id TEXT NOT NULL,
    json TEXT,
    position TEXT NOT NULL,
    entries TEXT NOT NULL,
    UNIQUE (generation, id)
  ) STRICT;
  CREATE TABLE entry (
    generation INTEGER NOT NULL,
    index_name TEXT NOT NULL,
    member TEXT NOT NULL,
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (generation, index_name, member, sort, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE list (
    seq INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    index_name TEXT NOT NULL,
    member TEXT NOT NULL,
    UNIQUE (generation, index_name, member)
  ) STRICT;
  CREATE TABLE word (
    list INTEGER NOT NULL,
    word TEXT NOT NULL,
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (list, word, sort, id)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};`;

/**
 * Makes the file when there is none, and makes sure that it is one of ours. What an older version wrote is thrown away:
 * views are made anew from the log.
 * @throws ReadModelUnavailableError when it isn't ours, or a newer version wrote it
 */
export async function prepareViewFile(file: string): Promise<void> {
  let db: DatabaseSync | undefined;
  try {
    // Made by us first, so that nobody else may read it; SQLite gives its other files the same permissions.
    closeSync(openSync(file, 'a', 0o600));
    db = new DatabaseSync(file, { timeout: 50 });
    const opened = db;
    await patiently(() => prepare(opened, file));
  } catch (error) {
    throw unavailable(error);
  } finally {
    db?.close();
  }
}

/** For reading only; sees what every process has committed. */
export function openForReading(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 50 });
  db.exec('PRAGMA query_only = ON; PRAGMA cache_size = -16384');
  return db;
}

function prepare(db: DatabaseSync, file: string): void {
  refuseForeign(db, file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON');
  db.exec('BEGIN IMMEDIATE');
  try {
    if (number(db, 'user_version') < version) {
      for (const { name } of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all())
        if (!String(name).startsWith('sqlite_')) db.exec(`DROP TABLE "${name}"`);
      db.exec(schema);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function refuseForeign(db: DatabaseSync, file: string): void {
  const id = number(db, 'application_id');
  const found = number(db, 'user_version');
  const isNew = id === 0 && found === 0 && number(db, 'schema_version') === 0;
  if (id !== applicationId && !isNew) throw new ReadModelUnavailableError(`${file} holds no views of Attestory`);
  if (found > version)
    throw new ReadModelUnavailableError(`${file} is of version ${found}; this program knows versions up to ${version}`);
}

function number(db: DatabaseSync, pragma: string): number {
  return Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] as number;
}
