import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilesDocumentVault } from '@attestory/document-vault/open-files';
import { openSqliteEventStore } from '@attestory/event-store/open-sqlite';
import { openSqliteKeyVault } from '@attestory/key-vault/open-sqlite';
import { purgeContract } from '../testing/purge.contract.js';

purgeContract('the data folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-purge-'));
  const opened: { close(): Promise<void> }[] = [];
  return {
    open: async () => {
      const store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
      const keys = await openSqliteKeyVault({ file: join(folder, 'keys.sqlite'), masterKey: new Uint8Array(32) });
      const vault = await openFilesDocumentVault({ folder: join(folder, 'documents') });
      opened.push(store, keys, vault);
      return { store, keys, vault };
    },
    remove: async () => {
      for (const one of opened) await one.close();
      await rm(folder, { recursive: true });
    },
  };
});
