import type { ReadModel } from './read-model.port.js';
import { SqliteReadModel } from './sqlite/sqlite-read-model.js';

/** Opens the views in a SQLite file, which is made when it is missing. */
export async function openSqliteReadModel({ file }: { readonly file: string }): Promise<ReadModel> {
  return new SqliteReadModel(file);
}
