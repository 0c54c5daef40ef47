import type { StatementSync } from 'node:sqlite';
import type { PageEnd } from '../page-cursor.js';
import {
  countQuery,
  entriesQuery,
  followQuery,
  gatherQuery,
  listQuery,
  placeQuery,
  wordsQuery,
} from './search-queries.js';

/** How a search weighs its ways. */
export interface SearchLimits {
  /** A prefix with no more words than this in a list is followed from word to word, in the order of the pages. */
  readonly fewWords: number;
  /** A prefix with no more rows than this in a list is gathered and sorted. */
  readonly fewRows: number;
  /** How many entries are read before others have their turn. */
  readonly mostRead: number;
}

export const searchLimits: SearchLimits = { fewWords: 8, fewRows: 1_000, mostRead: 2_000 };

/** Comes after every text: SQLite orders blobs behind texts. */
const beyondTexts = new Uint8Array();
/** Comes after whatever begins with the text before it. */
const last = '\u{10FFFF}';

type Sql = (text: string) => StatementSync;
type Key = { readonly sort: string | Uint8Array; readonly id: string | Uint8Array };

export interface Search {
  readonly generation: number;
  readonly index: string;
  readonly member: string;
  readonly words: readonly string[];
  readonly descending: boolean;
  /** Where it begins, exclusively; null: at the list's beginning. */
  readonly start: PageEnd | null;
  readonly isWithin: (sort: string) => boolean;
  readonly limit: number;
  readonly limits: SearchLimits;
}

/** What was found, in order; and where the search stopped before it was through, if it did. */
export interface Found {
  readonly places: readonly PageEnd[];
  readonly stoppedAt: PageEnd | null;
}

interface Entry extends PageEnd {
  readonly words: string;
}

/** The next entries at or behind a key that may be among those looked for. */
type Read = (from: Key, isBehind: boolean, limit: number) => readonly Entry[];
/** The next place at or behind a key where one of a prefix's words stands. */
type Seek = (from: PageEnd) => PageEnd | undefined;

/**
 * Finds entries by their words, in the order of the list. It reads along the rarest prefix and looks in each entry for the
 * others; where none has them, it jumps to where the others begin again. A prefix that stands for many words (a single
 * letter) but few entries is gathered; for many entries, it is only looked for.
 */
export function searchPlaces(sql: Sql, search: Search): Found {
  const { generation, index, member, words, limits } = search;
  const list = sql(listQuery).get(generation, index, member)?.seq as number | undefined;
  if (list === undefined) return { places: [], stoppedAt: null };
  const prefixes = words.map((prefix) => prefixOf(sql, list, prefix, limits));
  const rarest = prefixes.reduce((a, b) => (b.rows < a.rows ? b : a));
  if (rarest.rows === 0) return { places: [], stoppedAt: null };
  if (rarest.rows <= limits.fewRows)
    return readAlong(search, (rarest.words ? following : gathering)(sql, search, list, rarest), []);
  const [lead, ...others] = prefixes.filter((prefix) => prefix.words !== null);
  const read = lead ? following(sql, search, list, lead) : listing(sql, search);
  return readAlong(
    search,
    read,
    others.map((other) => seeking(sql, search, list, other)),
  );
}

interface Prefix {
  readonly text: string;
  /** How many entries have one of its words, as far as was counted; an entry counts for each. */
  readonly rows: number;
  /** null: too many. */
  readonly words: readonly string[] | null;
}

function prefixOf(sql: Sql, list: number, text: string, { fewWords, fewRows }: SearchLimits): Prefix {
  const rows = sql(countQuery).get(list, text, text + last, fewRows + 1)?.rows as number;
  const found = sql(wordsQuery).all(...[list, text, text + last, list, text + last], fewWords + 1);
  return { text, rows, words: found.length > fewWords ? null : found.map(({ word }) => word as string) };
}

function readAlong(search: Search, read: Read, others: readonly Seek[]): Found {
  const { words, descending, limit, isWithin, limits } = search;
  const places: PageEnd[] = [];
  let from: Key = search.start ?? (descending ? { sort: beyondTexts, id: beyondTexts } : { sort: '', id: '' });
  let isBehind = true;
  for (let done = 0, size = limit; ; size = Math.min(4 * size, limits.mostRead)) {
    const entries = read(from, isBehind, size);
    for (const { sort, id, words: text } of entries) {
      if (!isWithin(sort)) return { places, stoppedAt: null };
      if (words.every((word) => text.includes(` ${word}`))) places.push({ sort, id });
      if (places.length === limit) return { places, stoppedAt: null };
    }
    const end = entries.at(-1);
    if (entries.length < size || !end) return { places, stoppedAt: null };
    done += entries.length;
    if (done >= limits.mostRead) return { places, stoppedAt: { sort: end.sort, id: end.id } };
    const next = furthest(others, end);
    if (next === null) return { places, stoppedAt: null };
    isBehind = next === end;
    from = next;
  }
}

/** Where the last of them goes on; the place itself when none jumps, null when one is at its end. */
function furthest(seeks: readonly Seek[], place: PageEnd): PageEnd | null {
  let at = place;
  for (const seek of seeks) {
    const next = seek(at);
    if (!next) return null;
    if (compare(next, at) !== 0) at = next;
  }
  return at;
}

/** Reads where any of a prefix's words stands. */
function following(sql: Sql, search: Search, list: number, { words }: Prefix): Read {
  const { generation, index, member, descending } = search;
  return (from, isBehind, limit) => {
    const keys = (words ?? []).flatMap((word) => [list, word, from.sort, from.id]);
    const query = sql(followQuery({ descending, isBehind }, words?.length ?? 0));
    return query.all(...keys, limit, generation, index, member) as unknown as Entry[];
  };
}

function gathering(sql: Sql, search: Search, list: number, { text }: Prefix): Read {
  const { generation, index, member, descending } = search;
  return (from, isBehind, limit) => {
    const query = sql(gatherQuery({ descending, isBehind }));
    const range = [list, text, text + last, from.sort, from.id];
    return query.all(...range, limit, generation, index, member) as unknown as Entry[];
  };
}

function listing(sql: Sql, { generation, index, member, descending }: Search): Read {
  return (from, isBehind, limit) => {
    const query = sql(entriesQuery({ descending, isBehind }));
    return query.all(generation, index, member, from.sort, from.id, limit) as unknown as Entry[];
  };
}

function seeking(sql: Sql, { descending }: Search, list: number, { words }: Prefix): Seek {
  const query = sql(placeQuery({ descending, isBehind: false }));
  return ({ sort, id }) => {
    const places = (words ?? []).flatMap((word) => query.all(list, word, sort, id)) as unknown as PageEnd[];
    return places.sort((a, b) => (descending ? compare(b, a) : compare(a, b)))[0];
  };
}

/** As SQLite compares texts: by bytes. */
function compare(a: PageEnd, b: PageEnd): number {
  const bytes = Buffer.compare(Buffer.from(a.sort), Buffer.from(b.sort));
  return bytes === 0 ? Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)) : bytes;
}
