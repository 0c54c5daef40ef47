import type { Condition, Filter } from 'mongodb';
import { decodeCursor, type PageEnd } from '../page-cursor.js';
import type { FindQuery } from '../read-model.port.js';
import { type EntryDocument, listOf } from './view-documents.js';

/** Comes after whatever begins with the text before it. */
const last = '\u{10FFFF}';

/** Where a stretch of a list begins. */
export interface Place extends PageEnd {
  /** Behind the place, or behind all that have its sort text before it. */
  readonly isBehind: boolean;
}

/** Where a page begins: behind its cursor; null: where the list's part does. @throws InvalidCursorError */
export function beginningOf(query: FindQuery): Place | null {
  return query.cursor === undefined ? null : { ...decodeCursor(query, query.cursor), isBehind: true };
}

/**
 * The part of a list that a query asks for, behind a place: one range of the list's index. Of those with the place's own
 * sort text, the ones that come before it are read and left out.
 */
export function boundsOf(query: FindQuery, behind: Place | null): Filter<EntryDocument> {
  const { descending = false, from, to } = query;
  const list = listOf(query);
  const bounds = {
    ...(from !== undefined && { $gte: from }),
    ...(to !== undefined && { $lt: to }),
  };
  const parts: Filter<EntryDocument>[] = [{ list }];
  if (Object.keys(bounds).length > 0) parts.push({ sort: bounds });
  if (behind) {
    const { sort, id } = behind;
    const [at, beyond] = descending ? (['$lte', '$lt'] as const) : (['$gte', '$gt'] as const);
    parts.push({ sort: { [at]: sort } }, { $or: [{ sort: { [beyond]: sort } }, { id: { [beyond]: id } }] });
  }
  return parts.length === 1 ? { list } : { $and: parts };
}

/** One word that begins so: a range of the index of words, never a regular expression. */
export function wordFilter(prefix: string): Condition<readonly string[]> {
  return { $elemMatch: { $gte: prefix, $lt: prefix + last } } as Condition<readonly string[]>;
}
