import { createHash } from 'node:crypto';
import { type FindQuery, InvalidCursorError } from './read-model.port.js';

/** Where a page ended: sort text and id of its last item. */
export interface PageEnd {
  readonly sort: string;
  readonly id: string;
}

/** Text for a caller to bring back. It carries nothing of its list, but fits no other, and no other generation is needed. */
export function encodeCursor(query: FindQuery, end: PageEnd): string {
  return Buffer.from(JSON.stringify([end.sort, end.id, checkOf(query, end)]), 'utf8').toString('base64url');
}

/** @throws InvalidCursorError when it is garbled, or was given out for another index, member, direction or search */
export function decodeCursor(query: FindQuery, cursor: string): PageEnd {
  const end = parse(cursor);
  if (!end || encodeCursor(query, end) !== cursor) throw new InvalidCursorError('this is no cursor of this list');
  return end;
}

function parse(cursor: string): PageEnd | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value)) return null;
    const [sort, id] = value as unknown[];
    return typeof sort === 'string' && typeof id === 'string' ? { sort, id } : null;
  } catch {
    return null;
  }
}

function checkOf({ index, member, descending = false, words = [] }: FindQuery, { sort, id }: PageEnd): string {
  const text = JSON.stringify([index, member, descending, sort, id, ...words]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
