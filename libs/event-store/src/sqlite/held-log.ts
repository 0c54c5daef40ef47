import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { EventStoreUnavailableError } from '../event-store.port.js';
import { LOCK_PATIENCE_MS } from './database-file.js';

const TRIGGERS = { events: 'log_has_moved', streams: 'streams_have_moved' } as const;

/** A log that can only be read, by whatever process, until it is let go. */
export interface HeldLog {
  /** For good: nothing is ever appended to it again, for the log goes on elsewhere. */
  leaveForGood(): void;
  /** Lets others append again, unless the log was left. */
  release(): void;
}

/**
 * Takes the log's write lock and keeps it. A process that dies lets go.
 * @throws EventStoreUnavailableError when it isn't there, or somebody else holds it
 */
export function holdLog(file: string): HeldLog {
  if (!existsSync(file)) throw unavailable(new Error(`there is no ${file}`));
  const db = new DatabaseSync(file, { timeout: LOCK_PATIENCE_MS });
  try {
    db.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  } catch (error) {
    db.close();
    throw unavailable(error);
  }
  return {
    leaveForGood: () => {
      if (!hasTriggers(db)) db.exec(Object.entries(TRIGGERS).map(refusing).join('\n'));
      db.exec('COMMIT; BEGIN IMMEDIATE');
    },
    release: () => db.close(),
  };
}

/** Whether it goes on elsewhere. @throws EventStoreUnavailableError when it isn't there */
export function wasLeft(file: string): boolean {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
    try {
      return hasTriggers(db);
    } finally {
      db.close();
    }
  } catch (error) {
    throw unavailable(error);
  }
}

function hasTriggers(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(TRIGGERS.events) !== undefined;
}

function refusing([table, name]: readonly [string, string]): string {
  return `CREATE TRIGGER ${name} BEFORE INSERT ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the log has moved to another store'); END;`;
}

function unavailable(cause: unknown): EventStoreUnavailableError {
  const { message } = cause as Error;
  return new EventStoreUnavailableError(`the log can't be held: ${message}`, 'not-stored', { cause });
}
