import { expect, it } from '@jest/globals';
import { commit, entry, newProjection, tombstone, view } from './read-model.fixture.js';
import { type FindQuery, type Generation, InvalidCursorError, type ReadModel } from './read-model.port.js';

const list = (more: Partial<FindQuery> = {}): FindQuery => ({ index: 'members', member: 'm', limit: 100, ...more });
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const two = String(i).padStart(2, '0');
    return view(`v${two}`, '1', [entry('m', two)]);
  });

/** How views are found. */
export function findingContract(model: () => ReadModel): void {
  const ids = async (generation: Generation, more: Partial<FindQuery> = {}) =>
    (await model().find(generation, list(more))).items.map(({ id }) => id);

  it('finds views by member, in order, and only by their newest entries', async () => {
    const generation = await newProjection(model());
    await commit(
      model(),
      generation,
      '3',
      view('a', '1', [entry('m', '2'), entry('n', '1')]),
      view('b', '2', [entry('m', '1')]),
      view('c', '3', [entry('m', '1'), { index: 'others', member: 'm', sort: '1' }]),
    );
    expect(await ids(generation)).toEqual(['b', 'c', 'a']);
    expect(await ids(generation, { descending: true })).toEqual(['a', 'c', 'b']);
    expect(await ids(generation, { index: 'others' })).toEqual(['c']);
    expect((await model().find(generation, list({ member: 'n' }))).items).toEqual([
      { id: 'a', sort: '1', json: '{"value":"a"}', position: '1' },
    ]);
    await commit(model(), generation, '4', view('a', '4', [entry('m', '0')]), view('b', '4', [entry('m', '1')], 'new'));
    expect(await ids(generation)).toEqual(['a', 'b', 'c']);
    expect(await ids(generation, { member: 'n' })).toEqual([]);
    expect(await ids(generation, { member: 'nobody' })).toEqual([]);
    expect((await model().find(generation, list())).items[1]).toEqual({
      id: 'b',
      sort: '1',
      json: '{"value":"new"}',
      position: '4',
    });
  });

  it('compares sort texts by code points: a shorter text first, capitals before small letters', async () => {
    const generation = await newProjection(model());
    const sorts = ['', '10', '9', 'Z', 'a', 'aa', 'b', 'ä', '\uFF5E', '\u{1F600}'];
    const writes = sorts.map((sort, i) => view(`v${i}`, '1', [entry('m', sort)]));
    await commit(model(), generation, '1', ...writes.toReversed());
    expect(await ids(generation)).toEqual(writes.map(({ id }) => id));
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await model().find(generation, list({ limit: 1, ...(cursor ? { cursor } : {}) }));
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(writes.map(({ id }) => id));
  });

  it('shows a view once per entry in a list, and an entry that is given twice once', async () => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', view('a', '1', [entry('m', '1'), entry('m', '3'), entry('m', '1')]));
    await commit(model(), generation, '2', view('b', '2', [entry('m', '2')]));
    expect(await ids(generation)).toEqual(['a', 'b', 'a']);
    await commit(model(), generation, '3', view('a', '3', [entry('m', '3'), entry('m', '1')]));
    expect(await ids(generation)).toEqual(['a', 'b', 'a']);
    await commit(model(), generation, '4', view('a', '4', [entry('m', '3')]));
    expect(await ids(generation)).toEqual(['b', 'a']);
    await commit(model(), generation, '5', tombstone('a', '5'));
    expect(await ids(generation)).toEqual(['b']);
  });
}

/** Parts of a list. */
export function boundsContract(model: () => ReadModel): void {
  it.each([true, false])('finds only what lies in bounds, page by page (descending: %s)', async (descending) => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...numbered(20));
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const bounds = { from: '05', to: '15', descending, limit: 3, ...(cursor ? { cursor } : {}) };
      const page = await model().find(generation, list(bounds));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const within = Array.from({ length: 10 }, (_, i) => `v${String(i + 5).padStart(2, '0')}`);
    expect(seen).toEqual(descending ? within.toReversed() : within);
    const first = async (more: Partial<FindQuery>) => (await model().find(generation, list(more))).items.length;
    expect([await first({ from: '18' }), await first({ to: '02' }), await first({ from: '9', to: '1' })]).toEqual([
      2, 2, 0,
    ]);
  });
}

/** How pages follow each other. */
export function cursorContract(model: () => ReadModel): void {
  it.each([true, false])(
    'pages through a list that changes meanwhile (descending: %s): nothing that stays is missed or doubled',
    async (descending) => {
      const generation = await newProjection(model());
      const all = numbered(40);
      await commit(model(), generation, '1', ...all);
      const removed = new Set(['v05', 'v17', 'v18', 'v30']);
      const seen: string[] = [];
      let cursor: string | null = null;
      for (let round = 0; round === 0 || cursor !== null; round++) {
        const page = await model().find(generation, list({ limit: 7, descending, ...(cursor ? { cursor } : {}) }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        const at = String(round + 2).padStart(2, '0');
        const added = [view(`new${at}`, at, [entry('m', `${at}x`)]), view(`last${at}`, at, [entry('m', `9${at}`)])];
        // Also the view where the page ended goes: its place stays.
        const gone = round === 1 ? [...removed] : [seen.at(-1) as string];
        if (round === 2) removed.add(seen.at(-1) as string);
        const going = round === 1 || round === 2 ? gone.map((id) => tombstone(id, at)) : [];
        await commit(model(), generation, at, ...added, ...going);
      }
      const stayed = all.map(({ id }) => id).filter((id) => !removed.has(id));
      const expected = descending ? stayed.toReversed() : stayed;
      expect(seen.filter((id) => stayed.includes(id))).toEqual(expected);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('has no next page when the last one is just full', async () => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...numbered(10));
    expect((await model().find(generation, list({ limit: 10 }))).nextCursor).toBeNull();
    const { nextCursor } = await model().find(generation, list({ limit: 9 }));
    const last = await model().find(generation, list({ limit: 9, cursor: nextCursor as string }));
    expect([last.items.map(({ id }) => id), last.nextCursor]).toEqual([['v09'], null]);
  });

  it('gives a cursor that stays good for other page sizes, and after a rebuild', async () => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...numbered(10));
    const cursor = (await model().find(generation, list({ limit: 4 }))).nextCursor as string;
    const rebuilt = await model().startRebuild(generation.projection, 1);
    await commit(model(), rebuilt, '1', ...numbered(10));
    await model().swap(rebuilt);
    const { items } = await model().find(rebuilt, list({ limit: 2, cursor }));
    expect(items.map(({ id }) => id)).toEqual(['v04', 'v05']);
  });

  it('refuses a cursor that is garbled', async () => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...numbered(5));
    const cursor = (await model().find(generation, list({ limit: 2 }))).nextCursor as string;
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    const other = (character: string) => (character === 'A' ? 'B' : 'A');
    const flipped = [...cursor].map((c, i) => cursor.slice(0, i) + other(c) + cursor.slice(i + 1));
    const cut = [...cursor].map((_, i) => cursor.slice(0, i));
    const made = [[1, 2, 3], ['01', 'v01', 'x'], {}, null, 'x'].map((value) =>
      Buffer.from(JSON.stringify(value)).toString('base64url'),
    );
    for (const wrong of [...flipped, ...cut, ...made, `${cursor}AAAA`, `${cursor}=`, ` ${cursor}`, '%00'])
      await expect(model().find(generation, list({ cursor: wrong }))).rejects.toThrow(InvalidCursorError);
  });

  it('refuses a cursor of another list', async () => {
    const generation = await newProjection(model());
    await commit(model(), generation, '1', ...numbered(5));
    const cursor = (await model().find(generation, list({ limit: 2 }))).nextCursor as string;
    for (const foreign of [{ member: 'n' }, { index: 'others' }, { descending: true }])
      await expect(model().find(generation, list({ cursor, ...foreign }))).rejects.toThrow(InvalidCursorError);
    expect((await model().find(generation, list({ cursor, descending: false }))).items).toHaveLength(3);
  });
}
