import type { Db, Filter } from 'mongodb';
import { encodeCursor, type PageEnd } from '../page-cursor.js';
import type { FindPage, FindQuery } from '../read-model.port.js';
import { beginningOf, boundsOf, type Place, wordFilter } from './entry-filters.js';
import { collectionsOf, listIndex, type ViewDatabase, wordIndex } from './view-database.js';
import { type EntryDocument, listOf, type StandingEntry } from './view-documents.js';
import type { ViewReader } from './view-reader.js';

/** How a search weighs its ways. */
export interface SearchLimits {
  /** A prefix with no more words than this in a list is gathered and sorted. */
  readonly fewWords: number;
  /** How many entries are looked through at once. */
  readonly lookedThrough: number;
  /** How often, for one page. */
  readonly rounds: number;
}

export const searchLimits: SearchLimits = { fewWords: 1_000, lookedThrough: 2_000, rounds: 10 };

/** Entries in the order of the list; and where it goes on when there may be more behind them. */
interface Stretch {
  readonly entries: readonly StandingEntry[];
  readonly goesOnAt: PageEnd | null;
}

/** The next entries behind a place, at most so many. */
type Read = (behind: Place | null, most: number) => Promise<Stretch>;

interface Found extends PageEnd {
  readonly json: string;
  readonly position: string;
}

/** Finds views by their entries: a page reads along an index, a search along that of words or of the list. */
export class ViewFinder {
  constructor(
    private readonly database: ViewDatabase,
    private readonly reader: ViewReader,
    private readonly limits: SearchLimits = searchLimits,
  ) {}

  async find(name: string, query: FindQuery): Promise<FindPage> {
    let behind = beginningOf(query);
    const read = await this.wayOf(name, query);
    if (!read) return { items: [], nextCursor: null };
    const found: Found[] = [];
    for (let round = 1; ; round++) {
      const { entries, goesOnAt } = await read(behind, query.limit + 1 - found.length);
      found.push(...(await this.standing(name, entries)));
      if (found.length > query.limit || goesOnAt === null) return pageOf(query, found);
      if (query.words?.length && round >= this.limits.rounds)
        return { ...pageOf(query, found), nextCursor: encodeCursor(query, goesOnAt) };
      behind = { ...goesOnAt, isBehind: true };
    }
  }

  /** Entries whose views say that they are theirs: others are of a batch that was begun only. */
  private async standing(name: string, entries: readonly StandingEntry[]): Promise<readonly Found[]> {
    const views = await this.reader.views(name, [...new Set(entries.map(({ id }) => id))]);
    return entries.flatMap(({ _id, id, sort }) => {
      const view = views.get(id);
      if (!view || view.json === null || view.entries[_id] === undefined) return [];
      return [{ id, sort, json: view.json, position: view.position }];
    });
  }

  /** null: nothing can be found. */
  private async wayOf(name: string, query: FindQuery): Promise<Read | null> {
    const { words = [] } = query;
    if (words.length === 0) return (behind, most) => this.along(name, query, behind, most);
    const [rarest, entries] = await this.rarest(name, query, words);
    if (entries === 0) return null;
    if (entries <= this.limits.fewWords) return (behind, most) => this.gather(name, query, rarest, behind, most);
    return (behind) => this.lookThrough(name, query, behind);
  }

  /** The prefix that the fewest entries have, and how many, as far as was counted. */
  private async rarest(name: string, query: FindQuery, words: readonly string[]): Promise<[string, number]> {
    const limit = this.limits.fewWords + 1;
    const counted = await this.run(name, ({ entries }) =>
      Promise.all(
        words.map(async (word): Promise<[string, number]> => {
          const filter = { list: listOf(query), words: wordFilter(word) };
          return [word, await entries.countDocuments(filter, { limit, hint: wordIndex })];
        }),
      ),
    );
    return counted.reduce((a, b) => (b[1] < a[1] ? b : a));
  }

  private async along(name: string, query: FindQuery, behind: Place | null, most: number): Promise<Stretch> {
    return stretch(await this.read(name, query, boundsOf(query, behind), { hint: listIndex, limit: most }), most);
  }

  /** All that have the rarest prefix, sorted by the server: few. The other words are looked for here. */
  private async gather(name: string, query: FindQuery, rarest: string, behind: Place | null, most: number) {
    const filter = { $and: [boundsOf(query, behind), { words: wordFilter(rarest) }] };
    const limit = this.limits.fewWords + 1;
    const { entries, goesOnAt } = withWords(
      query,
      stretch(await this.read(name, query, filter, { hint: wordIndex, limit }), limit),
    );
    return entries.length > most ? stretch(entries.slice(0, most), most) : { entries, goesOnAt };
  }

  /** So many entries of the list in its order, whatever words they have. */
  private async lookThrough(name: string, query: FindQuery, behind: Place | null): Promise<Stretch> {
    return withWords(query, await this.along(name, query, behind, this.limits.lookedThrough));
  }

  private read(
    name: string,
    { descending = false }: FindQuery,
    filter: Filter<EntryDocument>,
    { hint, limit }: { readonly hint: string; readonly limit: number },
  ): Promise<StandingEntry[]> {
    const order = descending ? -1 : 1;
    return this.run(name, ({ entries }) => {
      const found = entries.find<StandingEntry>(filter, { hint, limit, batchSize: limit });
      return found.sort({ sort: order, id: order }).toArray();
    });
  }

  private run<T>(name: string, work: (collections: ReturnType<typeof collectionsOf>) => Promise<T>): Promise<T> {
    return this.database.run((db: Db) => work(collectionsOf(db, name)));
  }
}

function stretch(entries: readonly StandingEntry[], most: number): Stretch {
  return { entries, goesOnAt: entries.length < most ? null : (entries.at(-1) ?? null) };
}

/** Those that have all words. The server may have left some out already. */
function withWords({ words = [] }: FindQuery, { entries, goesOnAt }: Stretch): Stretch {
  const has = (entry: StandingEntry, prefix: string) => entry.words?.some((word) => word.startsWith(prefix));
  return { entries: entries.filter((entry) => words.every((word) => has(entry, word))), goesOnAt };
}

function pageOf(query: FindQuery, found: readonly Found[]): FindPage {
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, sort, json, position }) => ({ id, sort, json, position })),
    nextCursor: last ? encodeCursor(query, last) : null,
  };
}
