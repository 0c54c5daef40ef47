import { afterAll } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { keyTransferContract } from '../key-transfer.contract.js';
import { keyVaultContract } from '../key-vault.contract.js';
import { newKeysOnServer } from './keys-on-server.fixture.js';

let server: Promise<MongoServer> | null = null;
afterAll(async () => (await server)?.remove());

keyVaultContract('MongoDB', async () => {
  server ??= MongoServer.start();
  return newKeysOnServer(await server);
});

keyTransferContract('MongoDB', async () => {
  server ??= MongoServer.start();
  const stores = { from: await newKeysOnServer(await server), to: await newKeysOnServer(await server) };
  return {
    open: (which, masterKey) => stores[which].open(masterKey),
    remove: async () => {
      await stores.from.remove();
      await stores.to.remove();
    },
  };
});
