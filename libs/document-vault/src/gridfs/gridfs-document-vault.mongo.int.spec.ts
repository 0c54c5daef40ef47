import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { collect, inPieces, newBlob, sha256 } from '../document-vault.contract.js';
import { BlobNotFoundError, type DocumentVault } from '../document-vault.port.js';
import { newVaultOnServer, type VaultOnServer } from './vault-on-server.fixture.js';

let server: MongoServer;
let there: VaultOnServer;
let vault: DocumentVault;
beforeAll(async () => {
  server = await MongoServer.start();
});
afterAll(() => server.remove());
beforeEach(async () => {
  there = await newVaultOnServer(server);
  vault = await there.open();
});
afterEach(() => there.remove());

const count = async () => {
  const names = ['blobs', 'files', 'chunks', 'loose'] as const;
  const counts = names.map(async (name) => [name, await there.db.collection(`documents.${name}`).countDocuments()]);
  return Object.fromEntries(await Promise.all(counts)) as Record<(typeof names)[number], number>;
};
/** As if it had been so for two hours. */
const age = () =>
  there.db.collection('documents.loose').updateMany({}, { $set: { since: new Date(Date.now() - 2 * 60 * 60_000) } });

describe('the vault in GridFS', () => {
  it('keeps nothing clear in the database', async () => {
    await vault.put(newBlob(), inPieces(Buffer.from('a secret contract '.repeat(40_000)), 9_999));
    const chunks = await there.db.collection('documents.chunks').find({}, { promoteBuffers: true }).toArray();
    expect(chunks.length).toBeGreaterThan(2);
    for (const { data } of chunks) expect(Buffer.from(data as Uint8Array).includes('secret')).toBe(false);
  });

  it('leaves the bytes that were replaced to their readers, and removes them after an hour', async () => {
    const blob = newBlob();
    const after = randomBytes(300_000);
    await vault.put(blob, inPieces(randomBytes(600_000), 100_000));
    await vault.put(blob, inPieces(after, 100_000));
    await there.open();
    expect(await count()).toEqual({ blobs: 1, files: 2, chunks: 5, loose: 1 });
    await age();
    await there.open();
    expect(await count()).toEqual({ blobs: 1, files: 1, chunks: 2, loose: 0 });
    expect(sha256(await collect(vault.get(blob)))).toBe(sha256(after));
  });

  it('lets nothing lie of what was refused or broke off', async () => {
    await expect(vault.put(newBlob(), inPieces(randomBytes(900_000), 1_000), { maxBytes: 800_000 })).rejects.toThrow();
    expect(await count()).toEqual({ blobs: 0, files: 0, chunks: 0, loose: 0 });
  });

  it('removes a deleted blob’s bytes at once, those that were replaced before included', async () => {
    const blob = newBlob();
    for (let i = 0; i < 3; i++) await vault.put(blob, inPieces(randomBytes(400_000), 100_000));
    const reader = vault.get(blob)[Symbol.asyncIterator]();
    await vault.delete(blob.id);
    expect(await count()).toEqual({ blobs: 0, files: 0, chunks: 0, loose: 0 });
    await expect(reader.next()).rejects.toThrow(BlobNotFoundError);
  });

  it('removes a blob that several delete at once, and refuses none of them', async () => {
    const other = await there.open();
    for (let round = 0; round < 10; round++) {
      const blob = newBlob();
      await vault.put(blob, inPieces(randomBytes(1_000), 1_000));
      await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? vault : other).delete(blob.id)));
    }
    expect(await count()).toEqual({ blobs: 0, files: 0, chunks: 0, loose: 0 });
  });

  it('lets a reader whose blob is deleted meanwhile read on, or says that it is gone, never that it is damaged', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(3_000_000)];
    await vault.put(blob, inPieces(bytes, 100_000));
    const reader = vault.get(blob)[Symbol.asyncIterator]();
    const first = (await reader.next()).value as Uint8Array;
    await vault.delete(blob.id);
    const rest = await collect({ [Symbol.asyncIterator]: () => reader }).catch((error: unknown) => error);
    if (rest instanceof Uint8Array) expect(Buffer.concat([first, rest]).equals(bytes)).toBe(true);
    else expect(rest).toBeInstanceOf(BlobNotFoundError);
  });

  it('keeps a file that is listed as loose by mistake, as after a crash between two steps', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(100_000)];
    await vault.put(blob, inPieces(bytes, 100_000));
    const entry = await there.db.collection('documents.blobs').findOne();
    const loose = { _id: entry?.file as never, blob: blob.id, kind: 'replaced', since: new Date(0) };
    await there.db.collection('documents.loose').insertOne(loose);
    await there.open();
    expect(await count()).toEqual({ blobs: 1, files: 1, chunks: 1, loose: 0 });
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
  });

  it('acknowledges no put whose bytes were swept while they were written', async () => {
    const blob = newBlob();
    const slow = async function* () {
      yield randomBytes(2_000_000);
      await age();
      await there.open();
      yield randomBytes(10);
    };
    await expect(vault.put(blob, slow())).rejects.toThrow('longer');
    expect(await vault.stat(blob.id)).toBeNull();
  });

  it('reads no chunk that a part does not touch', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(2_000_000)];
    await vault.put(blob, inPieces(bytes, 100_000));
    // All chunks but the one in the middle.
    await there.db.collection('documents.chunks').deleteMany({ n: { $ne: 3 } });
    const [start, end] = [3 * 4 * 65_536, 4 * 4 * 65_536];
    expect((await collect(vault.getPart(blob, { start, end }))).equals(bytes.subarray(start, end))).toBe(true);
  });
});
