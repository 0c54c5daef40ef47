import { type FindQuery, InvalidCursorError } from '../read-model.port.js';

/** Where a page ended: the sort text and id of its last item. */
export interface PageEnd {
  readonly sort: string;
  readonly id: string;
}

/** A cursor names the list that it belongs to, so that it can't be used with another. */
const listOf = ({ index, member, descending }: FindQuery): string => `${index}\n${member}\n${descending === true}`;

export function encodeCursor(query: FindQuery, { sort, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([listOf(query), sort, id]), 'utf8').toString('base64url');
}

/** @throws InvalidCursorError */
export function decodeCursor(query: FindQuery): PageEnd | null {
  if (query.cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(query.cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 3 || !value.every((part) => typeof part === 'string'))
      throw new InvalidCursorError('this is no cursor');
    const [list, sort, id] = value as [string, string, string];
    if (list !== listOf(query)) throw new InvalidCursorError('the cursor belongs to another list');
    return { sort, id };
  } catch (error) {
    if (error instanceof InvalidCursorError) throw error;
    throw new InvalidCursorError('this is no cursor', { cause: error });
  }
}
