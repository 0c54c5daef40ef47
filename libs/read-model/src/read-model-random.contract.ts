import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newProjection } from './read-model.fixture.js';
import type { Generation, ReadModel, ViewWrite } from './read-model.port.js';

const word = fc.constantFrom('a', 'b', 'c', 'd');
const write = fc.record({
  id: word,
  json: fc.option(
    word.map((value) => JSON.stringify({ value })),
    { freq: 3 },
  ),
  position: fc.integer({ min: 1, max: 30 }).map((n) => String(n).padStart(2, '0')),
  entries: fc.array(fc.record({ index: fc.constantFrom('i', 'j'), member: word, sort: word }), { maxLength: 4 }),
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

  list(index: string, member: string): string[] {
    const places = [...this.views.values()].flatMap(({ id, json, entries }) =>
      json === null
        ? []
        : entries.filter((e) => e.index === index && e.member === member).map((e) => `${e.sort}/${id}`),
    );
    return [...new Set(places)].sort().map((place) => place.slice(2));
  }

  get live(): number {
    return [...this.views.values()].filter(({ json }) => json !== null).length;
  }
}

async function readAll(model: ReadModel, generation: Generation, index: string, member: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await model.find(generation, { index, member, limit: 2, ...(cursor ? { cursor } : {}) });
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
      expect(await readAll(model, generation, index, member)).toEqual(expected.list(index, member));
}

/** Random histories against a model of a few lines. */
export function randomContract(model: () => ReadModel): void {
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
      { numRuns: 40 },
    );
  });
}
