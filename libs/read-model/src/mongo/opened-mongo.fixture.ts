import { type MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import type { MongoServer } from '../../../../test/support/mongo-server.js';
import type { OpenedReadModel } from '../read-model.fixture.js';
import { MongoReadModel, type MongoReadModelLimits } from './mongo-read-model.js';

/** A read model in a database of its own; each that is opened once more has a connection of its own. */
export async function openFresh(server: MongoServer, limits: MongoReadModelLimits = {}, options = '') {
  const connectionString = server.freshDatabase() + options;
  const databases: MongoDatabase[] = [];
  const open = async () => {
    const database = await openMongo({ connectionString });
    databases.push(database);
    return new MongoReadModel(database, limits);
  };
  const opened: OpenedReadModel & { readonly model: MongoReadModel; readonly connectionString: string } = {
    model: await open(),
    connectionString,
    reopen: open,
    cleanup: async () => {
      await opened.model.close();
      await databases[0]?.run((db) => db.dropDatabase()).catch(() => undefined);
      await Promise.all(databases.map((database) => database.close()));
    },
  };
  return opened;
}
