import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Binary } from 'mongodb';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { collect, inPieces, newBlob } from '../document-vault.contract.js';
import { BlobDamagedError, type BlobRef, type DocumentVault } from '../document-vault.port.js';
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

const chunks = () => there.db.collection('documents.chunks');
const blobs = () => there.db.collection<{ readonly _id: string }>('documents.blobs');

async function dataOf(n: number): Promise<Buffer> {
  const chunk = await chunks().findOne({ n }, { promoteBuffers: true });
  return Buffer.from(chunk?.data as Uint8Array);
}

async function put(size = 1_000_000): Promise<{ readonly blob: BlobRef; readonly bytes: Buffer }> {
  const [blob, bytes] = [newBlob(), randomBytes(size)];
  await vault.put(blob, inPieces(bytes, 60_000));
  return { blob, bytes };
}

describe('a blob that was changed in the database', () => {
  it.each<readonly [string, () => Promise<unknown>]>([
    [
      'in a bit',
      async () => {
        const data = await dataOf(2);
        data[70_000] = (data[70_000] as number) ^ 1;
        await chunks().updateOne({ n: 2 }, { $set: { data: new Binary(data) } });
      },
    ],
    ['by a chunk that is missing', () => chunks().deleteOne({ n: 2 })],
    ['by a last chunk that is missing', () => chunks().deleteOne({ n: 3 })],
    [
      'by a shorter chunk',
      async () => chunks().updateOne({ n: 2 }, { $set: { data: new Binary((await dataOf(2)).subarray(0, 65_552)) } }),
    ],
    [
      'by a chunk in the place of another',
      async () => chunks().updateOne({ n: 2 }, { $set: { data: new Binary(await dataOf(1)) } }),
    ],
    ['by another length in its entry', () => blobs().updateOne({}, { $set: { bodyBytes: 900_000 } })],
    ['by an impossible length in its entry', () => blobs().updateOne({}, { $set: { bodyBytes: 3 } })],
    ['by a header of another blob', () => blobs().updateOne({}, { $set: { header: new Binary(randomBytes(40)) } })],
    ['by a shorter header', () => blobs().updateOne({}, { $set: { header: new Binary(randomBytes(39)) } })],
  ])('is noticed: %s', async (_, damage) => {
    const { blob, bytes } = await put();
    await damage();
    const given: Uint8Array[] = [];
    const reading = (async () => {
      for await (const piece of vault.get(blob)) given.push(piece);
    })();
    await expect(reading).rejects.toThrow(BlobDamagedError);
    const sound = Buffer.concat(given);
    expect(sound.equals(bytes.subarray(0, sound.length))).toBe(true);
  });

  it('is noticed when it lies in the place of another, even under the same key', async () => {
    const key = randomBytes(32);
    const [a, b]: [BlobRef, BlobRef] = [
      { ...newBlob(), key },
      { ...newBlob(), key },
    ];
    await vault.put(a, inPieces(randomBytes(100), 100));
    await vault.put(b, inPieces(randomBytes(100), 100));
    const { _id, ...ofB } = (await blobs().findOne({ _id: b.id })) as unknown as { _id: string };
    await blobs().updateOne({ _id: a.id }, { $set: ofB });
    await expect(collect(vault.get(a))).rejects.toThrow(BlobDamagedError);
    await vault.get(b)[Symbol.asyncIterator]().next();
  });
});
