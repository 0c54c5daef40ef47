import type { ReadModel } from './read-model.port.js';
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
