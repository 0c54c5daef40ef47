import type { MongoDatabase } from '@attestory/mongo';
import type { KeyTransfer } from './key-transfer.port.js';
import type { KeyVault } from './key-vault.port.js';
import { MongoKeyVault } from './mongo/mongo-key-vault.js';

/**
 * Opens the key vault in a MongoDB database. Any number of processes may have it open at once.
 *
 * @param options.mongo stays open when the vault is closed
 * @param options.masterKey 32 bytes that wrap every key; kept outside the database
 * @throws WrongMasterKeyError when the keys in the database are wrapped by another master key
 * @throws KeyVaultUnavailableError when the server can't be used, or the check of master keys is missing
 */
export function openMongoKeyVault(options: {
  readonly mongo: MongoDatabase;
  readonly masterKey: Uint8Array;
}): Promise<KeyVault & KeyTransfer> {
  return MongoKeyVault.open(options.mongo, options.masterKey);
}
