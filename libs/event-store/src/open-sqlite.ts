import type { EventStore } from './event-store.port.js';
import type { LogParts } from './log-parts.port.js';
import { type HeldLog, holdLog, wasLeft } from './sqlite/held-log.js';
import { SqliteLogParts } from './sqlite/log-parts.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';
import { SqliteTreeStore } from './sqlite/sqlite-tree-store.js';
import type { TreeStore } from './tree-store.port.js';
import { snapshotFile } from './sqlite/snapshot.js';

/**
 * Opens the log in a SQLite file, made when it isn't there; its folder must be.
 * @throws EventStoreUnavailableError when the file can't be opened, or is not a log that this version knows
 */
export async function openSqliteEventStore({ file }: { readonly file: string }): Promise<EventStore> {
  return SqliteEventStore.open({ file });
}

/**
 * Opens a log that is there already, for reading it in parts, from as many threads as there are.
 * @throws EventStoreUnavailableError when the file can't be opened
 */
export function openSqliteLogParts({ file }: { readonly file: string }): LogParts {
  return new SqliteLogParts(file);
}

/**
 * Opens the Merkle tree in a SQLite file, made when it isn't there; its folder must be.
 * @throws EventStoreUnavailableError when the file can't be opened, or is not a tree that this version knows
 */
export async function openSqliteTreeStore({ file }: { readonly file: string }): Promise<TreeStore> {
  return SqliteTreeStore.open({ file });
}

/**
 * Copies a log or a tree, as it stands at one moment, into a new file; whoever has it open writes on.
 * @throws EventStoreUnavailableError when it isn't there or the new file can't be written
 */
export async function copySqliteEventStore({
  file,
  to,
}: {
  readonly file: string;
  readonly to: string;
}): Promise<void> {
  return snapshotFile(file, to);
}

/**
 * Keeps everybody from appending to a log, for as long as it is copied elsewhere.
 * @throws EventStoreUnavailableError when there is none, or another process is appending to it or holds it
 */
export function holdSqliteEventStore({ file }: { readonly file: string }): HeldLog {
  return holdLog(file);
}

/** Whether a log was left for good: it can be read, but goes on elsewhere. @throws EventStoreUnavailableError */
export function wasSqliteEventStoreLeft({ file }: { readonly file: string }): boolean {
  return wasLeft(file);
}
