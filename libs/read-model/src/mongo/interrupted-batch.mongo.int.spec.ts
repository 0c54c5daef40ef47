import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { commit, newProjection, tombstone, view } from '../read-model.fixture.js';
import {
  type Generation,
  type IndexEntry,
  ReadModelUnavailableError,
  StaleWriterError,
  type ViewWrite,
} from '../read-model.port.js';
import { dies, watched } from './failing-database.fixture.js';
import { MongoReadModel } from './mongo-read-model.js';

jest.setTimeout(120_000);

const place = (sort: string, ...words: string[]): IndexEntry => ({ index: 'members', member: 'm', sort, words });

/** What a log says, folded up to a position: places are left, taken again and get other words; views go and come. */
const before = [
  view('a', '1', [place('1', 'old')]),
  view('b', '1', [place('2', 'old'), place('3', 'same')]),
  view('c', '1', [place('4', 'old')]),
];
const batch = [
  view('a', '2', [place('1', 'new')], 'changed'),
  view('b', '2', [place('3', 'same'), place('5', 'new')], 'moved'),
  tombstone('c', '2'),
  view('d', '2', [place('6', 'new')]),
];
const later = [view('a', '3', [place('1', 'newest')]), view('b', '3', [place('2', 'old')]), view('c', '3', [])];

describe('A batch that is interrupted, where there are no transactions', () => {
  let server: MongoServer;
  let mongo: MongoDatabase;
  let reader: MongoReadModel;
  beforeAll(async () => {
    server = await MongoServer.start();
    mongo = await openMongo({ connectionString: server.freshDatabase() });
    reader = new MongoReadModel(mongo);
  });
  afterAll(async () => {
    await reader?.close();
    await mongo?.run((db) => db.dropDatabase());
    await mongo?.close();
    await server?.remove();
  });

  /** All that a reader sees. */
  async function seen(generation: Generation) {
    const lists: unknown[] = [];
    for (const words of [[], ['old'], ['new'], ['same']]) {
      const { items } = await reader.find(generation, { index: 'members', member: 'm', words, limit: 20 });
      lists.push(items);
    }
    const views = await reader.load(generation, ['a', 'b', 'c', 'd']);
    return { lists, views, checkpoint: await reader.checkpoint(generation), live: await reader.count(generation) };
  }

  async function begun(...batches: (readonly [string, readonly ViewWrite[]])[]): Promise<Generation> {
    const generation = await newProjection(reader);
    for (const [checkpoint, writes] of batches) await commit(reader, generation, checkpoint, ...writes);
    return generation;
  }

  it.each(['before', 'after'] as const)(
    'ends in the same state when it is repeated, wherever it ended (%s a write), and whatever it is repeated with',
    async (moment) => {
      const whole = await seen(await begun(['1', before], ['2', batch]));
      const afterwards = await seen(await begun(['1', before], ['2', batch], ['3', later]));
      let interruptions = 0;
      for (let fatal = 1; ; fatal++) {
        const generation = await begun(['1', before]);
        const dying = new MongoReadModel(
          watched(mongo, (count, at) => (count === fatal && at === moment ? dies() : undefined)),
        );
        const died = await dying.commit(generation, { expectedCheckpoint: '1', checkpoint: '2', writes: batch }).then(
          () => false,
          (error) => error instanceof ReadModelUnavailableError,
        );
        await dying.close();
        if (!died) break;
        interruptions++;
        const next = new MongoReadModel(mongo, { claimPatience: -1 });
        if ((await next.checkpoint(generation)) === '1') {
          await commit(next, generation, '2', ...batch.slice(2), ...batch.slice(0, 2));
        }
        expect(await seen(generation)).toEqual(whole);
        await commit(next, generation, '3', ...later);
        expect(await seen(generation)).toEqual(afterwards);
        await next.close();
      }
      expect(interruptions).toBeGreaterThan(5);
    },
  );

  it('has no state hash until it is repeated', async () => {
    const generation = await begun(['1', before]);
    const dying = new MongoReadModel(
      watched(mongo, (count, at) => (count === 6 && at === 'before' ? dies() : undefined)),
    );
    const writes = { expectedCheckpoint: '1', checkpoint: '2', writes: batch };
    await expect(dying.commit(generation, writes)).rejects.toThrow(ReadModelUnavailableError);
    expect((await reader.load(generation, ['a', 'd'])).get('d')?.position).toBe('2');
    const hash = reader.stateHash(generation);
    await dying.commit(generation, writes);
    expect(await hash).toBe(await reader.stateHash(await begun(['1', before], ['2', batch])));
    await dying.close();
  });

  it('keeps others away until it is taken for abandoned', async () => {
    const generation = await begun(['1', before]);
    const dying = new MongoReadModel(watched(mongo, (count) => (count === 3 ? dies() : undefined)));
    const writes = { expectedCheckpoint: '1', checkpoint: '2', writes: batch };
    await expect(dying.commit(generation, writes)).rejects.toThrow(ReadModelUnavailableError);
    const patient = new MongoReadModel(mongo, { claimPatience: 60_000 });
    for (let tries = 0; tries < 3; tries++)
      await expect(patient.commit(generation, writes)).rejects.toThrow(StaleWriterError);
    // Whoever gave up itself doesn't wait for itself.
    await dying.commit(generation, writes);
    expect(await reader.checkpoint(generation)).toBe('2');
    await Promise.all([dying.close(), patient.close()]);
  });

  it('keeps others away also where their batch holds nothing for these views', async () => {
    const generation = await begun(['1', before]);
    const dying = new MongoReadModel(watched(mongo, (count) => (count === 3 ? dies() : undefined)));
    const half = dying.commit(generation, { expectedCheckpoint: '1', checkpoint: '3', writes: batch });
    await expect(half).rejects.toThrow(ReadModelUnavailableError);
    const patient = new MongoReadModel(mongo, { claimPatience: 60_000 });
    await expect(commit(patient, generation, '2')).rejects.toThrow(StaleWriterError);
    await Promise.all([dying.close(), patient.close()]);
  });

  it('is one step where there is nothing in it, and the one before was written by the same process', async () => {
    const generation = await begun(['1', before]);
    let steps = 0;
    const writer = new MongoReadModel(
      watched(mongo, (_, moment) => {
        if (moment === 'before') steps++;
      }),
    );
    const stepsOf = async (checkpoint: string, ...writes: readonly ViewWrite[]) => {
      steps = 0;
      await commit(writer, generation, checkpoint, ...writes);
      return steps;
    };
    expect(await stepsOf('2')).toBe(3);
    expect(await stepsOf('3')).toBe(1);
    expect(await stepsOf('4', view('a', '4', []))).toBeGreaterThan(3);
    expect(await stepsOf('5')).toBe(1);
    expect(await reader.checkpoint(generation)).toBe('5');
    await commit(reader, generation, '6');
    await expect(writer.commit(generation, { expectedCheckpoint: '5', checkpoint: '7', writes: [] })).rejects.toThrow(
      StaleWriterError,
    );
    await writer.close();
  });

  it('is one step for all projections that move on at the same time, and stays behind only where another writer is ahead', async () => {
    let steps = 0;
    const writer = new MongoReadModel(
      watched(mongo, (_, moment) => {
        if (moment === 'before') steps++;
      }),
    );
    const generations = await Promise.all(Array.from({ length: 5 }, () => newProjection(writer)));
    for (const generation of generations) await commit(writer, generation, '1');
    const moveOn = (from: string, to: string) =>
      Promise.allSettled(
        generations.map((generation) =>
          writer.commit(generation, { expectedCheckpoint: from, checkpoint: to, writes: [] }),
        ),
      );
    const checkpoints = () => Promise.all(generations.map((generation) => reader.checkpoint(generation)));
    steps = 0;
    expect((await moveOn('1', '2')).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    expect(steps).toBe(1);
    expect(await checkpoints()).toEqual(Array(5).fill('2'));
    await commit(reader, generations[2] as Generation, '4');
    const moved = await moveOn('2', '3');
    expect(moved.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true]);
    expect(moved[2]).toMatchObject({ reason: expect.any(StaleWriterError) });
    expect(await checkpoints()).toEqual(['3', '3', '4', '3', '3']);
    // Who may have been helped by another begins anew with a claim, as does who was left behind.
    steps = 0;
    for (const [i, generation] of generations.entries()) await commit(writer, generation, i === 2 ? '5' : '4');
    expect(steps).toBe(5 * 3);
    await writer.close();
  });

  it('is no step where the server is away, and is made again', async () => {
    let isAway = false;
    const writer = new MongoReadModel(
      watched(mongo, (_, moment) => (isAway && moment === 'before' ? dies() : undefined)),
    );
    const generation = await newProjection(writer);
    await commit(writer, generation, '1');
    isAway = true;
    const step = { expectedCheckpoint: '1', checkpoint: '2', writes: [] };
    await expect(writer.commit(generation, step)).rejects.toThrow(ReadModelUnavailableError);
    isAway = false;
    await writer.commit(generation, step);
    expect(await reader.checkpoint(generation)).toBe('2');
    await writer.close();
  });

  it('is no step where another generation serves meanwhile, from the same checkpoint', async () => {
    const writer = new MongoReadModel(mongo);
    const generation = await newProjection(writer);
    await commit(writer, generation, '1');
    const rebuilt = await reader.startRebuild(generation.projection, 1);
    await reader.commit(rebuilt, { expectedCheckpoint: null, checkpoint: '1', writes: [] });
    await reader.swap(rebuilt);
    const late = writer.commit(generation, { expectedCheckpoint: '1', checkpoint: '2', writes: [] });
    await expect(late).rejects.toThrow(StaleWriterError);
    expect(await reader.checkpoint(rebuilt)).toBe('1');
    await writer.close();
  });

  it.each([
    [
      'the same batch and another',
      [
        ['2', batch],
        ['3', later],
      ],
    ],
    ['one batch that goes further', [['3', [...later, ...batch.slice(3)]]]],
  ] as const)(
    'changes nothing any more when its writer goes on after another has written %s in its place',
    async (_, instead) => {
      const afterwards = await seen(await begun(['1', before], ['2', batch], ['3', later]));
      let stopped = 0;
      for (let at = 2; ; at++) {
        const generation = await begun(['1', before]);
        const [isThere, reached] = signal();
        const [mayGoOn, goOn] = signal();
        const slow = new MongoReadModel(
          watched(mongo, async (count, moment) => {
            if (count !== at || moment !== 'before') return;
            reached();
            await mayGoOn;
          }),
        );
        const commits = slow.commit(generation, { expectedCheckpoint: '1', checkpoint: '2', writes: batch }).then(
          () => 'done',
          (error: Error) => error.name,
        );
        const isStopped = await Promise.race([commits.then(() => false), isThere.then(() => true)]);
        if (isStopped) {
          const other = new MongoReadModel(mongo, { claimPatience: -1 });
          const isMoved = (await other.checkpoint(generation)) === '2';
          for (const [checkpoint, writes] of instead)
            if (!isMoved || checkpoint !== '2') await commit(other, generation, checkpoint, ...writes);
          goOn();
          expect(await commits).toBe(isMoved ? 'done' : 'StaleWriterError');
          expect(await seen(generation)).toEqual(afterwards);
          await other.close();
          stopped++;
        }
        await slow.close();
        if (!isStopped) break;
      }
      expect(stopped).toBeGreaterThan(4);
    },
  );
});

function signal(): readonly [Promise<void>, () => void] {
  let give: () => void = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return [given, give];
}
