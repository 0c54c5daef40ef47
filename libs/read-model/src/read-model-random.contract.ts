import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newProjection, type Scale } from './read-model.fixture.js';
import type { FindQuery, Generation, ReadModel, ViewWrite } from './read-model.port.js';

const word = fc.constantFrom('a', 'b', 'c', 'd');
const text = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', '\u{1F600}');
const write = fc.record({
  id: word,
  json: fc.option(
    word.map((value) => JSON.stringify({ value })),
    { freq: 3 },
  ),
  position: fc.integer({ min: 1, max: 30 }).map((n) => String(n).padStart(2, '0')),
  entries: fc.array(
    fc.record({ index: fc.constantFrom('i', 'j'), member: word, sort: word, words: fc.array(text, { maxLength: 3 }) }),
    { maxLength: 4 },
  ),
});
const batches = fc.array(fc.array(write, { maxLength: 6 }), { minLength: 1, maxLength: 12 });

/** What the port says, in memory. */
class Expected {
  readonly views = new Map<string, ViewWrite>();

  take(writes: readonly ViewWrite[]): void {
    for (const next of writes) {
      const known = this.views.get(next.id);
      if (!known || known.position < next.position) this.views.set(next.id, next);
    }
  }

  list(index: string, member: string, prefixes: readonly string[]): string[] {
    const words = new Map<string, string[]>();
    for (const { id, json, entries } of this.views.values())
      for (const e of json === null ? [] : entries) {
        const place = `${e.sort}/${id}`;
        if (e.index === index && e.member === member)
          words.set(place, [...(words.get(place) ?? []), ...(e.words ?? [])]);
      }
    const has = (place: string, prefix: string) => words.get(place)?.some((one) => one.startsWith(prefix));
    const places = [...words.keys()].filter((place) => prefixes.every((prefix) => has(place, prefix)));
    return places.sort().map((place) => place.slice(2));
  }

  get live(): number {
    return [...this.views.values()].filter(({ json }) => json !== null).length;
  }
}

type List = Pick<FindQuery, 'index' | 'member' | 'words' | 'descending'>;

async function readAll(model: ReadModel, generation: Generation, list: List): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await model.find(generation, { ...list, limit: 2, ...(cursor ? { cursor } : {}) });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

async function check(model: ReadModel, generation: Generation, expected: Expected): Promise<void> {
  expect(await model.count(generation)).toBe(expected.live);
  const loaded = await model.load(generation, ['a', 'b', 'c', 'd']);
  const wanted = [...expected.views.values()].map(({ id, json, position }) => [id, { json, position }] as const);
  expect(loaded).toEqual(new Map(wanted));
  for (const index of ['i', 'j'])
    for (const member of ['a', 'b', 'c', 'd'])
      for (const words of [[], ['a'], ['ab'], ['a', 'b'], ['abc', 'ba'], ['\u{1F600}']]) {
        const wanted = expected.list(index, member, words);
        expect(await readAll(model, generation, { index, member, words })).toEqual(wanted);
        const backwards = await readAll(model, generation, { index, member, words, descending: true });
        expect(backwards).toEqual(wanted.toReversed());
      }
}

/** Random histories against a model of a few lines. */
export function randomContract(model: () => ReadModel, { histories }: Scale): void {
  it('agrees with the port’s words on random histories, in the serving generation and in a rebuilt one', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const serving = await newProjection(model());
        const rebuilt = await model().startRebuild(serving.projection, 1);
        const expected = new Expected();
        let expectedCheckpoint: string | null = null;
        for (const [i, writes] of history.entries()) {
          const checkpoint = String(i + 10);
          for (const generation of [serving, rebuilt])
            await model().commit(generation, { expectedCheckpoint, checkpoint, writes });
          expected.take(writes);
          expectedCheckpoint = checkpoint;
        }
        await check(model(), serving, expected);
        const hash = await model().stateHash(serving);
        await model().swap(rebuilt);
        await check(model(), rebuilt, expected);
        expect(await model().stateHash(rebuilt)).toBe(hash);
      }),
      { numRuns: histories },
    );
  });
}
