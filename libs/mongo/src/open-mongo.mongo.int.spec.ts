import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { MongoServer } from '../../../test/support/mongo-server.js';
import { MongoUnavailableError } from './mongo-database.js';
import { openMongo } from './open-mongo.js';

let server: MongoServer;
beforeAll(async () => {
  server = await MongoServer.start();
}, 60_000);
afterAll(() => server?.remove());

const open = (connectionString: string) => openMongo({ connectionString });

/** What it says when it can't be opened. */
async function refusal(connectionString: string): Promise<string> {
  const opened = open(connectionString);
  await expect(opened).rejects.toThrow(MongoUnavailableError);
  return opened.then(
    () => '',
    (error: Error) => error.message,
  );
}

/** As somebody who isn't Attestory. */
async function insertBySomebody(connectionString: string, collection: string, document: object): Promise<void> {
  const client = new MongoClient(connectionString);
  await client.db().collection(collection).replaceOne({}, document, { upsert: true });
  await client.close();
}

describe('Opening a database on a MongoDB server', () => {
  it('takes an empty one for ours, and finds it again', async () => {
    const database = server.freshDatabase();
    for (let round = 0; round < 2; round++) {
      const mongo = await open(database);
      expect(await mongo.run((db) => db.collection('attestory').countDocuments())).toBe(1);
      await mongo.run((db) => db.collection('views').insertOne({ round }));
      await mongo.close();
    }
  });

  it('takes it once when several processes ask at the same time', async () => {
    const database = server.freshDatabase();
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(database)));
    expect(await opened[0]?.run((db) => db.collection('attestory').countDocuments())).toBe(1);
    await Promise.all(opened.map((mongo) => mongo.close()));
  });

  it('takes it where another process is just about to', async () => {
    const database = server.freshDatabase();
    const client = new MongoClient(database);
    await client.db().createCollection('attestory');
    await client.close();
    const mongo = await open(database);
    expect(await mongo.run((db) => db.collection('attestory').countDocuments())).toBe(1);
    await mongo.close();
  });

  it('says so when nothing listens there, and not with which password it was tried', async () => {
    const message = await refusal('mongodb://ada:lovelace@127.0.0.1:9/attestory');
    expect(message).toContain('nothing listens there');
    expect(message).not.toContain('lovelace');
  });

  it('says so when it speaks TLS to a server that doesn’t', async () => {
    const plain = await MongoServer.start({ own: true });
    expect(await refusal(`${plain.freshDatabase()}?tls=true`)).toContain('doesn’t speak TLS');
    await plain.remove();
  });

  it('says so when there is no such host', async () => {
    expect(await refusal('mongodb://nowhere.invalid:27017/attestory')).toContain('no host of that name');
  });

  it('says so when the server doesn’t take user and password', async () => {
    const url = new URL(server.freshDatabase());
    [url.username, url.password] = ['ada', 'lovelace'];
    const message = await refusal(url.href);
    expect(message).toContain('doesn’t take the user or the password');
    expect(message).not.toContain('lovelace');
  });

  it('never repeats a connection string that it can’t read', async () => {
    for (const text of [
      'mongodb://ada:love/lace@host/db',
      'mongodb://ada:lovelace@host:x/db',
      'mongodb://ada:lovelace@h',
    ])
      expect(await refusal(text)).not.toContain('lace');
  });

  it('leaves another product’s database alone', async () => {
    const database = server.freshDatabase();
    await insertBySomebody(database, 'orders', { order: 1 });
    expect(await refusal(database)).toContain('belongs to another product: choose another name');
    const marked = server.freshDatabase();
    await insertBySomebody(marked, 'attestory', { _id: 'mark', product: 'other', format: 1 });
    expect(await refusal(marked)).toContain('belongs to another product');
  });

  it('leaves a newer version’s database alone', async () => {
    const database = server.freshDatabase();
    await insertBySomebody(database, 'attestory', { _id: 'mark', product: 'attestory', format: 2 });
    expect(await refusal(database)).toContain('written by a newer version of Attestory');
  });
});
