import { decodeCursor, encodeCursor, type PageEnd } from './page-cursor.js';
import type { FindPage, FindQuery, FoundView, Generation, ReadModel } from './read-model.port.js';

/** What `FindQuery` says, of the lists of several members. */
export type MergedQuery = Omit<FindQuery, 'member'> & { readonly members: readonly ListedMember[] };

/** A member's list; with words, only what has these too. */
export type ListedMember = Pick<FindQuery, 'member' | 'words'>;

/**
 * A page of several members' lists as if they were one: in one order, a view that stands at the same place in several of
 * them once. Its cursor says a place and not whose lists they were, so it stays good when a member comes or goes.
 * @throws InvalidCursorError
 */
export async function findMerged(
  model: Pick<ReadModel, 'find'>,
  generation: Generation,
  { members, ...query }: MergedQuery,
): Promise<FindPage> {
  const { limit, cursor } = query;
  const merged = { ...query, member: '' };
  const behind = cursor === undefined ? null : decodeCursor(merged, cursor);
  const unique = [...new Map(members.map((one) => [JSON.stringify([one.member, one.words]), one])).values()];
  const most = Math.min(limit, Math.ceil((2 * limit) / unique.length) + 1);
  const lists = unique.map((one) => new MemberList(model, generation, listOf(query, one), behind, most));
  await Promise.all(lists.map((list) => list.readOn()));
  const inOrder = orderOf(query);
  for (;;) {
    const shortest = lists.filter(isUnread).sort((a, b) => inOrder(a.end, b.end))[0];
    const known = shortest ? (place: PageEnd) => inOrder(place, shortest.end) <= 0 : () => true;
    const found = once(lists.flatMap(({ items }) => items.filter(known)).sort(inOrder));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    if (last && (found.length > limit || (shortest && items.length === limit)))
      return { items, nextCursor: encodeCursor(merged, last) };
    if (!shortest) return { items, nextCursor: null };
    // A search that found less than asked for has looked through a lot already.
    if (shortest.isTired) return { items, nextCursor: encodeCursor(merged, shortest.end) };
    await shortest.readOn();
  }
}

function listOf(query: Omit<FindQuery, 'member'>, { member, words = [] }: ListedMember): FindQuery {
  const all = [...(query.words ?? []), ...words];
  return { ...query, member, ...(all.length > 0 ? { words: all } : {}) };
}

/** One member's list, as far as it was read. */
class MemberList {
  readonly items: FoundView[] = [];
  /** Up to where it is known; null: to its end. */
  end: PageEnd | null;
  isTired = false;

  constructor(
    private readonly model: Pick<ReadModel, 'find'>,
    private readonly generation: Generation,
    private readonly query: FindQuery,
    behind: PageEnd | null,
    private most: number,
  ) {
    this.end = behind;
  }

  async readOn(): Promise<void> {
    const { cursor: _, ...query } = this.query;
    const from = this.end ? { cursor: encodeCursor(query, this.end) } : {};
    const page = await this.model.find(this.generation, { ...query, ...from, limit: this.most });
    this.items.push(...page.items);
    this.end = page.nextCursor === null ? null : decodeCursor(query, page.nextCursor);
    this.isTired = page.items.length < this.most;
    this.most = Math.min(2 * this.most, this.query.limit);
  }
}

function isUnread(list: MemberList): list is MemberList & { readonly end: PageEnd } {
  return list.end !== null;
}

/** As read models sort: by code points, then by id. */
function orderOf({ descending = false }: Pick<FindQuery, 'descending'>): (a: PageEnd, b: PageEnd) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => sign * (byBytes(a.sort, b.sort) || byBytes(a.id, b.id));
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function once(sorted: readonly FoundView[]): readonly FoundView[] {
  return sorted.filter(({ id, sort }, i) => sorted[i - 1]?.id !== id || sorted[i - 1]?.sort !== sort);
}
