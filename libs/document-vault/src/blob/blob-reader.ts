import { createHash } from 'node:crypto';
import { BlobDamagedError, type BlobPart, type BlobReading, type BlobRef } from '../document-vault.port.js';
import { chunkBytes, headerBytes, layoutOf, storedChunkBytes } from './blob-layout.js';
import { ChunkCipher } from './chunk-cipher.js';
import { giveBack } from './give-back.js';
import type { StoredBlob } from './stored-blob.js';

/**
 * A blob's clear bytes, chunk by chunk, each authenticated before it is given out.
 * @throws BlobDamagedError, DocumentVaultUnavailableError
 */
export async function* readBlob(
  stored: StoredBlob,
  blob: BlobRef,
  { sha256, fleeting }: { readonly sha256?: string } & BlobReading = {},
): AsyncGenerator<Uint8Array> {
  const hash = sha256 === undefined ? null : createHash('sha256');
  for await (const clear of readChunks(stored, blob)) {
    hash?.update(clear);
    if (clear.length > 0) yield clear;
    if (fleeting) giveBack(clear);
  }
  if (hash && hash.digest('hex') !== sha256) throw new BlobDamagedError('the blob holds other bytes than expected');
}

/**
 * The clear bytes of a part; only the chunks that it touches are read.
 * @throws BlobDamagedError, DocumentVaultUnavailableError, RangeError
 */
export async function* readBlobPart(
  stored: StoredBlob,
  blob: BlobRef,
  part: BlobPart,
  { fleeting }: BlobReading = {},
): AsyncGenerator<Uint8Array> {
  const { clearBytes } = layoutOf(await stored.size());
  const { start, end } = part;
  if (!(start >= 0 && start <= end && end <= clearBytes))
    throw new RangeError(`the blob has ${clearBytes} bytes; there is no part from ${start} to ${end}`);
  if (start === end) return;
  const from = Math.floor(start / chunkBytes);
  let at = from * chunkBytes;
  for await (const clear of readChunks(stored, blob, { from, to: Math.ceil(end / chunkBytes) })) {
    const { length } = clear;
    yield clear.subarray(Math.max(0, start - at), end - at);
    if (fleeting) giveBack(clear);
    at += length;
  }
}

/** @param only numbers of chunks; all of them by default */
async function* readChunks(
  source: StoredBlob,
  blob: BlobRef,
  only?: { readonly from: number; readonly to: number },
): AsyncGenerator<Uint8Array> {
  const { chunks, lastStoredBytes } = layoutOf(await source.size());
  const { from, to } = only ?? { from: 0, to: chunks };
  const { chunksPerRead } = source;
  const header = Buffer.alloc(headerBytes);
  await source.read(header, 0);
  const cipher = ChunkCipher.forReading(blob, header);
  const stored = Buffer.allocUnsafeSlow(Math.min(to - from, chunksPerRead) * storedChunkBytes);
  for (let first = from; first < to; first += chunksPerRead) {
    const end = Math.min(first + chunksPerRead, to);
    const size = (end - first) * storedChunkBytes - (end === chunks ? storedChunkBytes - lastStoredBytes : 0);
    await source.read(stored.subarray(0, size), headerBytes + first * storedChunkBytes);
    for (let index = first; index < end; index++) {
      const start = (index - first) * storedChunkBytes;
      yield cipher.open(index, index === chunks - 1, stored.subarray(start, Math.min(start + storedChunkBytes, size)));
    }
  }
}
