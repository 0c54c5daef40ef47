import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findMerged, type MergedQuery } from './find-merged.js';
import { decodeCursor, encodeCursor } from './page-cursor.js';
import {
  type FindPage,
  type FindQuery,
  type FoundView,
  type Generation,
  InvalidCursorError,
} from './read-model.port.js';

const generation: Generation = { projection: 'p', version: 1, name: 'g' };
type Place = readonly [sort: string, id: string];
type Lists = Readonly<Record<string, readonly Place[]>>;

const compare = (a: Place, b: Place) =>
  Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0])) || Buffer.compare(Buffer.from(a[1]), Buffer.from(b[1]));
const inOrder = (places: readonly Place[], descending: boolean) => {
  const sorted = [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].sort(compare);
  return descending ? sorted.reverse() : sorted;
};
const viewAt = ([sort, id]: Place): FoundView => ({ id, sort, json: JSON.stringify(id), position: '1' });

/** Lists in memory, as a read model finds in them; a search gives up after `patience` places. */
function modelOf(lists: Lists, patience = Number.POSITIVE_INFINITY) {
  const find = async (_: Generation, query: FindQuery): Promise<FindPage> => {
    const { member, descending = false, cursor, limit, words = [] } = query;
    const end = cursor === undefined ? null : decodeCursor(query, cursor);
    const all = inOrder(lists[member] ?? [], descending);
    const isBehind = (place: Place) => !end || compare(place, [end.sort, end.id]) * (descending ? -1 : 1) > 0;
    const left = all.filter(isBehind);
    const looked = words.length > 0 ? left.slice(0, patience) : left;
    const hits = looked.filter(([, id]) => words.every((word) => id.includes(word)));
    const page = hits.slice(0, limit);
    const stop = hits.length > limit ? page.at(-1) : looked.length < left.length ? looked.at(-1) : undefined;
    const nextCursor = stop ? encodeCursor(query, { sort: stop[0], id: stop[1] }) : null;
    return { items: page.map(viewAt), nextCursor };
  };
  return { find };
}

const membersOf = (...members: string[]) => members.map((member) => ({ member }));

async function read(lists: Lists, query: Omit<MergedQuery, 'members' | 'index'>, patience?: number) {
  const pages: FindPage[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const asked = { ...query, index: 'i', members: membersOf(...Object.keys(lists)), ...(cursor ? { cursor } : {}) };
    const page = await findMerged(modelOf(lists, patience), generation, asked);
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

const place = fc.tuple(
  fc.constantFrom('', '1', '2', '20', 'ä', '\u{1F600}', '\uFFFD'),
  fc.constantFrom('a', 'b', 'ba', 'c', 'd'),
);
const anyLists = fc.dictionary(fc.constantFrom('m', 'n', 'o', 'p', 'q'), fc.array(place, { maxLength: 40 }));

describe('the lists of several members, found as one', () => {
  it('are what sorting all of them gives, each once, in full pages', async () => {
    await fc.assert(
      fc.asyncProperty(anyLists, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (lists, limit, descending) => {
        const pages = await read(lists, { limit, descending });
        const sorted = inOrder(Object.values(lists).flat(), descending);
        expect(pages.flatMap(({ items }) => items)).toEqual(sorted.map(viewAt));
        for (const { items } of pages.slice(0, -1)) expect(items).toHaveLength(limit);
      }),
    );
  });

  it('lose nothing where a search gives up before its page is full', async () => {
    const patience = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(anyLists, fc.integer({ min: 1, max: 9 }), patience, async (lists, limit, most) => {
        const pages = await read(lists, { limit, words: ['b'] }, most);
        const sorted = inOrder(Object.values(lists).flat(), false).filter(([, id]) => id.includes('b'));
        expect(pages.flatMap(({ items }) => items)).toEqual(sorted.map(viewAt));
      }),
    );
  });

  it('go on at the same place when a member has come or gone between two pages', async () => {
    const lists = {
      m: [
        ['1', 'a'],
        ['3', 'c'],
      ] as Place[],
      n: [
        ['2', 'b'],
        ['4', 'd'],
      ] as Place[],
    };
    const query = { index: 'i', limit: 2 };
    const first = await findMerged(modelOf(lists), generation, { ...query, members: membersOf('m', 'n') });
    const cursor = first.nextCursor as string;
    const page = async (...members: string[]) =>
      (await findMerged(modelOf(lists), generation, { ...query, members: membersOf(...members), cursor })).items.map(
        ({ id }) => id,
      );
    expect(await page('n')).toEqual(['d']);
    expect(await page('n', 'm', 'new')).toEqual(['c', 'd']);
  });

  it('refuse the cursor of another list, and of one member’s', async () => {
    const model = modelOf({
      m: [
        ['1', 'a'],
        ['2', 'b'],
      ],
    });
    const page = await findMerged(model, generation, { index: 'i', members: membersOf('m'), limit: 1 });
    const cursor = page.nextCursor as string;
    for (const wrong of [{ index: 'other' }, { descending: true }, { words: ['b'] }, { cursor: `${cursor}x` }]) {
      const query = { index: 'i', members: membersOf('m'), limit: 1, cursor, ...wrong };
      await expect(findMerged(model, generation, query)).rejects.toThrow(InvalidCursorError);
    }
    await expect(model.find(generation, { index: 'i', member: 'm', limit: 1, cursor })).rejects.toThrow(
      InvalidCursorError,
    );
  });

  it('may be of one member twice, by other words each time', async () => {
    const lists = {
      m: [
        ['1', 'a'],
        ['2', 'ba'],
        ['3', 'd'],
        ['4', 'b'],
      ] as Place[],
    };
    const members = ['a', 'd'].map((word) => ({ member: 'm', words: [word] }));
    const page = await findMerged(modelOf(lists), generation, { index: 'i', members, limit: 5 });
    expect(page.items.map(({ id }) => id)).toEqual(['a', 'ba', 'd']);
    const found = await findMerged(modelOf(lists), generation, { index: 'i', members, words: ['b'], limit: 5 });
    expect(found.items.map(({ id }) => id)).toEqual(['ba']);
  });

  it('are empty without a member', async () => {
    const page = await findMerged(modelOf({}), generation, { index: 'i', members: [], limit: 5 });
    expect(page).toEqual({ items: [], nextCursor: null });
  });

  it('are read as far as needed: a few of each of many', async () => {
    const members = Array.from({ length: 200 }, (_, i) => `m${String(i).padStart(3, '0')}`);
    const lists = Object.fromEntries(
      members.map((m) => [m, Array.from({ length: 50 }, (_, i): Place => [`${m}${i}`, m])]),
    );
    const { find } = modelOf(lists);
    let read = 0;
    const counting = async (generation: Generation, query: FindQuery) => {
      const page = await find(generation, query);
      read += page.items.length;
      return page;
    };
    const query = { index: 'i', members: membersOf(...members), limit: 100 };
    const page = await findMerged({ find: counting }, generation, query);
    expect(page.items).toHaveLength(100);
    expect(read).toBeLessThan(600);
  });
});
