import { createHash } from 'node:crypto';
import type { IndexEntry, ViewWrite } from '../read-model.port.js';

/** A view: the last of its documents to be written, and the one that says which entries are its own. */
export interface ViewDocument {
  /** The view's id. */
  readonly _id: string;
  /** null: a tombstone. */
  readonly json: string | null;
  readonly live: boolean;
  readonly position: string;
  /** Its entries: by `_id` what is said of each, so that a change shows. */
  readonly entries: Readonly<Record<string, string>>;
}

/** A place of a view in a list. */
export interface EntryDocument {
  /** Of list, sort text and view: a place has one document for ever. */
  readonly _id: string;
  /** Position of the view when it was last said to be there, or not to be. */
  readonly position: string;
  /** The other members are missing where the view is no longer there. */
  readonly list?: string;
  readonly sort?: string;
  readonly id?: string;
  readonly words?: readonly string[];
}

/** An entry whose view is there. */
export type StandingEntry = Required<Omit<EntryDocument, 'words'>> & Pick<EntryDocument, 'words'>;

/** What lists are found by: index and member in one text. */
export function listOf({ index, member }: Pick<IndexEntry, 'index' | 'member'>): string {
  return JSON.stringify([index, member]);
}

/** A write as its documents. Of a place that is given twice, all words count. */
export function documentsOf(write: ViewWrite): { readonly view: ViewDocument; readonly entries: StandingEntry[] } {
  const { id, json, position } = write;
  const entries = new Map<string, StandingEntry>();
  for (const { words = [], ...place } of json === null ? [] : write.entries) {
    const [list, sort] = [listOf(place), place.sort];
    const _id = digestOf([list, sort, id]);
    const all = [...new Set([...(entries.get(_id)?.words ?? []), ...words])].sort();
    entries.set(_id, { _id, list, sort, id, position, ...(all.length > 0 && { words: all }) });
  }
  const said = [...entries].map(([_id, { words }]) => [_id, words ? digestOf(words) : '']);
  const view = { _id: id, json, live: json !== null, position, entries: Object.fromEntries(said) };
  return { view, entries: [...entries.values()] };
}

function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 32);
}

/** Of several writes of one view the newest; of equally new ones the first. */
export function newestOf(writes: Iterable<ViewWrite>): ReadonlyMap<string, ViewWrite> {
  const newest = new Map<string, ViewWrite>();
  for (const write of writes) {
    const known = newest.get(write.id);
    if (!known || known.position < write.position) newest.set(write.id, write);
  }
  return newest;
}
