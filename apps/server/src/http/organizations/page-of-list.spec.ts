import { describe, expect, it } from '@jest/globals';
import { pageOfList } from './page-of-list.js';

const list = [2, 3, 5, 7, 11];
const page = (all: readonly number[], query: { cursor?: string; limit?: number }) =>
  pageOfList(all, (item) => item, query);

describe('a page of a list', () => {
  it('goes on where the one before ended, and the last one says so', () => {
    expect(page(list, { limit: 2 })).toEqual({ items: [2, 3], nextCursor: '3' });
    expect(page(list, { limit: 2, cursor: '3' })).toEqual({ items: [5, 7], nextCursor: '7' });
    expect(page(list, { limit: 2, cursor: '7' })).toEqual({ items: [11], nextCursor: null });
    expect(page(list, { limit: 5 })).toEqual({ items: list, nextCursor: null });
    expect(page([], {})).toEqual({ items: [], nextCursor: null });
  });

  it('shows all that stays once, also when the item at its end has gone', () => {
    const without = list.filter((item) => item !== 3);
    expect(page(without, { limit: 2, cursor: '3' }).items).toEqual([5, 7]);
  });

  it('is refused for a cursor that is none', () => {
    for (const cursor of ['', 'x', '-1', '1e3', '9'.repeat(16)])
      expect(() => page(list, { cursor })).toThrow('invalid-cursor');
  });
});
