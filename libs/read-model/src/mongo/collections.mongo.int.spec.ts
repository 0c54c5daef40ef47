import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { commit, entry, newProjection, tombstone, view } from '../read-model.fixture.js';
import type { Generation, IndexEntry } from '../read-model.port.js';
import { MongoReadModel } from './mongo-read-model.js';
import { Sweeper } from './sweeper.js';
import { collectionsOf, generationOf, ViewDatabase } from './view-database.js';

describe('The collections of views', () => {
  let server: MongoServer;
  let mongo: MongoDatabase;
  let model: MongoReadModel;
  beforeAll(async () => {
    server = await MongoServer.start();
    mongo = await openMongo({ connectionString: server.freshDatabase() });
    model = new MongoReadModel(mongo);
  });
  afterAll(async () => {
    await model?.close();
    await mongo?.run((db) => db.dropDatabase());
    await mongo?.close();
    await server?.remove();
  });

  const indexesOf = (name: string) =>
    mongo.run(async (db) => {
      const { views, entries } = collectionsOf(db, name);
      const keys = [...(await views.indexes()), ...(await entries.indexes())].map(({ key }) => Object.keys(key).join());
      return keys.filter((key) => key !== '_id').sort();
    });
  const names = () =>
    mongo.run(async (db) => {
      const all = await db.listCollections({}, { nameOnly: true }).toArray();
      return new Set(all.map(({ name }) => generationOf(name)).filter((name) => name !== null));
    });
  const declared = ['list,sort,id', 'list,words,sort,id', 'live'];

  it('have their indexes from the beginning, also those of a rebuild', async () => {
    const generation = await newProjection(model);
    expect(await indexesOf(generation.name)).toEqual(declared);
    expect(await indexesOf((await model.startRebuild(generation.projection, 1)).name)).toEqual(declared);
  });

  it('get at the next start what is missing', async () => {
    const { projection, name } = await newProjection(model);
    await mongo.run((db) => collectionsOf(db, name).entries.dropIndex('words'));
    const next = new MongoReadModel(mongo);
    await next.serving(projection, 1);
    await next.close();
    expect(await indexesOf(name)).toEqual(declared);
  });

  it('keep nothing of a place that a view has left, nor of one that is gone', async () => {
    const generation = await newProjection(model);
    const rebuilt = await model.startRebuild(generation.projection, 1);
    const place = (sort: string): IndexEntry => ({ ...entry('ada@example.com', sort), words: ['ada'] });
    for (const into of [generation, rebuilt]) {
      await commit(model, into, '1', view('a', '1', [place('1')]), view('b', '1', [place('1')]));
      // A rebuild gathers: this makes it write.
      await model.count(into);
      await commit(model, into, '2', view('a', '2', [place('2')]), tombstone('b', '2'));
      await model.count(into);
    }
    const left = ({ name }: Generation) =>
      mongo.run((db) => collectionsOf(db, name).entries.find().sort({ list: -1 }).toArray());
    const standing = expect.objectContaining({ id: 'a', sort: '2', words: ['ada'] });
    const empty = { _id: expect.any(String), position: '2' };
    expect(await left(generation)).toEqual([standing, empty, empty]);
    expect(await left(rebuilt)).toEqual([standing]);
  });

  it('go when nobody can be reading them any more', async () => {
    const old = await newProjection(model);
    await commit(model, old, '1', view('a', '1', [entry('m', '1')]));
    const rebuilt = await model.startRebuild(old.projection, 1);
    await model.swap(rebuilt);
    const building = await model.startRebuild(old.projection, 1);
    const patient = new Sweeper(new ViewDatabase(mongo), 60_000);
    await patient.sweep();
    await patient.sweep();
    expect(await names()).toContain(old.name);
    const impatient = new Sweeper(new ViewDatabase(mongo), 0);
    await impatient.sweep();
    const left = await names();
    expect(left).not.toContain(old.name);
    for (const { name } of [rebuilt, building]) expect(left).toContain(name);
    await mongo.run(async (db) => expect(await db.collection('attestory').countDocuments()).toBe(1));
  });
});
