import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

/** What a file of ours looks like. `applicationId` and `version` stand in its header. */
export interface FileFormat {
  /** For messages: "event log". */
  readonly name: string;
  readonly applicationId: number;
  readonly version: number;
  /** The statements that make version `version` in an empty file. */
  readonly schema: string;
}

/** How long a statement waits for a lock that another process holds, in milliseconds. */
export const LOCK_PATIENCE_MS = 5_000;

/**
 * Creates a file, or makes sure that it is one of ours in a version that this program knows, in WAL mode, and that all
 * that it shows is on disk.
 * @throws Error when it isn't, and SQLite's error when it can't be opened
 */
export async function prepareFile(file: string, format: FileFormat): Promise<void> {
  const db = new DatabaseSync(file, { timeout: LOCK_PATIENCE_MS });
  try {
    const found = inspect(db, file, format);
    await toWriteAheadLog(db, file);
    db.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');
    if (found === 'empty') create(db, file, format);
    // After a kill, SQLite also recovers a commit whose flush never ran: nobody may build on that before it is durable.
    db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
}

function inspect(db: DatabaseSync, file: string, format: FileFormat): 'empty' | 'ours' {
  const number = (query: string) => Object.values(db.prepare(query).get() ?? {})[0] as number;
  const applicationId = number('PRAGMA application_id');
  const version = number('PRAGMA user_version');
  const isEmpty = number('SELECT count(*) FROM sqlite_schema') === 0;
  if (isEmpty && applicationId === 0 && version === 0) return 'empty';
  if (applicationId !== format.applicationId) throw new Error(`${file} is not an Attestory ${format.name}`);
  if (version > format.version) {
    throw new Error(`${file} is of version ${version}; this program knows versions up to ${format.version}`);
  }
  if (version !== format.version) throw new Error(`${file} is of version ${version}, which never was`);
  return 'ours';
}

/** The change of mode does not always wait for other connections by itself. */
async function toWriteAheadLog(db: DatabaseSync, file: string): Promise<void> {
  for (const deadline = performance.now() + LOCK_PATIENCE_MS; ; await sleep(20)) {
    try {
      const row = db.prepare('PRAGMA journal_mode = WAL').get();
      if (row?.journal_mode !== 'wal') throw new Error(`${file} lies on a file system without shared memory`);
      return;
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error;
    }
  }
}

function create(db: DatabaseSync, file: string, format: FileFormat): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been faster.
    if (inspect(db, file, format) === 'empty') {
      db.exec(format.schema);
      db.exec(`PRAGMA application_id = ${format.applicationId}; PRAGMA user_version = ${format.version}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function isLocked(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode ?? 0;
  return (code & 0xff) === 5;
}
