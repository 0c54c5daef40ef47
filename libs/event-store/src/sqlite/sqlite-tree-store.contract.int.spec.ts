import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeStoreContract } from '../tree-store.contract.js';
import type { TreeStore } from '../tree-store.port.js';
import { openSqliteTreeStore } from '../open-sqlite.js';

treeStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  const stores: TreeStore[] = [];
  const open = async () => {
    const store = await openSqliteTreeStore({ file: join(folder, 'tree.sqlite') });
    stores.push(store);
    return store;
  };
  const store = await open();
  return {
    store,
    second: open,
    reopen: async () => {
      await store.close();
      return open();
    },
    cleanup: async () => {
      await Promise.all(stores.map((one) => one.close()));
      await rm(folder, { recursive: true });
    },
  };
});
