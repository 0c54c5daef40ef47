import { randomBytes } from 'node:crypto';
import { readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, inPieces, newBlob } from '../document-vault.contract.js';
import { BlobDamagedError, type BlobRef, type DocumentVault } from '../document-vault.port.js';
import { openFilesDocumentVault } from '../open-files.js';
import { headerBytes, storedChunkBytes } from '../blob/blob-layout.js';
import { newVaultOnDisk, type VaultOnDisk } from './vault-on-disk.fixture.js';

describe('a blob that was changed on disk', () => {
  let disk: VaultOnDisk;
  let vault: DocumentVault;
  beforeEach(async () => {
    disk = await newVaultOnDisk();
    vault = await openFilesDocumentVault(disk);
  });
  afterEach(() => disk.remove());

  /** Puts a blob of its own. Gives its file and what is in it. */
  async function put(bytes: Uint8Array, blob: BlobRef = newBlob()) {
    const before = new Set(await disk.files());
    await vault.put(blob, inPieces(bytes, 60_000));
    const file = (await disk.files()).find((path) => !before.has(path)) ?? [...before].find((p) => p.includes(blob.id));
    return { blob, file: file as string, stored: await readFile(file as string) };
  }

  /** Reads as far as it goes. */
  async function read(blob: BlobRef): Promise<{ readonly given: Buffer; readonly error: unknown }> {
    const parts: Uint8Array[] = [];
    try {
      for await (const part of vault.get(blob)) parts.push(part);
      return { given: Buffer.concat(parts), error: null };
    } catch (error) {
      return { given: Buffer.concat(parts), error };
    }
  }

  it('is noticed whichever bit was flipped', async () => {
    const { blob, file, stored } = await put(randomBytes(40));
    for (let bit = 0; bit < 8 * stored.length; bit++) {
      const flipped = Uint8Array.from(stored);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      await writeFile(file, flipped);
      const { given, error } = await read(blob);
      expect([bit, given.length, error]).toEqual([bit, 0, expect.any(BlobDamagedError)]);
    }
    await writeFile(file, stored);
    expect((await read(blob)).error).toBeNull();
  });

  it('is noticed wherever it was cut', async () => {
    const { blob, file, stored } = await put(randomBytes(40));
    for (let length = 0; length < stored.length; length++) {
      await writeFile(file, stored.subarray(0, length));
      expect([length, (await read(blob)).error]).toEqual([length, expect.any(BlobDamagedError)]);
    }
    await writeFile(file, stored.subarray(0, headerBytes));
    await expect(vault.stat(blob.id)).rejects.toThrow(BlobDamagedError);
  });

  it('gives out what comes before the damage and nothing else', async () => {
    const bytes = randomBytes(3 * 65_536 + 1_000);
    const { blob, file, stored } = await put(bytes);
    const chunk = (i: number) =>
      stored.subarray(headerBytes + i * storedChunkBytes, headerBytes + (i + 1) * storedChunkBytes);
    const header = stored.subarray(0, headerBytes);
    const flip = (at: number) => Buffer.from(stored).fill((stored.at(at) as number) ^ 1, at, at + 1);
    const second = headerBytes + storedChunkBytes;
    const damages: readonly (readonly [string, Buffer, number])[] = [
      ['flipped in the second chunk', flip(second), 1],
      ['flipped in the tag of the second chunk', flip(second + storedChunkBytes - 1), 1],
      ['flipped at the very end', flip(stored.length - 1), 3],
      ['cut by a byte', stored.subarray(0, -1), 3],
      ['cut at the end of a chunk', Buffer.concat([header, chunk(0), chunk(1)]), 1],
      ['one byte more', Buffer.concat([stored, Buffer.alloc(1)]), 3],
      ['a chunk more', Buffer.concat([stored, chunk(3)]), 3],
      ['two chunks swapped', Buffer.concat([header, chunk(1), chunk(0), chunk(2), chunk(3)]), 0],
      ['a chunk left out', Buffer.concat([header, chunk(0), chunk(2), chunk(3)]), 1],
      ['a chunk twice', Buffer.concat([header, chunk(0), chunk(0), chunk(2), chunk(3)]), 1],
    ];
    for (const [damage, content, sound] of damages) {
      await writeFile(file, content);
      const { given, error } = await read(blob);
      expect([damage, given.length, error]).toEqual([damage, sound * 65_536, expect.any(BlobDamagedError)]);
      expect(given.equals(bytes.subarray(0, given.length))).toBe(true);
    }
  });

  it('is noticed when it lies in the place of another, even under the same key', async () => {
    const key = randomBytes(32);
    const a = await put(randomBytes(100), { ...newBlob(), key });
    const b = await put(randomBytes(100), { ...newBlob(), key });
    await rename(a.file, `${a.file}.kept`);
    await rename(b.file, a.file);
    await rename(`${a.file}.kept`, b.file);
    for (const { blob } of [a, b]) await expect(collect(vault.get(blob))).rejects.toThrow(BlobDamagedError);
  });

  it('is noticed when a chunk comes from an earlier writing of the same blob', async () => {
    const blob = newBlob();
    const earlier = await put(new Uint8Array(100_000), blob);
    const { file, stored } = await put(new Uint8Array(100_000), blob);
    const end = headerBytes + storedChunkBytes;
    const mixed = [stored.subarray(0, headerBytes), earlier.stored.subarray(headerBytes, end), stored.subarray(end)];
    await writeFile(file, Buffer.concat(mixed));
    expect(await read(blob)).toEqual({ given: Buffer.alloc(0), error: expect.any(BlobDamagedError) });
  });

  it('is noticed when it is cut while it is read', async () => {
    const { blob, file, stored } = await put(randomBytes(1_000_000));
    const reader = vault.get(blob)[Symbol.asyncIterator]();
    await reader.next();
    await truncate(file, stored.length - 100_000);
    await expect(collect({ [Symbol.asyncIterator]: () => reader })).rejects.toThrow(BlobDamagedError);
  });

  it('is noticed in a part that the damage is in, and in no other', async () => {
    const bytes = randomBytes(300_000);
    const { blob, file, stored } = await put(bytes);
    const second = Uint8Array.from(stored);
    second[headerBytes + storedChunkBytes] = (second[headerBytes + storedChunkBytes] as number) ^ 1;
    await writeFile(file, second);
    for (const start of [0, 131_072, 299_999])
      expect(await collect(vault.getPart(blob, { start, end: start + 1 }))).toEqual(bytes.subarray(start, start + 1));
    for (const part of [
      { start: 65_536, end: 65_537 },
      { start: 131_071, end: 131_072 },
      { start: 0, end: 300_000 },
    ])
      await expect(collect(vault.getPart(blob, part))).rejects.toThrow(BlobDamagedError);
  });
});
