import type { MongoDatabase } from '@attestory/mongo';
import { MongoReadModel } from './mongo/mongo-read-model.js';
import type { ReadModel } from './read-model.port.js';

/**
 * Opens the read model in a database on a MongoDB server. Several processes on several machines may have it open at once.
 * @param options.mongo stays open when the read model is closed
 */
export async function openMongoReadModel({ mongo }: { readonly mongo: MongoDatabase }): Promise<ReadModel> {
  return new MongoReadModel(mongo);
}
