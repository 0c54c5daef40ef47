import { type MongoDatabase, MongoUnavailableError } from '@attestory/mongo';
import type { Db } from 'mongodb';
import { DocumentVaultUnavailableError } from '../document-vault.port.js';

/** Does something on the database. @throws DocumentVaultUnavailableError when the server can't, or doesn't answer */
export type OnServer = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

export function onServer(mongo: MongoDatabase): OnServer {
  return async (work) => {
    try {
      return await mongo.run(work);
    } catch (error) {
      if (!(error instanceof MongoUnavailableError)) throw error;
      throw new DocumentVaultUnavailableError(`the document vault can't be used: ${error.message}`, { cause: error });
    }
  };
}
