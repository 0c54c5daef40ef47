import { describe, expect, it } from '@jest/globals';
import { BlobDamagedError } from '../document-vault.port.js';
import { ChunkCipher } from './chunk-cipher.js';

const blob = { id: 'document-1', key: new Uint8Array(32).fill(7) };
const salt = new Uint8Array(32).fill(1);
const clear = Buffer.from('clear bytes');
const { header, cipher } = ChunkCipher.forWriting(blob, salt);
const stored = (() => {
  const { ciphertext, tag } = cipher.seal(3, false, clear);
  return Buffer.concat([ciphertext, tag]);
})();

describe('the cipher of chunks', () => {
  it('opens what it has sealed', () => {
    expect(Buffer.from(ChunkCipher.forReading(blob, header).open(3, false, stored))).toEqual(clear);
  });

  it('keeps its format: a blob of version 1 is read by every later program', () => {
    // Computed once by another implementation (Python's cryptography) from the format's description.
    expect(stored.toString('hex')).toBe('afab6a941ca0597a4a26d7cefd93ea426600f24871c36378f496ff');
  });

  it('opens no chunk in another place, as the last one, or cut', () => {
    const reader = ChunkCipher.forReading(blob, header);
    expect(() => reader.open(2, false, stored)).toThrow(BlobDamagedError);
    expect(() => reader.open(3, true, stored)).toThrow(BlobDamagedError);
    expect(() => reader.open(3, false, stored.subarray(1))).toThrow(BlobDamagedError);
    expect(() => reader.open(3, false, stored.subarray(0, -1))).toThrow(BlobDamagedError);
  });

  it('opens no chunk of another blob, key or writing of the same blob', () => {
    const otherKey = { ...blob, key: new Uint8Array(32).fill(8) };
    expect(() => ChunkCipher.forReading(otherKey, header).open(3, false, stored)).toThrow(BlobDamagedError);
    const otherId = { ...blob, id: 'document-2' };
    expect(() => ChunkCipher.forReading(otherId, header).open(3, false, stored)).toThrow(BlobDamagedError);
    const again = ChunkCipher.forWriting(blob, new Uint8Array(32).fill(2));
    expect(() => again.cipher.open(3, false, stored)).toThrow(BlobDamagedError);
  });

  it('never uses one nonce or key twice: equal chunks look different', () => {
    const other = ChunkCipher.forWriting(blob, new Uint8Array(32).fill(2)).cipher;
    const texts = [cipher.seal(0, false, clear), cipher.seal(1, false, clear), cipher.seal(0, true, clear)]
      .concat(other.seal(0, false, clear))
      .map(({ ciphertext }) => Buffer.from(ciphertext).toString('hex'));
    expect(new Set(texts).size).toBe(4);
  });
});
