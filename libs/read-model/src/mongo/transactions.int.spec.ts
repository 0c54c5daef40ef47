import { afterEach, describe, expect, it } from '@jest/globals';
import { openMongo } from '@attestory/mongo/open-mongo';
import { Long, Timestamp } from 'mongodb';
import { ScriptedMongo } from '../../../../test/support/scripted-mongo.js';
import { entry, view } from '../read-model.fixture.js';
import { StaleWriterError } from '../read-model.port.js';
import { MongoReadModel } from './mongo-read-model.js';

const hello = {
  ...{ isWritablePrimary: true, setName: 'rs0', logicalSessionTimeoutMinutes: 30, hosts: ['127.0.0.1:1'] },
  ...{ minWireVersion: 0, maxWireVersion: 21, maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000 },
  maxWriteBatchSize: 100_000,
};
const generation = { projection: 'p', version: 1, name: 'p@1.x' };
const pointer = { _id: 'p@1', projection: 'p', version: 1, serving: 'p@1.x', checkpoint: '1', building: null };
const cursor = (collection: unknown, ...firstBatch: object[]) => ({
  cursor: { id: Long.ZERO, ns: `x.${String(collection)}`, firstBatch, atClusterTime: new Timestamp({ t: 7, i: 1 }) },
});

describe('Views on a replica set', () => {
  let server: ScriptedMongo;
  let close: () => Promise<void>;
  afterEach(() => close());

  /** A replica set that stores nothing: the checkpoint is as it says, and moves, or doesn't. */
  async function start(isMoving: boolean): Promise<MongoReadModel> {
    server = await ScriptedMongo.start((command) => {
      if (command.hello || command.ismaster || command.isMaster) return hello;
      if (command.buildInfo) return { version: '8.0.1' };
      if (command.find === 'attestory') return cursor('attestory', { _id: 'mark', product: 'attestory', format: 1 });
      if (command.find) return cursor(command.find, ...(command.find === 'projections' ? [pointer] : []));
      const n = command.update === 'projections' && !isMoving ? 0 : 1;
      return { n, nModified: n };
    });
    const mongo = await openMongo({
      connectionString: `mongodb://127.0.0.1:${server.port}/attestory?directConnection=true`,
    });
    const model = new MongoReadModel(mongo);
    close = async () => {
      await model.close();
      await mongo.close();
      await server.close();
    };
    return model;
  }

  const batch = {
    expectedCheckpoint: '1',
    checkpoint: '2',
    writes: [view('a', '2', [entry('m', '1')])],
  };
  const inTransaction = () =>
    server.commands
      .filter(({ txnNumber }) => txnNumber !== undefined)
      .map((command) => Object.entries(command)[0]?.join(' '));

  it('are written in one transaction, in which the checkpoint moves first', async () => {
    const model = await start(true);
    await model.commit(generation, batch);
    expect(inTransaction()).toEqual([
      'update projections',
      'find views.p@1.x',
      'update entries.p@1.x',
      'update views.p@1.x',
      'commitTransaction 1',
    ]);
    const [first] = server.commands.filter(({ startTransaction }) => startTransaction === true);
    expect(first).toMatchObject({
      updates: [{ q: { _id: 'p@1', serving: 'p@1.x', checkpoint: '1' }, u: { $set: { checkpoint: '2' } } }],
    });
    expect(server.commands.some(({ insert }) => insert === 'projections.claims')).toBe(false);
  });

  it('are not opened for a batch that holds nothing for them', async () => {
    const model = await start(true);
    await model.commit(generation, batch);
    const before = server.commands.length;
    await model.commit(generation, { expectedCheckpoint: '2', checkpoint: '3', writes: [] });
    const since = server.commands
      .slice(before)
      .filter(({ hello, ismaster }) => hello === undefined && ismaster === undefined);
    expect(since).toMatchObject([{ update: 'projections', updates: [{ u: { $set: { checkpoint: '3' } } }] }]);
    expect(since[0]).not.toHaveProperty('startTransaction');
  });

  it('are not written by who doesn’t know the checkpoint', async () => {
    const model = await start(false);
    await expect(model.commit(generation, batch)).rejects.toThrow(StaleWriterError);
    expect(inTransaction()).toEqual(['update projections', 'abortTransaction 1']);
  });

  it('are hashed as of one moment', async () => {
    const model = await start(true);
    await model.stateHash(generation);
    const hashed = server.commands.find(({ find }) => find === 'views.p@1.x');
    expect(hashed).toMatchObject({ readConcern: { level: 'snapshot' }, filter: { live: true } });
  });
});
