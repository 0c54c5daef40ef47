import type { KeyTransfer } from './key-transfer.port.js';
import type { KeyVault } from './key-vault.port.js';
import { SqliteKeyVault } from './sqlite/sqlite-key-vault.js';
import { snapshotKeyFile } from './sqlite/key-file.js';

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
}): Promise<KeyVault & KeyTransfer> {
  return SqliteKeyVault.open(options.file, options.masterKey);
}

/**
 * Copies the keys, as they stand at one moment, into a new file; whoever has the vault open writes on.
 * @throws KeyVaultUnavailableError when it isn't there or the new file can't be written
 */
export async function copySqliteKeyVault({ file, to }: { readonly file: string; readonly to: string }): Promise<void> {
  return snapshotKeyFile(file, to);
}
