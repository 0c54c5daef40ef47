import { expect, it } from '@jest/globals';
import { commit, newProjection, tombstone, view } from './read-model.fixture.js';
import {
  type FindQuery,
  type Generation,
  InvalidCursorError,
  type ReadModel,
  type ViewWrite,
} from './read-model.port.js';

const said = (id: string, words: string, { member = 'm', sort = id, position = '1' } = {}): ViewWrite =>
  view(id, position, [{ index: 'members', member, sort, words: words.split(' ') }]);

/** All pages of a search. Each search ends, however little it finds. */
async function search(model: ReadModel, generation: Generation, words: string, more: Partial<FindQuery> = {}) {
  const query = { index: 'members', member: 'm', words: words.split(' '), limit: 3, ...more };
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await model.find(generation, { ...query, ...(cursor ? { cursor } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

/** How views are found by words. */
export function searchContract(model: () => ReadModel): void {
  const prepared = async (...views: ViewWrite[]) => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...views);
    return { generation, found: (words: string, more = {}) => search(model(), generation, words, more) };
  };

  it('finds by how words begin, all of them, within one list and in its order', async () => {
    const { found } = await prepared(
      said('a', 'lease agreement ada'),
      said('b', 'leasing ada'),
      said('c', 'release agreement'),
      said('d', 'lease agreement', { member: 'n' }),
      view('e', '1', [{ index: 'members', member: 'm', sort: 'e' }]),
    );
    expect(await found('lease')).toEqual(['a']);
    expect(await found('leas')).toEqual(['a', 'b']);
    expect(await found('leas', { descending: true })).toEqual(['b', 'a']);
    expect(await found('ad lea')).toEqual(['a', 'b']);
    expect(await found('ada agree')).toEqual(['a']);
    expect(await found('a', { member: 'n' })).toEqual(['d']);
    expect(await found('agreement')).toEqual(['a', 'c']);
    expect([await found('leases'), await found('ease'), await found('ada release'), await found('%')]).toEqual([
      ...[[], [], [], []],
    ]);
    expect(await found('lease', { member: 'nobody' })).toEqual([]);
    expect(await found('lease', { index: 'others' })).toEqual([]);
  });

  it.each([true, false])('jumps over none of what it looks for (descending: %s)', async (descending) => {
    const name = (i: number) => String(i).padStart(3, '0');
    const rare: Readonly<Record<number, string>> = { 25: 'ya', 31: 'yb yc', 50: 'yc', 70: 'za', 71: 'ya za' };
    const all = Array.from({ length: 90 }, (_, i) => said(name(i), `x ${rare[i] ?? 'w'}`));
    const { found } = await prepared(...all);
    const wanted = (...ids: number[]) => (descending ? ids.toReversed() : ids).map(name);
    expect(await found('x y', { descending })).toEqual(wanted(25, 31, 50, 71));
    expect(await found('x y z', { descending })).toEqual(wanted(71));
    expect(await found('x yc yb', { descending, limit: 1 })).toEqual(wanted(31));
  });

  it('finds a view once per entry, though several of its words begin so', async () => {
    const twice = ['1', '2'].map((sort) => ({ index: 'members', member: 'm', sort, words: ['ab', 'abc', 'abd'] }));
    const { found } = await prepared(view('a', '1', twice), said('b', 'ab', { sort: '15' }));
    expect(await found('ab')).toEqual(['a', 'b', 'a']);
  });

  it('takes all words of an entry that is given twice', async () => {
    const place = { index: 'members', member: 'm', sort: '1' };
    const { found } = await prepared(
      view('a', '1', [
        { ...place, words: ['x'] },
        { ...place, words: ['y', 'x'] },
      ]),
    );
    expect([await found('x y'), await found('y')]).toEqual([['a'], ['a']]);
  });

  it('finds by the newest words only', async () => {
    const { generation, found } = await prepared(said('a', 'old same'), said('b', 'same'), said('c', 'same'));
    await commit(model(), generation, '2', said('a', 'new same', { position: '2' }), said('d', 'same'));
    expect([await found('old'), await found('new'), await found('same')]).toEqual([[], ['a'], ['a', 'b', 'c', 'd']]);
    const silent = view('b', '3', [{ index: 'members', member: 'm', sort: 'b' }]);
    await commit(model(), generation, '3', silent, tombstone('c', '3'));
    expect(await found('same')).toEqual(['a', 'd']);
    await commit(model(), generation, '4', said('b', 'same', { position: '4' }), said('a', 'late', { position: '2' }));
    expect([await found('same'), await found('late')]).toEqual([['a', 'b', 'd'], []]);
  });

  it('compares words by code points, as they are', async () => {
    const { found } = await prepared(said('a', 'A'), said('b', 'ä'), said('c', '\u{1F600}x'), said('d', '\uFF5E'));
    expect([await found('a'), await found('A'), await found('ä'), await found('\u{1F600}')]).toEqual([
      ...[[], ['a'], ['b'], ['c']],
    ]);
  });

  it.each([true, false])('keeps to the bounds of a list (descending: %s)', async (descending) => {
    const name = (i: number) => String(i).padStart(3, '0');
    const all = Array.from({ length: 60 }, (_, i) => said(name(i), i % 2 ? 'odd number' : 'even number'));
    const { found } = await prepared(...all);
    const wanted = ['011', '013', '015', '017', '019'];
    const bounds = { from: '010', to: '021', descending, limit: 2 };
    expect(await found('number o', bounds)).toEqual(descending ? wanted.toReversed() : wanted);
    expect(await found('n o', { from: '9', to: '1' })).toEqual([]);
  });

  it.each([true, false])('pages through a search while its list changes (descending: %s)', async (descending) => {
    const name = (i: number) => String(i).padStart(3, '0');
    const generation = await newProjection(model());
    const all = Array.from({ length: 90 }, (_, i) => said(name(i), i % 3 ? 'lease ada' : 'lease bob'));
    await commit(model(), generation, '1', ...all);
    const query = { index: 'members', member: 'm', words: ['ada', 'lea'], descending, limit: 4 };
    const seen: string[] = [];
    for (let round = 2, cursor: string | null = null; round === 2 || cursor !== null; round++) {
      const page = await model().find(generation, { ...query, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      const [at, position] = [name(round), name(round)];
      const others = [
        said(`new${at}`, 'lease ada', { sort: `${at}x`, position }),
        said(`no${at}`, 'lea', { position }),
      ];
      // Where the page ended, the view no longer says so: its place stays.
      const silent = seen.length > 0 ? [said(seen.at(-1) as string, 'bob', { position })] : [];
      await commit(model(), generation, String(round), ...others, ...silent);
    }
    const stayed = all.map(({ id }) => id).filter((_, i) => i % 3);
    expect(seen.filter((id) => stayed.includes(id))).toEqual(descending ? stayed.toReversed() : stayed);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('finds in a generation that was rebuilt, also what was committed since', async () => {
    const { generation } = await prepared(said('a', 'old'));
    const rebuilt = await model().startRebuild(generation.projection, 1);
    await commit(model(), rebuilt, '1', said('a', 'one'), said('b', 'one two'));
    await commit(model(), rebuilt, '2', said('a', 'two', { position: '2' }));
    expect(await search(model(), rebuilt, 'two')).toEqual(['a', 'b']);
    expect(await search(model(), generation, 'old')).toEqual(['a']);
    await model().swap(rebuilt);
    expect(await search(model(), generation, 'one')).toEqual(['b']);
    expect(await search(model(), generation, 'old')).toEqual([]);
  });

  it('refuses the cursor of another search', async () => {
    const { generation } = await prepared(said('a', 'x y'), said('b', 'x y'), said('c', 'x y'));
    const query = { index: 'members', member: 'm', limit: 1 };
    const cursor = (await model().find(generation, { ...query, words: ['x'] })).nextCursor as string;
    for (const words of [[], ['y'], ['x', 'y']])
      await expect(model().find(generation, { ...query, words, cursor })).rejects.toThrow(InvalidCursorError);
    const [next] = (await model().find(generation, { ...query, words: ['x'], cursor })).items;
    expect(next?.id).toBe('b');
  });
}
