import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaseStoreContract } from '../lease-store.contract.js';
import { openFolderLeases } from '../open-sqlite.js';

leaseStoreContract('a folder that one process has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-leases-'));
  const leases = await openFolderLeases({ file: join(folder, 'owner.lock') });
  return {
    // There can be no other process.
    open: async () => leases,
    remove: () => rm(folder, { recursive: true }),
  };
});
