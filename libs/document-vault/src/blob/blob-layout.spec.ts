import { describe, expect, it } from '@jest/globals';
import { BlobDamagedError } from '../document-vault.port.js';
import { chunkBytes, headerBytes, layoutOf, newHeader, saltIn, tagBytes } from './blob-layout.js';

const fileBytes = (clear: number) => headerBytes + clear + Math.max(1, Math.ceil(clear / chunkBytes)) * tagBytes;

describe('the layout of a blob', () => {
  it('tells from the size of the file how many clear bytes it holds', () => {
    for (const clear of [0, 1, 17, 65_535, 65_536, 65_537, 131_072, 131_073, 100_000_000, 2 ** 31, 2 ** 40])
      expect(layoutOf(fileBytes(clear)).clearBytes).toBe(clear);
  });

  it('knows the sizes that no blob has', () => {
    const twoChunks = headerBytes + chunkBytes + 2 * tagBytes;
    const none = [0, 1, headerBytes, headerBytes + tagBytes - 1, twoChunks - tagBytes + 1, twoChunks - 1, twoChunks];
    for (const size of none) expect(() => layoutOf(size)).toThrow(BlobDamagedError);
    expect(layoutOf(headerBytes + tagBytes)).toEqual({ chunks: 1, lastStoredBytes: tagBytes, clearBytes: 0 });
    expect(layoutOf(twoChunks + 1)).toEqual({ chunks: 2, lastStoredBytes: tagBytes + 1, clearBytes: chunkBytes + 1 });
  });

  it('finds the salt in its header, and refuses what is none or of a later version', () => {
    const salt = new Uint8Array(32).fill(9);
    const header = newHeader(salt);
    expect(header).toHaveLength(headerBytes);
    expect(Uint8Array.from(saltIn(header))).toEqual(salt);
    expect(() => saltIn(new Uint8Array(headerBytes))).toThrow(new BlobDamagedError('the blob has no header'));
    const later = Uint8Array.from(header).fill(2, 7, 8);
    expect(() => saltIn(later)).toThrow('the blob is of version 2; this program knows 1');
    expect(() => newHeader(salt.subarray(1))).toThrow(RangeError);
  });
});
