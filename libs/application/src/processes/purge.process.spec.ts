import { MemoryVault } from '../testing/memory-vault.sample.js';
import { purgeContract } from '../testing/purge.contract.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';

purgeContract('stores in memory', async () => {
  const stores = { store: new MemoryEventStore(), keys: new MemoryKeyVault(), vault: new MemoryVault() };
  return { open: async () => stores, remove: async () => {} };
});
