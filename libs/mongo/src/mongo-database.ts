import type { ClientSession, Db } from 'mongodb';

/** One database on a MongoDB server, which all adapters of a process share. They keep to collections of their own. */
export interface MongoDatabase {
  /** Whether several documents can be written in one transaction: on a replica set or a sharded cluster. */
  readonly hasTransactions: boolean;

  /** How many updates (not inserts, not deletes) one command may hold. */
  readonly updatesAtOnce: number;

  /**
   * Does something on the database. Reads are of what a majority has, writes wait for a majority's journal.
   * @throws MongoUnavailableError when the server can't, or doesn't answer; what was sent may have been done all the same
   */
  run<T>(work: (db: Db) => Promise<T>): Promise<T>;

  /**
   * Does something in one transaction where the server has them, maybe several times; where it hasn't, `session` is
   * undefined and the work must be right however far it comes.
   * @throws MongoUnavailableError as {@link run} does
   */
  atomically<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T>;

  /**
   * Reads as of one moment where the server has snapshots, by reads that ask for `readConcern: { level: 'snapshot' }`;
   * where it hasn't, `session` is undefined.
   * @throws MongoUnavailableError as {@link run} does
   */
  atOneMoment<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T>;

  close(): Promise<void>;
}

/** The message tells people what to do and holds nothing secret. */
export class MongoUnavailableError extends Error {
  override readonly name = 'MongoUnavailableError';
}

/** What a key is among. A server may look a single one up, and read a whole collection for several. */
export function anyOf(keys: readonly string[]): string | { readonly $in: string[] } {
  const [only] = keys;
  return only !== undefined && keys.length === 1 ? only : { $in: [...keys] };
}

/** A unique index had the key already. Of a `bulkWrite`: of at least one of its documents. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === 11_000;
}
