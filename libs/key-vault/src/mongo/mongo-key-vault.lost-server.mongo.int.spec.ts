import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { type KeyVault, KeyVaultUnavailableError } from '../key-vault.port.js';
import { type KeysOnServer, newKeysOnServer, shortly } from './keys-on-server.fixture.js';

const ref = (subject: string) => ({ scope: 'invitation-1', subject });

describe('keys on a server that goes away', () => {
  let server: MongoServer;
  let there: KeysOnServer;
  let vault: KeyVault;
  beforeEach(async () => {
    server = await MongoServer.start({ own: true });
    there = await newKeysOnServer(server, shortly);
    vault = await there.open();
  });
  afterEach(async () => {
    server.thaw();
    await there.remove();
    await server.remove();
  });

  const refusals = async () => {
    const uses = [vault.ensure([ref('new')]), vault.get([ref('a')]), vault.destroy([ref('a')])];
    for (const use of await Promise.allSettled(uses))
      expect(use).toMatchObject({ status: 'rejected', reason: expect.any(KeyVaultUnavailableError) });
  };

  it('are served by nobody while it is away, and are all there when it is back', async () => {
    const keys = await vault.ensure([ref('a'), ref('b')]);
    await vault.destroy([ref('b')]);
    await server.kill();
    await refusals();
    await server.startAgain();
    expect(await vault.get([ref('a'), ref('b')])).toEqual([keys[0], null]);
    const [made] = await vault.ensure([ref('new')]);
    expect(await (await there.open()).get([ref('new')])).toEqual([made]);
  }, 60_000);

  it('are waited for no longer than a while when it is frozen', async () => {
    await vault.ensure([ref('b')]);
    await server.freeze();
    await refusals();
    server.thaw();
    const keys = await vault.ensure([ref('b'), ref('new')]);
    expect(await vault.get([ref('b'), ref('new')])).toEqual(keys);
  }, 60_000);

  it('that were given out are never other ones afterwards, however often it is killed', async () => {
    const known = new Map<string, string>();
    for (let round = 0; round < 5; round++) {
      const asked = Array.from({ length: 20 }, (_, i) => ref(`s-${round}-${i}`));
      const calls = asked.map(async (one) => {
        const [key] = await vault.ensure([one]);
        known.set(one.subject, Buffer.from(key as Uint8Array).toString('hex'));
      });
      await Promise.race([...calls.slice(0, 1 + round * 3), Promise.allSettled(calls)]);
      await server.kill();
      await Promise.allSettled(calls);
      await server.startAgain();
    }
    expect(known.size).toBeGreaterThan(0);
    const subjects = [...known.keys()];
    const keys = await vault.ensure(subjects.map(ref));
    expect(keys.map((key) => Buffer.from(key).toString('hex'))).toEqual([...known.values()]);
  }, 90_000);
});
