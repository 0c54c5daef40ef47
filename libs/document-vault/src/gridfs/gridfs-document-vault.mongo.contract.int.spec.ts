import { afterAll } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { documentVaultContract } from '../document-vault.contract.js';
import { newVaultOnServer } from './vault-on-server.fixture.js';

let server: Promise<MongoServer> | null = null;
afterAll(async () => (await server)?.remove());

documentVaultContract('the vault in GridFS', async () => {
  server ??= MongoServer.start();
  const there = await newVaultOnServer(await server);
  return { vault: await there.open(), reopen: there.open, cleanup: there.remove };
});
