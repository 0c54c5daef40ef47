import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import type { Collection, Db } from 'mongodb';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { type Lease, type LeaseStore, LeaseStoreUnavailableError } from '../lease-store.port.js';
import { openMongoLeases } from '../open-mongo.js';

/** A database as one who stood still sees it: its first look is at what was there then. */
function staleAtFirst(mongo: MongoDatabase, then: readonly Lease[]): MongoDatabase {
  let isFirst = true;
  const collection = (real: Collection) => {
    const find = () => {
      if (!isFirst) return real.find();
      isFirst = false;
      return { toArray: async () => then };
    };
    return Object.assign(Object.create(real) as Collection, { find });
  };
  const seen = (db: Db) =>
    Object.assign(Object.create(db) as Db, { collection: (name: string) => collection(db.collection(name)) });
  return { ...mongo, hasTransactions: false, run: (work) => mongo.run((db) => work(seen(db))) };
}

describe('leases on MongoDB', () => {
  let server: MongoServer;
  let mongo: MongoDatabase;
  let leases: LeaseStore;
  beforeEach(async () => {
    server = await MongoServer.start();
    mongo = await openMongo({ connectionString: server.freshDatabase() });
    leases = openMongoLeases(mongo);
  }, 60_000);
  afterEach(async () => {
    await mongo.close();
    await server.remove();
  });

  it('aren’t taken by one who stood still between looking and inserting, while terms came and went', async () => {
    const first = (await leases.take('mail', 'a', null)) as Lease;
    const second = await leases.take('mail', 'b', first);
    const third = await leases.take('mail', 'c', second);
    const late = openMongoLeases(staleAtFirst(mongo, [first]));
    expect(await late.take('mail', 'late', first)).toBeNull();
    expect(await leases.renew('nobody')).toEqual([third]);
    expect(await mongo.run((db) => db.collection('leases').countDocuments())).toBe(1);
  });

  it('say that they are unavailable while the server is', async () => {
    if (!server.own) return;
    await leases.take('mail', 'a', null);
    await server.kill();
    await expect(leases.renew('a')).rejects.toThrow(LeaseStoreUnavailableError);
    await server.startAgain();
    expect(await leases.renew('a')).toMatchObject([{ name: 'mail', holder: 'a', beat: 1 }]);
  });
});
