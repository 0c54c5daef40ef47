import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Generation,
  type IndexEntry,
  InvalidCursorError,
  type ReadModel,
  StaleWriterError,
  type ViewWrite,
} from './read-model.port.js';

const entry = (member: string, sort: string): IndexEntry => ({ index: 'members', member, sort });
export const view = (
  id: string,
  position: string,
  entries: readonly IndexEntry[] = [],
  value: unknown = id,
): ViewWrite => ({
  id,
  json: JSON.stringify({ value }),
  position,
  entries,
});

/** What every read model does. Each test has a projection of its own, so the store may hold others. */
export function readModelContract(
  name: string,
  open: () => Promise<{ readonly model: ReadModel; reopen(): Promise<ReadModel>; cleanup(): Promise<void> }>,
): void {
  describe(`${name} keeps the read model's contract`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let model: ReadModel;
    beforeAll(async () => {
      opened = await open();
      model = opened.model;
    });
    afterAll(() => opened?.cleanup());

    const fresh = () => model.serving(`projection-${randomUUID()}`, 1);
    const commit = async (generation: Generation, checkpoint: string, ...writes: ViewWrite[]) =>
      model.commit(generation, { expectedCheckpoint: await model.checkpoint(generation), checkpoint, writes });
    const page = (generation: Generation, member: string, more: object = {}) =>
      model.find(generation, { index: 'members', member, limit: 10, ...more });
    const ids = async (generation: Generation, member: string, more: object = {}) =>
      (await page(generation, member, more)).items.map(({ id }) => id);

    it('begins empty, and keeps views with their checkpoint, also after it was opened anew', async () => {
      const generation = await fresh();
      expect(await model.checkpoint(generation)).toBeNull();
      await commit(generation, '5', view('a', '3'), view('b', '5'));
      model = await opened.reopen();
      const again = await model.serving(generation.projection, 1);
      expect(again).toEqual(generation);
      expect(await model.checkpoint(again)).toBe('5');
      const views = await model.load(again, ['a', 'missing', 'b']);
      expect([...views.keys()]).toEqual(['a', 'b']);
      expect(views.get('a')).toEqual({ json: '{"value":"a"}', position: '3' });
    });

    it('takes a batch only from the writer who knows the checkpoint', async () => {
      const generation = await fresh();
      await commit(generation, '1', view('a', '1'));
      const stale = { expectedCheckpoint: null, checkpoint: '2', writes: [view('a', '2', [], 'stale')] };
      await expect(model.commit(generation, stale)).rejects.toThrow(StaleWriterError);
      expect((await model.load(generation, ['a'])).get('a')?.json).toBe('{"value":"a"}');
      expect(await model.checkpoint(generation)).toBe('1');
    });

    it('never goes back: a write that is not newer than its view is skipped', async () => {
      const generation = await fresh();
      await commit(generation, '5', view('a', '5', [entry('m', '1')], 'new'));
      await commit(generation, '6', view('a', '5', [entry('n', '1')], 'same'), view('a', '4', [], 'old'));
      expect((await model.load(generation, ['a'])).get('a')).toEqual({ json: '{"value":"new"}', position: '5' });
      expect(await ids(generation, 'n')).toEqual([]);
    });

    it('finds views by member, in order, and only by their newest entries', async () => {
      const generation = await fresh();
      await commit(
        generation,
        '3',
        view('a', '1', [entry('m', '2'), entry('n', '1')]),
        view('b', '2', [entry('m', '1')]),
        view('c', '3', [entry('m', '1')]),
      );
      expect(await ids(generation, 'm')).toEqual(['b', 'c', 'a']);
      expect(await ids(generation, 'm', { descending: true })).toEqual(['a', 'c', 'b']);
      await commit(generation, '4', view('a', '4', [entry('m', '0')]));
      expect(await ids(generation, 'm')).toEqual(['a', 'b', 'c']);
      expect(await ids(generation, 'n')).toEqual([]);
      expect(await ids(generation, 'nobody')).toEqual([]);
    });

    it('keeps a tombstone that is neither found, counted nor hashed, and stops older writes', async () => {
      const generation = await fresh();
      await commit(generation, '1', view('a', '1', [entry('m', '1')]));
      const empty = await model.stateHash(await fresh());
      await commit(generation, '2', { id: 'a', json: null, position: '2', entries: [] });
      expect(await ids(generation, 'm')).toEqual([]);
      expect(await model.count(generation)).toBe(0);
      expect(await model.stateHash(generation)).toBe(empty);
      expect((await model.load(generation, ['a'])).get('a')).toEqual({ json: null, position: '2' });
      await commit(generation, '3', view('a', '1', [entry('m', '1')]));
      expect(await model.count(generation)).toBe(0);
    });

    it('pages through a list that changes meanwhile, without missing or doubling what was there', async () => {
      const generation = await fresh();
      const all = Array.from({ length: 25 }, (_, i) =>
        view(`v${String(i).padStart(2, '0')}`, '1', [entry('m', String(i).padStart(2, '0'))]),
      );
      await commit(generation, '1', ...all);
      const seen: string[] = [];
      let cursor: string | null = null;
      for (let round = 0; round === 0 || cursor !== null; round++) {
        const next = await page(generation, 'm', { limit: 7, descending: true, ...(cursor ? { cursor } : {}) });
        seen.push(...next.items.map(({ id }) => id));
        cursor = next.nextCursor;
        const at = String(round + 2);
        await commit(generation, at, view(`new${round}`, at, [entry('m', `9${round}`)]));
      }
      expect(seen).toEqual(all.map(({ id }) => id).reverse());
      const exact = await page(generation, 'm', { limit: (await ids(generation, 'm', { limit: 100 })).length });
      expect(exact.nextCursor).toBeNull();
    });

    it('refuses a cursor that is garbled or of another list', async () => {
      const generation = await fresh();
      await commit(generation, '1', view('a', '1', [entry('m', '1')]), view('b', '1', [entry('m', '2')]));
      const { nextCursor } = await page(generation, 'm', { limit: 1 });
      const cursor = nextCursor as string;
      for (const wrong of ['', 'x', cursor.slice(0, -3), `${cursor}AAAA`, Buffer.from('[1,2,3]').toString('base64url')])
        await expect(page(generation, 'm', { cursor: wrong })).rejects.toThrow(InvalidCursorError);
      await expect(page(generation, 'n', { cursor })).rejects.toThrow(InvalidCursorError);
      await expect(page(generation, 'm', { cursor, descending: true })).rejects.toThrow(InvalidCursorError);
    });

    it('serves the old generation while a new one is filled, then swaps, and drops the old one', async () => {
      const old = await fresh();
      await commit(old, '1', view('a', '1', [entry('m', '1')], 'old'));
      const abandoned = await model.startRebuild(old.projection, 1);
      const rebuilt = await model.startRebuild(old.projection, 1);
      await expect(model.commit(abandoned, { expectedCheckpoint: null, checkpoint: '1', writes: [] })).rejects.toThrow(
        StaleWriterError,
      );
      await expect(model.swap(abandoned)).rejects.toThrow(StaleWriterError);
      await commit(rebuilt, '1', view('a', '1', [entry('m', '1')], 'rebuilt'));
      expect(await model.serving(old.projection, 1)).toEqual(old);
      await model.swap(rebuilt);
      await model.swap(rebuilt);
      expect(await model.serving(old.projection, 1)).toEqual(rebuilt);
      expect((await page(rebuilt, 'm')).items[0]?.json).toBe('{"value":"rebuilt"}');
      expect(await model.count(old)).toBe(0);
      await expect(model.commit(old, { expectedCheckpoint: '1', checkpoint: '2', writes: [] })).rejects.toThrow(
        StaleWriterError,
      );
    });

    it('begins anew when the projection’s version changes', async () => {
      const first = await fresh();
      await commit(first, '1', view('a', '1'));
      const second = await model.serving(first.projection, 2);
      expect(await model.checkpoint(second)).toBeNull();
      expect(await model.count(second)).toBe(0);
    });

    it('has one state hash for one content, however it was written', async () => {
      const [a, b] = [await fresh(), await fresh()];
      await commit(a, '1', view('x', '1'), view('y', '1'));
      await commit(a, '2', view('x', '2', [entry('m', '1')], 'changed'));
      await commit(b, '7', view('x', '7', [], 'changed'));
      expect(await model.stateHash(b)).not.toBe(await model.stateHash(a));
      await commit(b, '8', view('y', '8'));
      expect(await model.stateHash(b)).toBe(await model.stateHash(a));
      await commit(b, '9', view('z', '9'));
      expect(await model.stateHash(b)).not.toBe(await model.stateHash(a));
    });
  });
}
