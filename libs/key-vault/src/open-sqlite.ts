import type { KeyVault } from './key-vault.port.js';
import { SqliteKeyVault } from './sqlite/sqlite-key-vault.js';

/**
 * Opens the embedded key vault, making the file when there is none. Two processes on one machine may have it open at once.
 *
 * @param options.file e.g. `keys.sqlite`; readable by its owner only
 * @param options.masterKey 32 bytes that wrap every key; kept outside the file
 * @throws WrongMasterKeyError when the file was made under another master key
 * @throws KeyVaultUnavailableError when the file can't be opened, is no key vault, or is of a newer version
 */
export function openSqliteKeyVault(options: {
  readonly file: string;
  readonly masterKey: Uint8Array;
}): Promise<KeyVault> {
  return SqliteKeyVault.open(options.file, options.masterKey);
}
