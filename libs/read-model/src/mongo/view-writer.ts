import { anyOf, isDuplicateKey } from '@attestory/mongo';
import type { ClientSession, Collection, Document } from 'mongodb';
import type { ViewWrite } from '../read-model.port.js';
import type { ViewCollections } from './view-database.js';
import { documentsOf, type EntryDocument, newestOf, type ViewDocument } from './view-documents.js';

/** How many ids a query names. */
const readAtOnce = 1_000;

export interface WriteOptions {
  /** The transaction; undefined: there is none. */
  readonly session: ClientSession | undefined;
  /** Whether nobody else can be writing: then only what changes is written, and what goes is removed. */
  readonly isAlone: boolean;
  /** How many updates one command may hold. */
  readonly updatesAtOnce: number;
}

type Known = Pick<ViewDocument, '_id' | 'position' | 'entries'>;

interface Change<D extends { readonly _id: string; readonly position: string }> {
  readonly document: D;
  /** Whether there is a document of the id, as far as is known. */
  readonly isKnown: boolean;
}

/**
 * Writes views with their entries: entries first, each view last. So a view that isn't written yet is written again, with
 * all that belongs to it, by whoever repeats the batch. Each document only ever goes to a newer position.
 */
export async function writeViews(
  { views, entries }: ViewCollections,
  writes: Iterable<ViewWrite>,
  options: WriteOptions,
): Promise<void> {
  const newest = newestOf(writes);
  const known = await knownViews(views, [...newest.keys()], options);
  const wanted = [...newest.values()].filter(({ id, position }) => (known.get(id)?.position ?? '') < position);
  const documents = wanted.map(documentsOf);
  const before = ({ _id }: ViewDocument) => known.get(_id)?.entries ?? {};
  const standing = documents.flatMap(({ view, entries }) =>
    entries
      .filter(({ _id }) => !options.isAlone || before(view)[_id] !== view.entries[_id])
      .map((document) => ({ document, isKnown: before(view)[document._id] !== undefined })),
  );
  const gone = documents.flatMap(({ view }) =>
    Object.keys(before(view))
      .filter((_id) => view.entries[_id] === undefined)
      .map((_id) => ({ _id, position: view.position })),
  );
  await put<EntryDocument>(entries, standing, options);
  await leave(entries, gone, options);
  const written = documents.map(({ view }) => ({ document: view, isKnown: known.has(view._id) }));
  await put<ViewDocument>(views, written, options);
}

async function knownViews(
  views: Collection<ViewDocument>,
  ids: readonly string[],
  { session }: WriteOptions,
): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>();
  for (let start = 0; start < ids.length; start += readAtOnce) {
    const filter = { _id: anyOf(ids.slice(start, start + readAtOnce)) };
    const found = views.find<Known>(filter, { projection: { position: 1, entries: 1 }, ...inSession(session) });
    for await (const view of found) known.set(view._id, view);
  }
  return known;
}

/** Each document, unless there is one of its position or a newer one. */
async function put<D extends { readonly _id: string; readonly position: string }>(
  collection: Collection<D>,
  changes: readonly Change<D>[],
  options: WriteOptions,
): Promise<void> {
  // A duplicate key would end a transaction; nobody can come between inside it.
  if (options.session)
    return update(
      collection,
      changes.map(({ document }) => document),
      options,
    );
  const fresh = changes.filter(({ isKnown }) => !isKnown).map(({ document }) => document);
  const there = await insert(collection, fresh);
  const known = changes.filter(({ isKnown }) => isKnown).map(({ document }) => document);
  await update(collection, [...known, ...there], options);
}

/** Inserts what isn't there, and gives what is. */
async function insert<D extends { readonly _id: string }>(
  collection: Collection<D>,
  documents: readonly D[],
): Promise<readonly D[]> {
  if (documents.length === 0) return [];
  try {
    await collection.insertMany(documents as never, { ordered: false });
    return [];
  } catch (error) {
    const failed = failedInserts(error);
    if (!failed) throw error;
    return failed.map((index) => documents[index] as D);
  }
}

/** Which documents were there already; null when anything else went wrong. */
function failedInserts(error: unknown): readonly number[] | null {
  const { writeErrors, result } = error as {
    readonly writeErrors?: readonly { readonly code: number; readonly index: number }[];
    readonly result?: { getWriteConcernError(): unknown };
  };
  if (!isDuplicateKey(error) || !writeErrors || result?.getWriteConcernError()) return null;
  return writeErrors.every(isDuplicateKey) ? writeErrors.map(({ index }) => index) : null;
}

async function update<D extends { readonly _id: string; readonly position: string }>(
  collection: Collection<D>,
  documents: readonly D[],
  { session, updatesAtOnce }: WriteOptions,
): Promise<void> {
  const operations = documents.map((document) => ({ replaceOne: replacement(document, session !== undefined) }));
  for (let start = 0; start < operations.length; start += updatesAtOnce) {
    const some = operations.slice(start, start + updatesAtOnce);
    await collection.bulkWrite(some as never, { ordered: false, ...inSession(session) });
  }
}

/** The whole document is new: which members it has depends on its position only. */
function replacement({ _id, ...rest }: Document, inTransaction: boolean): Document {
  if (inTransaction) return { filter: { _id }, replacement: rest, upsert: true };
  return { filter: { _id, position: { $lt: rest.position } }, replacement: rest };
}

/**
 * Entries where the view is no longer. Where others might be writing they stay as empty documents with their position, so
 * that an older write can't bring them back.
 */
async function leave(
  entries: Collection<EntryDocument>,
  gone: readonly EntryDocument[],
  options: WriteOptions,
): Promise<void> {
  if (!options.isAlone) return update(entries, gone, options);
  for (let start = 0; start < gone.length; start += readAtOnce) {
    const ids = gone.slice(start, start + readAtOnce).map(({ _id }) => _id);
    await entries.deleteMany({ _id: { $in: ids } }, inSession(options.session));
  }
}

export function inSession(session: ClientSession | undefined): { readonly session?: ClientSession } {
  return session ? { session } : {};
}
