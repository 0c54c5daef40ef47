import type { EventStore } from './event-store.port.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';
import { SqliteTreeStore } from './sqlite/sqlite-tree-store.js';
import type { TreeStore } from './tree-store.port.js';

/**
 * Opens the log in a SQLite file, made when it isn't there; its folder must be.
 * @throws EventStoreUnavailableError when the file can't be opened, or is not a log that this version knows
 */
export async function openSqliteEventStore({ file }: { readonly file: string }): Promise<EventStore> {
  return SqliteEventStore.open({ file });
}

/**
 * Opens the Merkle tree in a SQLite file, made when it isn't there; its folder must be.
 * @throws EventStoreUnavailableError when the file can't be opened, or is not a tree that this version knows
 */
export async function openSqliteTreeStore({ file }: { readonly file: string }): Promise<TreeStore> {
  return SqliteTreeStore.open({ file });
}
