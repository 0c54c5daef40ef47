import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { collect, inPieces, newBlob } from '../document-vault.contract.js';
import { type DocumentVault, DocumentVaultUnavailableError } from '../document-vault.port.js';
import { newVaultOnServer, shortly, type VaultOnServer } from './vault-on-server.fixture.js';

describe('a server that goes away', () => {
  let server: MongoServer;
  let there: VaultOnServer;
  let vault: DocumentVault;
  beforeEach(async () => {
    server = await MongoServer.start({ own: true });
    there = await newVaultOnServer(server, shortly);
    vault = await there.open();
  });
  afterEach(async () => {
    server.thaw();
    await there.remove();
    await server.remove();
  });

  const uses = (blob = newBlob()) => [
    vault.put(blob, inPieces(randomBytes(100), 100)),
    collect(vault.get(blob)),
    vault.stat(blob.id),
    vault.delete(blob.id),
  ];

  it('is told by every call while it is away, and all goes on when it is back', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(700_000)];
    await vault.put(blob, inPieces(bytes, 50_000));
    await server.kill();
    for (const use of await Promise.allSettled(uses(blob)))
      expect(use).toMatchObject({ status: 'rejected', reason: expect.any(DocumentVaultUnavailableError) });
    await server.startAgain();
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
    await vault.put(blob, inPieces(bytes, 50_000));
  }, 60_000);

  it('is told by every call while it is frozen', async () => {
    await server.freeze();
    for (const use of await Promise.allSettled(uses()))
      expect(use).toMatchObject({ status: 'rejected', reason: expect.any(DocumentVaultUnavailableError) });
    server.thaw();
    const blob = newBlob();
    await vault.put(blob, inPieces(randomBytes(100), 100));
    expect(await vault.stat(blob.id)).toEqual({ bytes: 100 });
  }, 60_000);

  it('loses nothing that was acknowledged, and keeps nothing under the id of what was not', async () => {
    const [kept, broken, bytes] = [newBlob(), newBlob(), randomBytes(3_000_000)];
    await vault.put(kept, inPieces(bytes, 50_000));
    const halfway = async function* () {
      yield bytes.subarray(0, 2_500_000);
      await server.kill();
      yield bytes.subarray(2_500_000);
    };
    await expect(vault.put(broken, halfway())).rejects.toThrow(DocumentVaultUnavailableError);
    await server.startAgain();
    expect((await collect(vault.get(kept))).equals(bytes)).toBe(true);
    expect(await vault.stat(broken.id)).toBeNull();
    // Chunks go side by side: one that waited for the server arrives when it is back, long before anything is swept.
    await untilStill(() => there.db.collection('documents.chunks').countDocuments({}));
    // What came of it is listed, and swept when it is old.
    await there.db.collection('documents.loose').updateMany({}, { $set: { since: new Date(0) } });
    await there.open();
    expect(await there.db.collection('documents.chunks').countDocuments({})).toBe(12);
  }, 60_000);

  it('breaks off a reading, which can be made again', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(5_000_000)];
    await vault.put(blob, inPieces(bytes, 50_000));
    const reader = vault.get(blob)[Symbol.asyncIterator]();
    await reader.next();
    await server.kill();
    await expect(collect({ [Symbol.asyncIterator]: () => reader })).rejects.toThrow(DocumentVaultUnavailableError);
    await server.startAgain();
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
  }, 60_000);
});

async function untilStill(count: () => Promise<number>): Promise<void> {
  for (let [before, now] = [-1, await count()]; now !== before; [before, now] = [now, await count()])
    await sleep(1_000);
}
