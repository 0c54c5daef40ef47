import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentVaultContract } from '../document-vault.contract.js';
import { openFilesDocumentVault } from '../open-files.js';

documentVaultContract('the vault of encrypted files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-vault-'));
  return {
    vault: await openFilesDocumentVault({ folder }),
    reopen: () => openFilesDocumentVault({ folder }),
    cleanup: () => rm(folder, { recursive: true }),
  };
});
