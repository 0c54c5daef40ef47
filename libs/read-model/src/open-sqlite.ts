import type { LeaseStore } from './lease-store.port.js';
import type { ReadModel } from './read-model.port.js';
import { FolderLeases } from './sqlite/folder-leases.js';
import { SqliteReadModel } from './sqlite/sqlite-read-model.js';

/**
 * Opens the embedded read model, making the file when there is none. Several processes on one machine may have it open at
 * once. A file of an older version is emptied: views are made anew from the log.
 *
 * @param options.file e.g. `views.sqlite`; readable by its owner only
 * @throws ReadModelUnavailableError when the file can't be opened, holds something else, or is of a newer version
 */
export function openSqliteReadModel(options: { readonly file: string }): Promise<ReadModel> {
  return SqliteReadModel.open(options.file);
}

/**
 * Takes a folder for this process alone, and gives the leases of what is done there. The lock ends with the process.
 *
 * @param options.file the file that is locked; made when it isn't there
 * @param options.patience how long to wait for a process that is about to end, in milliseconds
 * @throws FolderTakenError when another process has it
 * @throws LeaseStoreUnavailableError when the file can't be made
 */
export async function openFolderLeases({
  file,
  patience = 2_000,
}: {
  readonly file: string;
  readonly patience?: number;
}): Promise<LeaseStore> {
  return FolderLeases.open(file, patience);
}
