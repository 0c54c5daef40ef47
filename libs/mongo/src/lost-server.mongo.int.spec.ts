import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoServer } from '../../../test/support/mongo-server.js';
import { type MongoDatabase, MongoUnavailableError } from './mongo-database.js';
import { openMongo } from './open-mongo.js';

const shortly = '?socketTimeoutMS=2000&connectTimeoutMS=2000&serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500';

describe('A MongoDB server that goes away', () => {
  let server: MongoServer;
  let connectionString: string;
  let mongo: MongoDatabase;
  const write = (n: number) => mongo.run((db) => db.collection<{ _id: number }>('things').insertOne({ _id: n }));
  /** More than a connection takes of which nobody reads. */
  const writeMuch = () => {
    const more = Array.from({ length: 3 }, (_, i) => ({ _id: 2 + i, text: 'x'.repeat(12_000_000) }));
    return mongo.run((db) => db.collection<{ _id: number }>('things').insertMany(more));
  };
  const count = () => mongo.run((db) => db.collection('things').countDocuments());

  beforeEach(async () => {
    server = await MongoServer.start();
    connectionString = server.freshDatabase() + shortly;
    mongo = await openMongo({ connectionString });
    await write(1);
  }, 60_000);
  afterEach(async () => {
    await mongo.close();
    await server.remove();
  });

  it('is said to be unavailable while it is killed, and used again when it is back', async () => {
    await server.kill();
    await expect(write(2)).rejects.toThrow(MongoUnavailableError);
    await expect(count()).rejects.toThrow('ECONNREFUSED');
    await server.startAgain();
    expect(await count()).toBe(1);
    await write(2);
    expect(await count()).toBe(2);
  });

  it('is noticed when it is frozen, and used again when it goes on', async () => {
    await server.freeze();
    await expect(count()).rejects.toThrow(MongoUnavailableError);
    await expect(openMongo({ connectionString })).rejects.toThrow('doesn’t answer');
    server.thaw();
    expect(await count()).toBe(1);
  });

  it('keeps nobody waiting who sent more than its connection takes, though the driver does', async () => {
    await server.freeze();
    await expect(writeMuch()).rejects.toThrow('stood still');
    // It stays away for longer than the next connection waits for it.
    await sleep(4_000);
    await expect(count()).rejects.toThrow(MongoUnavailableError);
    server.thaw();
    await sleep(3_000);
    expect(await count()).toBeGreaterThan(0);
    await write(9);
  }, 60_000);

  it('keeps nobody waiting who closes while the driver waits, either', async () => {
    await server.freeze();
    const writing = writeMuch();
    await sleep(3_000);
    const [closed, written] = await Promise.allSettled([mongo.close(), writing]);
    expect(closed.status).toBe('fulfilled');
    expect(written).toMatchObject({ reason: expect.any(MongoUnavailableError) });
  }, 60_000);

  it('is not asked any more once it is closed', async () => {
    await mongo.close();
    await expect(count()).rejects.toThrow(MongoUnavailableError);
  });
});
