import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { firstPath } from '../support/first-path.ts';
import { MongoServer } from '../support/mongo-server.ts';

firstPath([
  [
    'all but the log on MongoDB',
    async () => {
      const mongo = await MongoServer.start();
      return { env: { ATTESTORY_MONGODB: mongo.freshDatabase() }, remove: () => mongo.remove() };
    },
  ],
  [
    'the log on EventStoreDB, all else on MongoDB',
    async () => {
      const [log, mongo] = [await EsdbServerProcess.start(), await MongoServer.start()];
      return {
        env: { ATTESTORY_EVENT_STORE: log.connectionString, ATTESTORY_MONGODB: mongo.freshDatabase() },
        remove: async () => {
          await Promise.all([log.kill(), mongo.remove()]);
        },
      };
    },
  ],
]);
