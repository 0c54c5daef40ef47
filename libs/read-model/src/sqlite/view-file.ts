import { DatabaseSync } from 'node:sqlite';
import { ReadModelUnavailableError } from '../read-model.port.js';

/** "ATRM": marks the file as ours. */
const applicationId = 0x4154524d;
const schemaVersion = 1;

const schema = `
  CREATE TABLE generations (
    name TEXT PRIMARY KEY,
    projection TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('serving', 'building', 'dropped')),
    checkpoint TEXT
  ) STRICT;
  CREATE UNIQUE INDEX serving ON generations (projection) WHERE state = 'serving';
  CREATE TABLE views (
    generation TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT,
    position TEXT NOT NULL,
    PRIMARY KEY (generation, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE entries (
    generation TEXT NOT NULL,
    index_name TEXT NOT NULL,
    member TEXT NOT NULL,
    sort TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (generation, index_name, member, sort, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_of_view ON entries (generation, id);
`;

/** Opens the file of views, making it when it is missing. @throws ReadModelUnavailableError when it isn't ours or is newer */
export function openViewFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 10_000 });
  try {
    // NORMAL: a crash of the machine may lose the newest batches, never their order; they are folded again from the log.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;');
    prepare(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepare(db: DatabaseSync, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const id = pragma(db, 'application_id');
    const version = pragma(db, 'user_version');
    const isEmpty = db.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.n === 0;
    if (id === 0 && isEmpty)
      db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; ${schema}`);
    else if (id !== applicationId) throw new ReadModelUnavailableError(`${file} is no file of Attestory's views`);
    else if (version > schemaVersion)
      throw new ReadModelUnavailableError(`${file} was written by a newer version of Attestory (${version})`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
