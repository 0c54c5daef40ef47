import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../event-store.contract.js';
import type { EventStore } from '../event-store.port.js';
import { openSqliteEventStore } from '../open-sqlite.js';

eventStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
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
