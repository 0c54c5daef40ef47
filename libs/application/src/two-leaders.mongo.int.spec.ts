import { afterAll, beforeAll } from '@jest/globals';
import type { MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import { openMongoReadModel } from '@attestory/read-model/open-mongo';
import { MongoServer } from '../../../test/support/mongo-server.js';
import { twoLeadersContract } from './testing/two-leaders.contract.js';

let server: MongoServer;
beforeAll(async () => {
  server = await MongoServer.start();
}, 60_000);
afterAll(() => server?.remove());

twoLeadersContract('MongoDB without transactions', async () => {
  const connectionString = server.freshDatabase();
  const opened: MongoDatabase[] = [];
  return {
    open: async () => {
      const mongo = await openMongo({ connectionString });
      opened.push(mongo);
      return openMongoReadModel({ mongo });
    },
    remove: async () => {
      for (const mongo of opened) await mongo.close();
    },
  };
});
