import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { EsdbServerProcess } from '../../../../test/support/esdb-server/esdb-server-process.js';
import { eventStoreContract } from '../event-store.contract.js';
import type { EventStore } from '../event-store.port.js';
import { openEsdbEventStore } from '../open-esdb.js';

let server: Promise<EsdbServerProcess> | null = null;
afterAll(async () => (await server)?.kill());

eventStoreContract('EventStoreDB (test server)', async () => {
  server ??= EsdbServerProcess.start();
  return openIn((await server).connectionString);
});

// A real one, where somebody has one.
const real = process.env.ATTESTORY_TEST_ESDB;
if (real !== undefined) eventStoreContract('EventStoreDB (ATTESTORY_TEST_ESDB)', () => openIn(real));

const namespace = `contract-${randomUUID()}`;

async function openIn(connectionString: string) {
  const stores: EventStore[] = [];
  const open = async () => {
    const store = await openEsdbEventStore({ connectionString, namespace });
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
    },
  };
}
