import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '../page-cursor.js';
import { beginningOf, boundsOf, wordFilter } from './entry-filters.js';

const query = { index: 'members', member: 'm', limit: 10 };
const list = '["members","m"]';

describe('A page asks for one range of the list’s index', () => {
  it('the whole list, or what lies in bounds', () => {
    expect(boundsOf(query, null)).toEqual({ list });
    expect(boundsOf({ ...query, from: '1', to: '3' }, null)).toEqual({
      $and: [{ list }, { sort: { $gte: '1', $lt: '3' } }],
    });
  });

  it.each([
    [false, '$gte', '$gt'],
    [true, '$lte', '$lt'],
  ] as const)('behind its cursor (descending: %s)', (descending, at, beyond) => {
    const asked = { ...query, descending };
    const cursor = encodeCursor(asked, { sort: '2', id: 'v' });
    expect(boundsOf(asked, beginningOf({ ...asked, cursor }))).toEqual({
      $and: [{ list }, { sort: { [at]: '2' } }, { $or: [{ sort: { [beyond]: '2' } }, { id: { [beyond]: 'v' } }] }],
    });
  });
});

describe('A search asks for a range of words', () => {
  it('and for no regular expression', () => {
    expect(wordFilter('lea')).toEqual({ $elemMatch: { $gte: 'lea', $lt: 'lea\u{10FFFF}' } });
    expect(JSON.stringify(wordFilter('.*'))).not.toContain('regex');
  });
});
