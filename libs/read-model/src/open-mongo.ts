import type { MongoDatabase } from '@attestory/mongo';
import { MongoReadModel } from './mongo/mongo-read-model.js';
import type { ReadModel } from './read-model.port.js';

/**
 * Opens the read model in a database on a MongoDB server. Several processes on several machines may have it open at once.
 * @param options.database stays open when the read model is closed
 */
export async function openMongoReadModel({ database }: { readonly database: MongoDatabase }): Promise<ReadModel> {
  return new MongoReadModel(database);
}
