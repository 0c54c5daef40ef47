import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { commit, entry, newProjection, view } from '../read-model.fixture.js';
import { type Generation, ReadModelUnavailableError } from '../read-model.port.js';
import { openFresh } from './opened-mongo.fixture.js';

jest.setTimeout(60_000);

const shortly = '?socketTimeoutMS=2000&connectTimeoutMS=2000&serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500';

describe('Views on a MongoDB server that goes away', () => {
  let server: MongoServer;
  let opened: Awaited<ReturnType<typeof openFresh>>;
  let generation: Generation;

  beforeEach(async () => {
    server = await MongoServer.start({ own: true });
    opened = await openFresh(server, {}, shortly);
    generation = await newProjection(opened.model);
    await commit(opened.model, generation, '1', view('a', '1', [entry('m', '1')]));
  });
  afterEach(async () => {
    server.thaw();
    await opened.cleanup();
    await server.remove();
  });

  const list = { index: 'members', member: 'm', limit: 10 };
  const batch = { expectedCheckpoint: '1', checkpoint: '2', writes: [view('b', '2', [entry('m', '2')])] };

  async function expectAllUnavailable() {
    const { model } = opened;
    for (const use of [
      () => model.serving(generation.projection, 1),
      () => model.startRebuild(generation.projection, 1),
      () => model.swap(generation),
      () => model.checkpoint(generation),
      () => model.load(generation, ['a']),
      () => model.commit(generation, batch),
      () => model.find(generation, list),
      () => model.stateHash(generation),
      () => model.count(generation),
    ])
      await expect(use()).rejects.toThrow(ReadModelUnavailableError);
  }

  async function expectGoingOn() {
    const { model } = opened;
    const expectedCheckpoint = await model.checkpoint(generation);
    if (expectedCheckpoint === '1') await model.commit(generation, batch);
    expect((await model.find(generation, list)).items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await model.checkpoint(generation)).toBe('2');
  }

  it('are unavailable while it is killed, and go on when it is back', async () => {
    await server.kill();
    await expectAllUnavailable();
    await server.startAgain();
    await expectGoingOn();
  });

  it('are unavailable while it is frozen, and go on when it is thawed', async () => {
    await server.freeze();
    await expect(opened.model.find(generation, list)).rejects.toThrow(ReadModelUnavailableError);
    await expect(opened.model.commit(generation, batch)).rejects.toThrow(ReadModelUnavailableError);
    server.thaw();
    await expectGoingOn();
  });

  it.each([
    ['can only be read', 'query_only(1)'],
    ['is full', 'max_page_count(1)'],
  ])('take nothing while it %s, show what they have, and go on afterwards', async (_, pragma) => {
    const { model } = opened;
    await server.kill();
    await server.startAgain([pragma]);
    const large = { ...batch, writes: [view('b', '2', [entry('m', '2')], 'x'.repeat(200_000))] };
    await expect(model.commit(generation, large)).rejects.toThrow(ReadModelUnavailableError);
    expect(await model.checkpoint(generation)).toBe('1');
    expect((await model.find(generation, list)).items.map(({ id }) => id)).toEqual(['a']);
    await server.kill();
    await server.startAgain();
    await expectGoingOn();
  });

  it('say nothing of what was to be stored', async () => {
    const { model } = opened;
    await server.kill();
    await server.startAgain(['query_only(1)']);
    const secret = { ...batch, writes: [view('b', '2', [entry('m', '2')], 'ada@example.com')] };
    const error = await model.commit(generation, secret).then(
      () => null,
      (refused: Error) => refused,
    );
    expect(error?.message).not.toContain('ada@example.com');
    expect(error?.message).toContain('the views can');
  });
});
