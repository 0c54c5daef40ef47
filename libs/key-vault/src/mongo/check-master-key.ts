import { isDuplicateKey, type MongoDatabase } from '@attestory/mongo';
import { Binary, type Db } from 'mongodb';
import { KeyVaultUnavailableError } from '../key-vault.port.js';
import type { MasterKey } from '../master-key.js';
import { bytesOf, keysOf, onServer } from './key-documents.js';

const id = 'master-key';

interface CheckDocument {
  readonly _id: string;
  readonly value: Binary;
}

/**
 * Makes sure that the keys in the database are wrapped by this master key; the first one becomes theirs.
 * @throws WrongMasterKeyError, KeyVaultUnavailableError
 */
export async function checkMasterKey(mongo: MongoDatabase, master: MasterKey): Promise<void> {
  const check = await onServer(mongo, async (db) => (await find(db)) ?? (await make(db, master)));
  if (!check) throw new KeyVaultUnavailableError('the key vault lost the value by which master keys are checked');
  master.accept(bytesOf(check.value));
}

const checks = (db: Db) => db.collection<CheckDocument>('keys.check');
const find = (db: Db) => checks(db).findOne({ _id: id });

/** None where there are keys already. */
async function make(db: Db, master: MasterKey): Promise<CheckDocument | null> {
  if ((await keysOf(db).findOne({}, { projection: { _id: 1 } })) !== null) return find(db);
  try {
    await checks(db).insertOne({ _id: id, value: new Binary(master.checkValue()) });
  } catch (error) {
    // Another process was faster.
    if (!isDuplicateKey(error)) throw error;
  }
  return find(db);
}
