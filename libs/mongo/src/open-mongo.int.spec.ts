import { afterEach, describe, expect, it } from '@jest/globals';
import { Long } from 'mongodb';
import { ScriptedMongo } from '../../../test/support/scripted-mongo.js';
import { createClient } from './client.js';
import { openMongo } from './open-mongo.js';

const hello = (more: object = {}) => ({
  isWritablePrimary: true,
  ...{ minWireVersion: 0, maxWireVersion: 21, maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000 },
  ...{ maxWriteBatchSize: 100_000, ...more },
});
const mark = { _id: 'mark', product: 'attestory', format: 1 };

let server: ScriptedMongo;
afterEach(() => server.close());

/** A server that says it is of some version, and holds a database that is ours. */
async function start(version: string, about: object = {}, build: object = {}): Promise<string> {
  server = await ScriptedMongo.start((command) => {
    if (command.hello || command.ismaster || command.isMaster) return hello(about);
    if (command.buildInfo) return { version, ...build };
    if (command.find) return { cursor: { id: Long.ZERO, ns: 'x.attestory', firstBatch: [mark] } };
    return { n: 1 };
  });
  return `mongodb://127.0.0.1:${server.port}/attestory?directConnection=true`;
}

describe('A MongoDB server', () => {
  it('is refused when it is older than what we know', async () => {
    const connectionString = await start('5.0.31');
    await expect(openMongo({ connectionString })).rejects.toThrow('5.0.31, is too old: 6.0 or newer is needed');
  });

  it('is refused when it is so old that the driver doesn’t speak to it', async () => {
    const connectionString = await start('3.6.0', { maxWireVersion: 6 });
    await expect(openMongo({ connectionString })).rejects.toThrow('it is too old: 6.0 or newer is needed');
  });

  it('writes in transactions where it is a replica set', async () => {
    const replicaSet = { setName: 'rs0', logicalSessionTimeoutMinutes: 30, hosts: ['127.0.0.1:1'] };
    const mongo = await openMongo({ connectionString: await start('8.0.1', replicaSet) });
    expect(mongo.hasTransactions).toBe(true);
    await mongo.atomically(async (db, session) => {
      for (const name of ['views', 'generations']) await db.collection(name).insertOne({}, session ? { session } : {});
    });
    await mongo.close();
    const written = server.commands.filter(({ txnNumber }) => txnNumber !== undefined);
    expect(written.map((command) => [Object.keys(command)[0], command.startTransaction])).toEqual([
      ['insert', true],
      ['insert', undefined],
      ['commitTransaction', undefined],
    ]);
    expect(written.at(-1)).toMatchObject({ writeConcern: { w: 'majority', j: true } });
  });

  it('is not asked for transactions where it stands alone', async () => {
    const mongo = await openMongo({ connectionString: await start('8.0.1', { logicalSessionTimeoutMinutes: 30 }) });
    expect(mongo.hasTransactions).toBe(false);
    expect(await mongo.atomically(async (_, session) => session)).toBeUndefined();
    await mongo.close();
  });

  it('reads as of one moment where it is a replica set', async () => {
    const replicaSet = { setName: 'rs0', logicalSessionTimeoutMinutes: 30, hosts: ['127.0.0.1:1'] };
    const mongo = await openMongo({ connectionString: await start('8.0.1', replicaSet) });
    const snapshot = { readConcern: { level: 'snapshot' as const } };
    await mongo.atOneMoment((db, session) =>
      db
        .collection('views')
        .find({}, { ...snapshot, ...(session && { session }) })
        .toArray(),
    );
    await mongo.close();
    expect(server.commands.find(({ find }) => find === 'views')).toMatchObject(snapshot);
  });

  it('gets as few updates in a command as it can take', async () => {
    const mongo = await openMongo({ connectionString: await start('8.0.1') });
    expect(mongo.updatesAtOnce).toBe(1_000);
    await mongo.close();
    await server.close();
    const ferret = await openMongo({ connectionString: await start('7.0.42', {}, { ferretdbVersion: 'v1.24.0' }) });
    expect(ferret.updatesAtOnce).toBeLessThan(20);
    await ferret.close();
  });

  it('is always asked for a majority’s journal and read at its primary, whatever the connection string says', async () => {
    const weak = 'w=0&journal=false&readPreference=secondary&readConcernLevel=local&retryWrites=false';
    const { client } = createClient(`${await start('8.0.1')}&${weak}`);
    const { writeConcern, readConcern, readPreference, retryWrites } = client.options;
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect([readConcern.level, readPreference.mode, retryWrites]).toEqual(['majority', 'primary', true]);
    await client.close();
  });

  it('is waited for as long as the connection string says', async () => {
    const address = await start('8.0.1');
    const waited = [address, `${address}&sockettimeoutms=1234`].map((text) => {
      const { socketTimeoutMS, serverSelectionTimeoutMS } = createClient(text).client.options;
      return [socketTimeoutMS, serverSelectionTimeoutMS];
    });
    expect(waited).toEqual([
      [6_000, 3_000],
      [1_234, 3_000],
    ]);
  });
});
