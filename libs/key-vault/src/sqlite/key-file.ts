import { closeSync, fchmodSync, fsyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { KeyVaultUnavailableError } from '../key-vault.port.js';
import type { MasterKey } from '../master-key.js';
import { patiently, StillInUseError, unavailable } from './sqlite-failures.js';

/** "AtKV": tells this file from those of other programs. */
const applicationId = 0x41744b56;
const version = 1;

/**
 * Rows of `data_key` are only added at the end and changed in place, at the same length: SQLite then never moves one to
 * another page, and no copy of a wrapped key stays behind in a page's unused part.
 */
const schema = `
  CREATE TABLE vault (id INTEGER PRIMARY KEY CHECK (id = 1), check_value BLOB NOT NULL) STRICT;
  CREATE TABLE data_key (
    id INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    subject TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    destroyed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (scope, subject)
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${version};`;

/**
 * Opens the file, makes it when there is none, and checks that it was made under this master key.
 * @throws WrongMasterKeyError, KeyVaultUnavailableError
 */
export async function openKeyFile(file: string, master: MasterKey): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    // Made by us first, so that nobody else may read it; SQLite gives its other files the same permissions.
    closeSync(openSync(file, 'a', 0o600));
    database = new DatabaseSync(file, { timeout: 50 });
    const db = database;
    await patiently(() => prepare(db, master));
    return db;
  } catch (error) {
    database?.close();
    throw unavailable(error);
  }
}

function prepare(db: DatabaseSync, master: MasterKey): void {
  refuseForeign(db);
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY',
  );
  inTransaction(db, () => {
    if (number(db, 'user_version') === 0) {
      db.exec(schema);
      db.prepare('INSERT INTO vault (id, check_value) VALUES (1, ?)').run(master.checkValue());
    }
    const row = db.prepare('SELECT check_value FROM vault').get() as { check_value: Uint8Array } | undefined;
    if (!row) throw new KeyVaultUnavailableError('the key vault lost the value by which master keys are checked');
    master.accept(row.check_value);
  });
}

function refuseForeign(db: DatabaseSync): void {
  const id = number(db, 'application_id');
  const found = number(db, 'user_version');
  const isNew = id === 0 && found === 0 && number(db, 'schema_version') === 0;
  if (id !== applicationId && !isNew) throw new KeyVaultUnavailableError('the file is no key vault');
  if (found > version)
    throw new KeyVaultUnavailableError(`the key vault is of version ${found}; this program knows ${version}`);
}

function number(db: DatabaseSync, pragma: string): number {
  return Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] as number;
}

/** Does something in one transaction that writes. */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Brings everything into the main file and empties the write-ahead log, where older pages lie.
 * @throws StillInUseError while another process reads from it
 */
export function emptyLog(db: DatabaseSync): void {
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) throw new StillInUseError('another process reads the write-ahead log');
}

/**
 * Writes the keys that there are at one moment into a new file; of destroyed ones no byte goes along.
 * @throws KeyVaultUnavailableError
 */
export function snapshotKeyFile(file: string, to: string): void {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    try {
      db.prepare('VACUUM INTO ?').run(to);
    } finally {
      db.close();
    }
    const copy = openSync(to, 'r+', 0o600);
    fchmodSync(copy, 0o600);
    fsyncSync(copy);
    closeSync(copy);
  } catch (error) {
    throw unavailable(error);
  }
}
