import { type MongoDatabase, MongoUnavailableError } from '@attestory/mongo';
import type { ClientSession, Collection, Db, IndexDescription } from 'mongodb';
import { ReadModelUnavailableError } from '../read-model.port.js';
import type { EntryDocument, ViewDocument } from './view-documents.js';

/** The collections of one generation. */
export interface ViewCollections {
  readonly views: Collection<ViewDocument>;
  readonly entries: Collection<EntryDocument>;
}

/** By which pages are read: named, as queries say which one they mean. */
export const listIndex = 'list';
export const wordIndex = 'words';

const viewIndexes: readonly IndexDescription[] = [{ name: 'live', key: { live: 1 } }];
/** A place that was left has no list, and isn't in them. */
const entryIndexes: readonly IndexDescription[] = [
  { name: listIndex, key: { list: 1, sort: 1, id: 1 } },
  { name: wordIndex, key: { list: 1, words: 1, sort: 1, id: 1 } },
];

const prefixes = { views: 'views.', entries: 'entries.' } as const;

/** The database with errors that are the port's. */
export class ViewDatabase {
  constructor(private readonly database: MongoDatabase) {}

  get hasTransactions(): boolean {
    return this.database.hasTransactions;
  }

  get updatesAtOnce(): number {
    return this.database.updatesAtOnce;
  }

  run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return translated(this.database.run(work));
  }

  atomically<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    return translated(this.database.atomically(work));
  }

  atOneMoment<T>(work: (db: Db, session: ClientSession | undefined) => Promise<T>): Promise<T> {
    return translated(this.database.atOneMoment(work));
  }
}

async function translated<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (!(error instanceof MongoUnavailableError)) throw error;
    throw new ReadModelUnavailableError(`the views can't be used: ${error.message}`, { cause: error });
  }
}

export function collectionsOf(db: Db, generation: string): ViewCollections {
  return {
    views: db.collection<ViewDocument>(prefixes.views + generation),
    entries: db.collection<EntryDocument>(prefixes.entries + generation),
  };
}

/** The generation that a collection belongs to; null for any other collection. */
export function generationOf(collection: string): string | null {
  const prefix = Object.values(prefixes).find((prefix) => collection.startsWith(prefix));
  return prefix === undefined ? null : collection.slice(prefix.length);
}

/** Makes the collections with their indexes, or what is missing of them. */
export async function prepareCollections(db: Db, generation: string): Promise<void> {
  const { views, entries } = collectionsOf(db, generation);
  await addMissing(views, viewIndexes);
  await addMissing(entries, entryIndexes);
}

async function addMissing<D extends object>(collection: Collection<D>, wanted: readonly IndexDescription[]) {
  const known = await collection.indexes().catch(noneYet);
  const missing = wanted.filter(({ name }) => !known.some((index) => index.name === name));
  if (missing.length > 0) await collection.createIndexes([...missing]);
}

/** A collection that isn't there has no indexes. */
function noneYet(error: unknown): readonly IndexDescription[] {
  if ((error as { readonly codeName?: string }).codeName === 'NamespaceNotFound') return [];
  throw error;
}
