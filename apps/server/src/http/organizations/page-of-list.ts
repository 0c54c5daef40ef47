import type { PageDto } from '../page.dto.js';
import { ProblemError } from '../problems.js';

/**
 * A page of a list that is read as a whole. Whatever comes or goes between two pages, nothing is on both and nothing that
 * stays is on none.
 * @param placeOf a number that grows along the list and stays with its item
 * @throws ProblemError `invalid-cursor`
 */
export function pageOfList<T>(
  all: readonly T[],
  placeOf: (item: T) => number,
  { cursor, limit = 20 }: PageDto,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw new ProblemError('invalid-cursor');
  const after = cursor === undefined ? -1 : Number(cursor);
  const rest = all.filter((item) => placeOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last !== undefined && rest.length > limit ? String(placeOf(last)) : null };
}
