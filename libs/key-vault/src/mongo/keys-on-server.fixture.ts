import type { MongoDatabase } from '@attestory/mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import { type Db, MongoClient } from 'mongodb';
import type { MongoServer } from '../../../../test/support/mongo-server.js';
import type { KeyTransfer } from '../key-transfer.port.js';
import type { KeyVault } from '../key-vault.port.js';
import { openMongoKeyVault } from '../open-mongo.js';

export const masterKey = new Uint8Array(32).fill(7);

/** A database of its own for keys, and a way to look at what lies in it. */
export interface KeysOnServer {
  readonly db: Db;
  /** Opens the vault once more, over a connection of its own, as another process would. */
  open(key?: Uint8Array): Promise<KeyVault & KeyTransfer>;
  remove(): Promise<void>;
}

/** On a machine that does other things too. */
const patiently = '?socketTimeoutMS=60000';
/** For a server that goes away: how long is waited for it. */
export const shortly =
  '?socketTimeoutMS=2000&connectTimeoutMS=2000&serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500';

export async function newKeysOnServer(server: MongoServer, options = patiently): Promise<KeysOnServer> {
  const connectionString = server.freshDatabase() + (server.own ? options : '');
  const client = new MongoClient(connectionString);
  const opened: MongoDatabase[] = [];
  return {
    db: client.db(),
    open: async (key = masterKey) => {
      const mongo = await openMongo({ connectionString });
      opened.push(mongo);
      return openMongoKeyVault({ mongo, masterKey: key });
    },
    remove: async () => {
      for (const mongo of opened) await mongo.close();
      await client.db().dropDatabase();
      await client.close();
    },
  };
}
