import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  commit,
  entry,
  newProjection,
  type OpenedReadModel,
  type Scale,
  tombstone,
  view,
} from './read-model.fixture.js';
import { type Generation, type ReadModel, ReadModelUnavailableError, StaleWriterError } from './read-model.port.js';
import { boundsContract, cursorContract, findingContract } from './read-model-pages.contract.js';
import { randomContract } from './read-model-random.contract.js';
import { searchContract } from './read-model-search.contract.js';

/** What every read model does. */
export function readModelContract(
  name: string,
  open: () => Promise<OpenedReadModel>,
  scale: Scale = { views: 2_000, histories: 40 },
): void {
  describe(`${name} keeps the read model's contract`, () => {
    let opened: OpenedReadModel;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.cleanup());

    committingContract(() => opened);
    findingContract(() => opened.model);
    boundsContract(() => opened.model);
    cursorContract(() => opened.model);
    searchContract(() => opened.model);
    generationsContract(() => opened);
    hashContract(() => opened.model, scale);
    randomContract(() => opened.model, scale);

    it('does nothing more once it is closed', async () => {
      const model = await opened.reopen();
      const generation = await newProjection(model);
      await model.close();
      await model.close();
      for (const use of [
        () => model.serving('p', 1),
        () => model.startRebuild('p', 1),
        () => model.swap(generation),
        () => model.checkpoint(generation),
        () => model.load(generation, ['a']),
        () => model.commit(generation, { expectedCheckpoint: null, checkpoint: '1', writes: [] }),
        () => model.find(generation, { index: 'i', member: 'm', limit: 1 }),
        () => model.stateHash(generation),
        () => model.count(generation),
      ])
        await expect((async () => use())()).rejects.toThrow(ReadModelUnavailableError);
    });
  });
}

function committingContract(opened: () => OpenedReadModel): void {
  it('begins empty, and keeps views with their checkpoint, also for others who open it', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    expect(await model.checkpoint(generation)).toBeNull();
    expect(await model.count(generation)).toBe(0);
    await commit(model, generation, '5', view('a', '3'), view('b', '5'));
    const other = await opened().reopen();
    const again = await other.serving(generation.projection, 1);
    expect(again).toEqual(generation);
    expect(await other.checkpoint(again)).toBe('5');
    const views = await other.load(again, ['a', 'missing', 'b']);
    expect([...views.keys()]).toEqual(['a', 'b']);
    expect(views.get('a')).toEqual({ json: '{"value":"a"}', position: '3' });
    expect(await other.load(again, [])).toEqual(new Map());
    await other.close();
  });

  it('keeps every text as it is', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    const text = 'Ä\u0000\n"\\\u{1F600} \u2028';
    await commit(model, generation, '1', view('a', '1', [entry(text, text)], text));
    expect((await model.load(generation, ['a'])).get('a')?.json).toBe(JSON.stringify({ value: text }));
    const { items } = await model.find(generation, { index: 'members', member: text, limit: 1 });
    expect(items).toHaveLength(1);
  });

  it('takes a batch without views: the checkpoint moves on', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    await commit(model, generation, '1');
    expect(await model.checkpoint(generation)).toBe('1');
  });

  it('takes a batch only from the writer who knows the checkpoint', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    await commit(model, generation, '1', view('a', '1'));
    for (const expectedCheckpoint of [null, '0', '2']) {
      const stale = { expectedCheckpoint, checkpoint: '2', writes: [view('a', '2', [], 'stale'), view('b', '2')] };
      await expect(model.commit(generation, stale)).rejects.toThrow(StaleWriterError);
    }
    expect(await model.load(generation, ['a', 'b'])).toEqual(
      new Map([['a', { json: '{"value":"a"}', position: '1' }]]),
    );
    expect(await model.checkpoint(generation)).toBe('1');
  });

  it('lets one of two writers win each batch, and never mixes their views', async () => {
    const { model, reopen } = opened();
    const other = await reopen();
    const generation = await newProjection(model);
    for (let round = 0; round < 20; round++) {
      const [expectedCheckpoint, checkpoint] = [await model.checkpoint(generation), String(round + 100)];
      const outcomes = await Promise.allSettled(
        [model, other].map((writer, who) => {
          const writes = Array.from({ length: 40 }, (_, i) => view(`v${i}`, checkpoint, [entry('m', `${i}`)], who));
          return writer.commit(generation, { expectedCheckpoint, checkpoint, writes });
        }),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      const { items } = await other.find(generation, { index: 'members', member: 'm', limit: 100 });
      expect(items.map(({ json }) => json)).toEqual(Array.from({ length: 40 }, () => `{"value":${winner}}`));
    }
    await other.close();
  });

  it('never goes back: a write that is not newer than its view is skipped', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    await commit(model, generation, '5', view('a', '5', [entry('m', '1')], 'new'));
    const older = [view('a', '5', [entry('n', '1')], 'same'), view('a', '4', [entry('n', '1')], 'old')];
    await commit(model, generation, '6', ...older, tombstone('a', '5'));
    expect((await model.load(generation, ['a'])).get('a')).toEqual({ json: '{"value":"new"}', position: '5' });
    expect((await model.find(generation, { index: 'members', member: 'n', limit: 9 })).items).toEqual([]);
    expect(await model.count(generation)).toBe(1);
  });

  it('keeps a tombstone that is neither found, counted nor hashed, and stops older writes', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    const empty = await model.stateHash(generation);
    await commit(model, generation, '1', view('a', '1', [entry('m', '1')]), tombstone('never-was', '1'));
    expect(await model.count(generation)).toBe(1);
    // Entries of a tombstone are none, whatever the writer says.
    await commit(model, generation, '2', { ...tombstone('a', '2'), entries: [entry('m', '1')] });
    expect((await model.find(generation, { index: 'members', member: 'm', limit: 9 })).items).toEqual([]);
    expect(await model.count(generation)).toBe(0);
    expect(await model.stateHash(generation)).toBe(empty);
    expect((await model.load(generation, ['a'])).get('a')).toEqual({ json: null, position: '2' });
    await commit(model, generation, '3', view('a', '1', [entry('m', '1')]));
    expect(await model.count(generation)).toBe(0);
    await commit(model, generation, '4', view('a', '4', [entry('m', '1')], 'again'));
    expect(await model.count(generation)).toBe(1);
    expect((await model.find(generation, { index: 'members', member: 'm', limit: 9 })).items).toHaveLength(1);
  });

  it('takes large batches', async () => {
    const { model } = opened();
    const generation = await newProjection(model);
    const writes = Array.from({ length: 3_000 }, (_, i) => view(`v${i}`, '1', [entry('m', '1')]));
    await commit(model, generation, '1', ...writes);
    expect(await model.count(generation)).toBe(3_000);
    const views = await model.load(
      generation,
      writes.map(({ id }) => id),
    );
    expect([...views.keys()]).toEqual(writes.map(({ id }) => id));
  });
}

function generationsContract(opened: () => OpenedReadModel): void {
  const page = async (model: ReadModel, generation: Generation) =>
    (await model.find(generation, { index: 'members', member: 'm', limit: 10 })).items.map(({ json }) => json);

  it('serves the old generation while a new one is filled, then swaps; a repeated swap changes nothing', async () => {
    const { model } = opened();
    const old = await newProjection(model);
    await commit(model, old, '1', view('a', '1', [entry('m', '1')], 'old'));
    const rebuilt = await model.startRebuild(old.projection, 1);
    expect(rebuilt.name).not.toBe(old.name);
    expect(await model.checkpoint(rebuilt)).toBeNull();
    await commit(model, rebuilt, '1', view('a', '1', [entry('m', '1')], 'rebuilt'));
    await commit(model, rebuilt, '2', view('b', '2', [entry('m', '2')], 'rebuilt, too'));
    expect(await model.checkpoint(rebuilt)).toBe('2');
    expect((await model.load(rebuilt, ['b'])).get('b')?.position).toBe('2');
    expect(await model.count(rebuilt)).toBe(2);
    await commit(model, old, '2', view('a', '2', [entry('m', '1')], 'still served'));
    expect(await model.serving(old.projection, 1)).toEqual(old);
    expect(await page(model, old)).toEqual(['{"value":"still served"}']);
    await model.swap(rebuilt);
    await model.swap(rebuilt);
    expect(await model.serving(old.projection, 1)).toEqual(rebuilt);
    expect(await model.checkpoint(rebuilt)).toBe('2');
    expect(await page(model, rebuilt)).toEqual(['{"value":"rebuilt"}', '{"value":"rebuilt, too"}']);
    await commit(model, rebuilt, '3', view('b', '3', [entry('m', '0')], 'goes on'));
    expect(await page(model, rebuilt)).toEqual(['{"value":"goes on"}', '{"value":"rebuilt"}']);
  });

  it('turns away the writer of a generation that was swapped out, and shows its readers the new one', async () => {
    const { model, reopen } = opened();
    const old = await newProjection(model);
    await commit(model, old, '1', view('a', '1', [entry('m', '1')], 'old'));
    const other = await reopen();
    const rebuilt = await other.startRebuild(old.projection, 1);
    await commit(other, rebuilt, '2', view('a', '1', [entry('m', '1')], 'rebuilt'));
    await other.swap(rebuilt);
    const late = { expectedCheckpoint: '1', checkpoint: '2', writes: [view('a', '2')] };
    await expect(model.commit(old, late)).rejects.toThrow(StaleWriterError);
    expect(await model.checkpoint(old)).toBe('2');
    expect(await page(model, old)).toEqual(['{"value":"rebuilt"}']);
    expect((await model.load(old, ['a'])).get('a')?.json).toBe('{"value":"rebuilt"}');
    expect(await model.count(old)).toBe(1);
    expect(await model.stateHash(old)).toBe(await other.stateHash(rebuilt));
    await other.close();
  });

  it('drops an unfinished rebuild when another begins, in whichever process', async () => {
    const { model, reopen } = opened();
    const serving = await newProjection(model);
    const other = await reopen();
    const first = await model.startRebuild(serving.projection, 1);
    await commit(model, first, '1', view('a', '1'));
    for (const next of [other, model]) {
      const [abandoned, by] =
        next === other ? [first, model] : [await other.startRebuild(serving.projection, 1), other];
      const rebuilt = await next.startRebuild(serving.projection, 1);
      expect(await next.checkpoint(rebuilt)).toBeNull();
      const more = { expectedCheckpoint: await by.checkpoint(abandoned), checkpoint: '2', writes: [view('b', '2')] };
      await expect(by.commit(abandoned, more)).rejects.toThrow(StaleWriterError);
      await expect(by.swap(abandoned)).rejects.toThrow(StaleWriterError);
      await commit(next, rebuilt, '7', view('c', '7'));
      await next.swap(rebuilt);
      expect(await by.serving(serving.projection, 1)).toEqual(rebuilt);
      expect([...(await by.load(rebuilt, ['a', 'b', 'c'])).keys()]).toEqual(['c']);
    }
    await other.close();
  });

  it('takes a rebuild’s batch only from the writer who knows the checkpoint, and never goes back', async () => {
    const { model } = opened();
    const rebuilt = await model.startRebuild((await newProjection(model)).projection, 1);
    await commit(model, rebuilt, '5', view('a', '5', [entry('m', '1')], 'new'));
    const stale = { expectedCheckpoint: null, checkpoint: '6', writes: [view('a', '6')] };
    await expect(model.commit(rebuilt, stale)).rejects.toThrow(StaleWriterError);
    await commit(model, rebuilt, '6', view('a', '5', [], 'same'));
    await model.swap(rebuilt);
    expect(await page(model, rebuilt)).toEqual(['{"value":"new"}']);
  });

  it('begins anew when the projection’s version changes, and an earlier version takes nothing from a later one', async () => {
    const { model } = opened();
    const first = await newProjection(model);
    await commit(model, first, '1', view('a', '1'));
    const second = await model.serving(first.projection, 2);
    expect(await model.checkpoint(second)).toBeNull();
    expect(await model.count(second)).toBe(0);
    await commit(model, second, '1', view('b', '1'));
    await expect(model.count(first)).rejects.toThrow(ReadModelUnavailableError);
    const late = { expectedCheckpoint: '1', checkpoint: '2', writes: [] };
    await expect(model.commit(first, late)).rejects.toThrow(StaleWriterError);
    const firstAgain = await model.serving(first.projection, 1);
    expect(await model.checkpoint(firstAgain)).toBeNull();
    expect(await model.serving(first.projection, 2)).toEqual(second);
    expect(await model.count(second)).toBe(1);
    await model.swap(await model.startRebuild(first.projection, 1));
    expect(await model.serving(first.projection, 2)).toEqual(second);
    const later = await model.startRebuild(first.projection, 2);
    await model.swap(later);
    expect(await model.serving(first.projection, 2)).toEqual(later);
    await expect(model.count(firstAgain)).rejects.toThrow(ReadModelUnavailableError);
  });

  it('makes one first generation when several ask at once', async () => {
    const { model, reopen } = opened();
    const other = await reopen();
    const projection = `projection-${randomUUID()}`;
    const asked = [model, other, model, other].map((asking) => asking.serving(projection, 1));
    expect(new Set((await Promise.all(asked)).map(({ name }) => name)).size).toBe(1);
    await other.close();
  });

  it('keeps projections apart', async () => {
    const { model } = opened();
    const [one, other] = [await newProjection(model), await newProjection(model)];
    await commit(model, one, '1', view('a', '1', [entry('m', '1')]));
    expect(await page(model, other)).toEqual([]);
    expect(await model.load(other, ['a'])).toEqual(new Map());
    expect(await model.checkpoint(other)).toBeNull();
  });
}

function hashContract(model: () => ReadModel, scale: Scale): void {
  it('has one state hash for one content, however it was written', async () => {
    const [a, b] = [await newProjection(model()), await newProjection(model())];
    await commit(model(), a, '1', view('x', '1'), view('y', '1'), view('gone', '1'));
    await commit(model(), a, '2', view('x', '2', [entry('m', '1')], 'changed'), tombstone('gone', '2'));
    await commit(model(), b, '7', view('x', '7', [], 'changed'));
    expect(await model().stateHash(b)).not.toBe(await model().stateHash(a));
    await commit(model(), b, '8', view('y', '8'));
    expect(await model().stateHash(b)).toBe(await model().stateHash(a));
    await commit(model(), b, '9', view('z', '9'));
    expect(await model().stateHash(b)).not.toBe(await model().stateHash(a));
  });

  it('hashes `id LF json LF` of each live view in the order of their ids, so that stores compare', async () => {
    const generation = await newProjection(model());
    const ids = ['b', 'a', 'B', 'ä', 'aa', '10', '9'];
    await commit(model(), generation, '1', ...ids.map((id) => view(id, '1')), tombstone('c', '1'));
    const ordered = ['10', '9', 'B', 'a', 'aa', 'b', 'ä'];
    const text = ordered.map((id) => `${id}\n{"value":"${id}"}\n`).join('');
    expect(await model().stateHash(generation)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('hashes one moment, whatever is written meanwhile', async () => {
    const generation = await newProjection(model());
    const writes = (value: number) =>
      Array.from({ length: scale.views }, (_, i) => view(`v${i}`, String(value), [], value));
    const hashes = new Set<string>();
    for (let round = 1; round < 6; round++) {
      await commit(model(), generation, String(round), ...writes(round));
      hashes.add(await model().stateHash(generation));
    }
    const [, during] = await Promise.all([
      commit(model(), generation, '6', ...writes(6)),
      model().stateHash(generation),
    ]);
    hashes.add(await model().stateHash(generation));
    expect(hashes).toContain(during);
    expect(hashes.size).toBe(6);
  });
}
