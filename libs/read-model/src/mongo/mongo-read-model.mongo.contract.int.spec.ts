import { afterAll, beforeAll, jest } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { readModelContract } from '../read-model.contract.js';
import type { MongoReadModelLimits } from './mongo-read-model.js';
import { openFresh } from './opened-mongo.fixture.js';

jest.setTimeout(120_000);

let server: MongoServer;
beforeAll(async () => {
  server = await MongoServer.start();
});
afterAll(() => server?.remove());

/** Each way of a search, also for so few views that one way would do. */
const ways: Readonly<Record<string, MongoReadModelLimits>> = {
  'the MongoDB read model': {},
  'the MongoDB read model, looking through the list,': { search: { fewWords: 0, lookedThrough: 7, rounds: 3 } },
};
/** FerretDB reads a whole collection for each guarded update. */
const scale = process.env.ATTESTORY_TEST_MONGODB ? {} : { scale: { views: 60, histories: 4 } };

for (const [name, limits] of Object.entries(ways))
  readModelContract(name, () => openFresh(server, limits), scale.scale);
