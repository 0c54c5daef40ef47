import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { openGridFsDocumentVault } from '@attestory/document-vault/open-gridfs';
import { openEsdbEventStore } from '@attestory/event-store/open-esdb';
import { openMongoKeyVault } from '@attestory/key-vault/open-mongo';
import { openMongo } from '@attestory/mongo/open-mongo';
import { startStores, type StartedStores } from '../../../../test/support/test-stores.js';
import { purgeContract } from '../testing/purge.contract.js';

let servers: StartedStores;
beforeAll(async () => {
  servers = await startStores('servers');
}, 60_000);
afterAll(() => servers?.remove());

purgeContract('the servers', async () => {
  const { ATTESTORY_EVENT_STORE: log, ATTESTORY_MONGODB: database } = servers.env as Record<string, string>;
  const namespace = `purge${randomUUID().replaceAll('-', '')}`;
  const opened: { close(): Promise<void> }[] = [];
  return {
    open: async () => {
      const mongo = await openMongo({ connectionString: database as string });
      const store = await openEsdbEventStore({ connectionString: log as string, namespace });
      const keys = await openMongoKeyVault({ mongo, masterKey: new Uint8Array(32) });
      const vault = await openGridFsDocumentVault({ mongo });
      opened.push(store, keys, vault, mongo);
      return { store, keys, vault };
    },
    remove: async () => {
      for (const one of opened) await one.close();
    },
  };
});
