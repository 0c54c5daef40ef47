import type { MongoDatabase } from '@attestory/mongo';
import type { LeaseStore } from './lease-store.port.js';
import { MongoLeases } from './mongo/mongo-leases.js';
import { MongoReadModel } from './mongo/mongo-read-model.js';
import type { ReadModel } from './read-model.port.js';

/**
 * Opens the read model in a database on a MongoDB server. Several processes on several machines may have it open at once.
 * @param options.mongo stays open when the read model is closed
 */
export async function openMongoReadModel({ mongo }: { readonly mongo: MongoDatabase }): Promise<ReadModel> {
  return new MongoReadModel(mongo);
}

/** The leases of all processes that share a database, which stays open when they are closed. */
export function openMongoLeases(mongo: MongoDatabase): LeaseStore {
  return new MongoLeases(mongo);
}
