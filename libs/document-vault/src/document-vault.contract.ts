import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BlobDamagedError,
  BlobNotFoundError,
  type BlobRef,
  BlobTooLargeError,
  type DocumentVault,
  DocumentVaultUnavailableError,
} from './document-vault.port.js';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const newBlob = (): BlobRef => ({ id: `blob-${randomUUID()}`, key: randomBytes(32) });

export async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** One vault for a suite to work on. */
export interface OpenedVault {
  readonly vault: DocumentVault;
  /** Opens the same vault once more, as another process would. */
  reopen(): Promise<DocumentVault>;
  cleanup(): Promise<void>;
}

/** What every document vault does. */
export function documentVaultContract(name: string, open: () => Promise<OpenedVault>): void {
  describe(`${name} keeps the document vault's contract`, () => {
    let opened: OpenedVault;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.cleanup());

    keepingContract(() => opened);
    refusingContract(() => opened.vault);
    readingContract(() => opened.vault);
    partsContract(() => opened.vault);

    it('does nothing more once it is closed', async () => {
      const [vault, blob] = [await opened.reopen(), newBlob()];
      await vault.close();
      await vault.close();
      for (const use of [
        vault.put(blob, inPieces(Buffer.from('x'), 1)),
        collect(vault.get(blob)),
        collect(vault.getPart(blob, { start: 0, end: 1 })),
        vault.stat(blob.id),
        vault.delete(blob.id),
      ])
        await expect(use).rejects.toThrow(DocumentVaultUnavailableError);
    });
  });
}

function keepingContract(opened: () => OpenedVault): void {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 327_680, 1_000_003])(
    'gives back %i bytes as they were, also after it was opened anew',
    async (size) => {
      const { vault, reopen } = opened();
      const [blob, bytes] = [newBlob(), randomBytes(size)];
      expect(await vault.put(blob, inPieces(bytes, 7_001))).toEqual({ sha256: sha256(bytes), bytes: size });
      expect(await vault.stat(blob.id)).toEqual({ bytes: size });
      const again = await reopen();
      expect((await collect(again.get(blob, { sha256: sha256(bytes) }))).equals(bytes)).toBe(true);
      await again.close();
    },
  );

  it('takes bytes of any grain: empty parts, single bytes, parts of several megabytes', async () => {
    const { vault } = opened();
    const [blob, bytes] = [newBlob(), randomBytes(5_000_000)];
    const parts = async function* () {
      yield bytes.subarray(0, 0);
      for (let at = 0; at < 100; at++) yield bytes.subarray(at, at + 1);
      yield bytes.subarray(100, 100);
      yield new Uint8Array(bytes.subarray(100));
    };
    expect(await vault.put(blob, parts())).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
    expect(sha256(await collect(vault.get(blob)))).toBe(sha256(bytes));
  });

  it('may be given the same memory again and again', async () => {
    const { vault } = opened();
    const [blob, bytes, memory] = [newBlob(), randomBytes(300_000), new Uint8Array(10_000)];
    const parts = async function* () {
      for (let at = 0; at < bytes.length; at += memory.length) {
        memory.set(bytes.subarray(at, at + memory.length));
        yield memory;
      }
    };
    await vault.put(blob, parts());
    expect((await collect(vault.get(blob))).equals(bytes)).toBe(true);
  });

  it('knows no blob that was never put, and deletes one for good', async () => {
    const { vault } = opened();
    const blob = newBlob();
    expect(await vault.stat(blob.id)).toBeNull();
    await expect(collect(vault.get(blob))).rejects.toThrow(BlobNotFoundError);
    await vault.put(blob, inPieces(randomBytes(10), 10));
    await vault.delete(blob.id);
    await vault.delete(blob.id);
    expect(await vault.stat(blob.id)).toBeNull();
    await expect(collect(vault.get(blob))).rejects.toThrow(BlobNotFoundError);
  });

  it('replaces a blob in one step, and a reader of the old one reads it to its end', async () => {
    const { vault } = opened();
    const [blob, before, after] = [newBlob(), randomBytes(900_000), randomBytes(80_000)];
    await vault.put(blob, inPieces(before, 10_000));
    const reader = vault.get(blob)[Symbol.asyncIterator]();
    const first = (await reader.next()).value as Uint8Array;
    await vault.put(blob, inPieces(after, 1_000));
    const rest = await collect({ [Symbol.asyncIterator]: () => reader });
    expect(Buffer.concat([first, rest]).equals(before)).toBe(true);
    expect((await collect(vault.get(blob))).equals(after)).toBe(true);
    expect(await vault.stat(blob.id)).toEqual({ bytes: after.length });
  });

  it('keeps one whole blob of two that are put under one id at once', async () => {
    const { vault } = opened();
    const blob = newBlob();
    const [one, other] = [randomBytes(400_000), randomBytes(300_000)];
    await Promise.all([vault.put(blob, inPieces(one, 9_999)), vault.put(blob, inPieces(other, 9_999))]);
    expect([sha256(one), sha256(other)]).toContain(sha256(await collect(vault.get(blob))));
  });
}

function refusingContract(vault: () => DocumentVault): void {
  it('takes no more than it may, reads no further, and keeps nothing of it', async () => {
    const blob = newBlob();
    let given = 0;
    let ended = false;
    const endless = async function* () {
      try {
        for (;;) {
          given += 10_000;
          yield randomBytes(10_000);
        }
      } finally {
        ended = true;
      }
    };
    const refusal = vault().put(blob, endless(), { maxBytes: 100_000 });
    await expect(refusal).rejects.toThrow(BlobTooLargeError);
    await expect(refusal).rejects.toMatchObject({ maxBytes: 100_000 });
    expect({ given, ended }).toEqual({ given: 110_000, ended: true });
    expect(await vault().stat(blob.id)).toBeNull();
    const exactly = await vault().put(blob, inPieces(randomBytes(100_000), 999), { maxBytes: 100_000 });
    expect(exactly.bytes).toBe(100_000);
  });

  it('keeps nothing of a put whose source breaks off, and leaves what was there before', async () => {
    const [blob, before] = [newBlob(), randomBytes(200_000)];
    const failure = Object.assign(new Error('the connection broke'), { code: 'ENOSPC' });
    const broken = async function* () {
      yield randomBytes(100_000);
      throw failure;
    };
    await expect(vault().put(blob, broken())).rejects.toBe(failure);
    expect(await vault().stat(blob.id)).toBeNull();
    await vault().put(blob, inPieces(before, 50_000));
    await expect(vault().put(blob, broken())).rejects.toBe(failure);
    expect((await collect(vault().get(blob))).equals(before)).toBe(true);
  });

  it.each(['', '../../etc/passwd', 'a/b', 'A', 'a.b', 'a'.repeat(121)])('refuses %j as an id', async (id) => {
    const key = randomBytes(32);
    for (const use of [
      vault().put({ id, key }, inPieces(randomBytes(1), 1)),
      collect(vault().get({ id, key })),
      vault().stat(id),
      vault().delete(id),
    ])
      await expect(use).rejects.toThrow(RangeError);
  });

  it('takes the longest id, and refuses a key of another length', async () => {
    const blob = { id: `${randomUUID()}-`.padEnd(120, 'z'), key: randomBytes(32) };
    await vault().put(blob, inPieces(Buffer.from('x'), 1));
    expect((await collect(vault().get(blob))).toString()).toBe('x');
    const short = { ...blob, key: randomBytes(31) };
    await expect(vault().put(short, inPieces(Buffer.from('y'), 1))).rejects.toThrow(RangeError);
    await expect(collect(vault().get(short))).rejects.toThrow(RangeError);
  });
}

function readingContract(vault: () => DocumentVault): void {
  it('opens with no other key, and gives out nothing then', async () => {
    const blob = newBlob();
    await vault().put(blob, inPieces(randomBytes(100_000), 100_000));
    const wrong = vault()
      .get({ ...blob, key: randomBytes(32) })
      [Symbol.asyncIterator]();
    await expect(wrong.next()).rejects.toThrow(BlobDamagedError);
  });

  it('says at the end when the bytes are not those that were expected', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(100_000)];
    await vault().put(blob, inPieces(bytes, 100_000));
    const given: Uint8Array[] = [];
    const reading = (async () => {
      for await (const part of vault().get(blob, { sha256: sha256(Buffer.from('other')) })) given.push(part);
    })();
    await expect(reading).rejects.toThrow(BlobDamagedError);
    expect(Buffer.concat(given).equals(bytes)).toBe(true);
  });

  it('lets a reader stop where it likes, and several read at once', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(1_000_000)];
    await vault().put(blob, inPieces(bytes, 100_000));
    for await (const part of vault().get(blob)) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    const all = await Promise.all(Array.from({ length: 8 }, () => collect(vault().get(blob))));
    expect(all.every((read) => read.equals(bytes))).toBe(true);
  });

  it('gives the same bytes to who is done with each piece before the next, and to others meanwhile', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(400_001)];
    await vault().put(blob, inPieces(bytes, 100_000));
    const [whole, part] = [createHash('sha256'), createHash('sha256')];
    const kept = collect(vault().get(blob));
    for await (const piece of vault().get(blob, { sha256: sha256(bytes), fleeting: true })) whole.update(piece);
    const range = { start: 70_000, end: 390_000 };
    for await (const piece of vault().getPart(blob, range, { fleeting: true })) part.update(piece);
    expect(whole.digest('hex')).toBe(sha256(bytes));
    expect(part.digest('hex')).toBe(sha256(bytes.subarray(70_000, 390_000)));
    expect((await kept).equals(bytes)).toBe(true);
  });

  it('copies a blob from itself, piece by piece', async () => {
    const [blob, copy, bytes] = [newBlob(), newBlob(), randomBytes(400_001)];
    await vault().put(blob, inPieces(bytes, 100_000));
    expect(await vault().put(copy, vault().get(blob, { fleeting: true }))).toMatchObject({ sha256: sha256(bytes) });
    expect((await collect(vault().get(copy))).equals(bytes)).toBe(true);
  });

  it('gives out bytes that the reader may keep and change', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(400_000)];
    await vault().put(blob, inPieces(bytes, 100_000));
    for await (const part of vault().get(blob)) part.fill(0);
    expect((await collect(vault().get(blob, { sha256: sha256(bytes) }))).equals(bytes)).toBe(true);
  });
}

function partsContract(vault: () => DocumentVault): void {
  const size = 400_001;
  const [blob, bytes] = [newBlob(), randomBytes(size)];
  const part = (start: number, end: number) => vault().getPart(blob, { start, end });
  beforeAll(async () => {
    await vault().put(blob, inPieces(bytes, 9_973));
  });

  it.each([
    [0, 1],
    [0, size],
    [65_535, 65_537],
    [65_536, 131_072],
    [131_072, 131_072],
    [1, 300_000],
    [393_216, size],
    [size - 1, size],
    [size, size],
  ])('gives the part from %i to %i', async (start, end) => {
    expect((await collect(part(start, end))).equals(bytes.subarray(start, end))).toBe(true);
  });

  it.each([
    [-1, 1],
    [2, 1],
    [0, size + 1],
    [Number.NaN, 1],
  ])('gives no part from %d to %d', async (start, end) => {
    await expect(collect(part(start, end))).rejects.toThrow(RangeError);
  });

  it('gives no part of a blob that is not there, or with another key', async () => {
    const wrong = vault().getPart({ ...blob, key: randomBytes(32) }, { start: 300_000, end: 300_001 });
    await expect(collect(wrong)).rejects.toThrow(BlobDamagedError);
    const none = vault().getPart(newBlob(), { start: 0, end: 0 });
    await expect(collect(none)).rejects.toThrow(BlobNotFoundError);
  });
}
