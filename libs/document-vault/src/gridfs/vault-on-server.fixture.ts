import { openMongo } from '@attestory/mongo/open-mongo';
import type { MongoDatabase } from '@attestory/mongo';
import { type Db, MongoClient } from 'mongodb';
import type { MongoServer } from '../../../../test/support/mongo-server.js';
import type { DocumentVault } from '../document-vault.port.js';
import { openGridFsDocumentVault } from '../open-gridfs.js';

/** A database of its own for a vault, and a way to look at what lies in it. */
export interface VaultOnServer {
  readonly connectionString: string;
  readonly db: Db;
  /** Opens the vault once more, over a connection of its own, as another process would. */
  open(): Promise<DocumentVault>;
  remove(): Promise<void>;
}

/** On a machine that does other things too. */
const patiently = '?socketTimeoutMS=60000';
/** For a server that goes away: how long is waited for it. */
export const shortly =
  '?socketTimeoutMS=2000&connectTimeoutMS=2000&serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500';

export async function newVaultOnServer(server: MongoServer, options = patiently): Promise<VaultOnServer> {
  const connectionString = server.freshDatabase() + (server.own ? options : '');
  const client = new MongoClient(connectionString);
  const opened: MongoDatabase[] = [];
  return {
    connectionString,
    db: client.db(),
    open: async () => {
      const mongo = await openMongo({ connectionString });
      opened.push(mongo);
      return openGridFsDocumentVault({ mongo });
    },
    remove: async () => {
      for (const mongo of opened) await mongo.close();
      await client.db().dropDatabase();
      await client.close();
    },
  };
}
