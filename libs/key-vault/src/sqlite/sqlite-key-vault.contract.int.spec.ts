import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyTransferContract } from '../key-transfer.contract.js';
import { keyVaultContract } from '../key-vault.contract.js';
import { openSqliteKeyVault } from '../open-sqlite.js';

keyVaultContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-keys-'));
  return {
    open: (masterKey) => openSqliteKeyVault({ file: join(folder, 'keys.sqlite'), masterKey }),
    remove: () => rm(folder, { recursive: true }),
  };
});

keyTransferContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-keys-'));
  return {
    open: (which, masterKey) => openSqliteKeyVault({ file: join(folder, `${which}.sqlite`), masterKey }),
    remove: () => rm(folder, { recursive: true }),
  };
});
