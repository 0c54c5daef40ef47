import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BlobDamagedError,
  BlobNotFoundError,
  type BlobRef,
  BlobTooLargeError,
  type DocumentVault,
} from './document-vault.port.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const newBlob = (): BlobRef => ({ id: `blob-${randomUUID()}`, key: randomBytes(32) });

export async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(Uint8Array.from(part));
  return Buffer.concat(parts);
}

/** What every document vault does. */
export function documentVaultContract(
  name: string,
  open: () => Promise<{ readonly vault: DocumentVault; reopen(): Promise<DocumentVault>; cleanup(): Promise<void> }>,
): void {
  describe(`${name} keeps the document vault's contract`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let vault: DocumentVault;
    beforeAll(async () => {
      opened = await open();
      vault = opened.vault;
    });
    afterAll(() => opened?.cleanup());

    it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_003])(
      'gives back %i bytes as they were, also after it was opened anew',
      async (size) => {
        const [blob, bytes] = [newBlob(), randomBytes(size)];
        expect(await vault.put(blob, inPieces(bytes, 7_001))).toEqual({ sha256: sha256(bytes), bytes: size });
        expect(await vault.stat(blob.id)).toEqual({ bytes: size });
        vault = await opened.reopen();
        expect((await collect(vault.get(blob, { sha256: sha256(bytes) }))).equals(bytes)).toBe(true);
      },
    );

    it('knows no blob that was never put, and deletes one for good', async () => {
      const blob = newBlob();
      expect(await vault.stat(blob.id)).toBeNull();
      await expect(collect(vault.get(blob))).rejects.toThrow(BlobNotFoundError);
      await vault.put(blob, inPieces(randomBytes(10), 10));
      await vault.delete(blob.id);
      await vault.delete(blob.id);
      expect(await vault.stat(blob.id)).toBeNull();
      await expect(collect(vault.get(blob))).rejects.toThrow(BlobNotFoundError);
    });

    it('takes no more than it may, and keeps nothing of it', async () => {
      const blob = newBlob();
      let given = 0;
      const endless = async function* () {
        for (;;) {
          given += 10_000;
          yield randomBytes(10_000);
        }
      };
      await expect(vault.put(blob, endless(), { maxBytes: 100_000 })).rejects.toThrow(BlobTooLargeError);
      expect(given).toBeLessThanOrEqual(110_000);
      expect(await vault.stat(blob.id)).toBeNull();
      const exactly = await vault.put(blob, inPieces(randomBytes(100_000), 999), { maxBytes: 100_000 });
      expect(exactly.bytes).toBe(100_000);
    });

    it('keeps nothing of a put whose source breaks off, and leaves what was there before', async () => {
      const [blob, before] = [newBlob(), randomBytes(200_000)];
      await vault.put(blob, inPieces(before, 50_000));
      const broken = async function* () {
        yield randomBytes(100_000);
        throw new Error('the connection broke');
      };
      await expect(vault.put(blob, broken())).rejects.toThrow('the connection broke');
      expect((await collect(vault.get(blob))).equals(before)).toBe(true);
    });

    it('replaces a blob in one step', async () => {
      const [blob, after] = [newBlob(), randomBytes(80_000)];
      await vault.put(blob, inPieces(randomBytes(90_000), 1_000));
      await vault.put(blob, inPieces(after, 1_000));
      expect((await collect(vault.get(blob))).equals(after)).toBe(true);
    });

    it('opens with no other key, under no other id, and for no other content', async () => {
      const [blob, bytes] = [newBlob(), randomBytes(100_000)];
      await vault.put(blob, inPieces(bytes, 100_000));
      await expect(collect(vault.get({ ...blob, key: randomBytes(32) }))).rejects.toThrow(BlobDamagedError);
      await expect(collect(vault.get(blob, { sha256: sha256(randomBytes(1)) }))).rejects.toThrow(BlobDamagedError);
      await expect(collect(vault.get({ ...blob, id: '../../etc/passwd' }))).rejects.toThrow(BlobNotFoundError);
    });
  });
}
