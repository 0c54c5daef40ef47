import type { MongoDatabase } from '@attestory/mongo';
import type { LeaseStore } from './lease-store.port.js';
import { MongoLeases } from './mongo/mongo-leases.js';

/** The leases of all processes that share a database. Closing them leaves the database open. */
export function openMongoLeases(mongo: MongoDatabase): LeaseStore {
  return new MongoLeases(mongo);
}
