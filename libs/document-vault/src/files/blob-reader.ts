import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { BlobDamagedError, type BlobPart, type BlobReading, type BlobRef } from '../document-vault.port.js';
import { chunkBytes, headerBytes, layoutOf, storedChunkBytes } from './blob-layout.js';
import { ChunkCipher } from './chunk-cipher.js';
import { giveBack } from './give-back.js';
import { onDisk } from './file-system.js';

/** Chunks that come from the file in one read. */
const chunksPerRead = 4;

/**
 * A blob's clear bytes, chunk by chunk, each authenticated before it is given out.
 * @throws BlobDamagedError, DocumentVaultUnavailableError
 */
export async function* readBlob(
  file: FileHandle,
  blob: BlobRef,
  { sha256, fleeting }: { readonly sha256?: string } & BlobReading = {},
): AsyncGenerator<Uint8Array> {
  const hash = sha256 === undefined ? null : createHash('sha256');
  for await (const clear of readChunks(file, blob)) {
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
  file: FileHandle,
  blob: BlobRef,
  part: BlobPart,
  { fleeting }: BlobReading = {},
): AsyncGenerator<Uint8Array> {
  const { clearBytes } = layoutOf((await onDisk(() => file.stat())).size);
  const { start, end } = part;
  if (!(start >= 0 && start <= end && end <= clearBytes))
    throw new RangeError(`the blob has ${clearBytes} bytes; there is no part from ${start} to ${end}`);
  if (start === end) return;
  const from = Math.floor(start / chunkBytes);
  let at = from * chunkBytes;
  for await (const clear of readChunks(file, blob, { from, to: Math.ceil(end / chunkBytes) })) {
    const { length } = clear;
    yield clear.subarray(Math.max(0, start - at), end - at);
    if (fleeting) giveBack(clear);
    at += length;
  }
}

/** @param only numbers of chunks; all of them by default */
async function* readChunks(
  file: FileHandle,
  blob: BlobRef,
  only?: { readonly from: number; readonly to: number },
): AsyncGenerator<Uint8Array> {
  const { chunks, lastStoredBytes } = layoutOf((await onDisk(() => file.stat())).size);
  const { from, to } = only ?? { from: 0, to: chunks };
  const header = Buffer.alloc(headerBytes);
  await readFully(file, header, 0);
  const cipher = ChunkCipher.forReading(blob, header);
  const stored = Buffer.allocUnsafeSlow(Math.min(to - from, chunksPerRead) * storedChunkBytes);
  for (let first = from; first < to; first += chunksPerRead) {
    const end = Math.min(first + chunksPerRead, to);
    const size = (end - first) * storedChunkBytes - (end === chunks ? storedChunkBytes - lastStoredBytes : 0);
    await readFully(file, stored.subarray(0, size), headerBytes + first * storedChunkBytes);
    for (let index = first; index < end; index++) {
      const start = (index - first) * storedChunkBytes;
      yield cipher.open(index, index === chunks - 1, stored.subarray(start, Math.min(start + storedChunkBytes, size)));
    }
  }
}

async function readFully(file: FileHandle, into: Uint8Array, position: number): Promise<void> {
  for (let read = 0; read < into.length; ) {
    const rest = { offset: read, length: into.length - read, position: position + read };
    const { bytesRead } = await onDisk(() => file.read(into, rest));
    if (bytesRead === 0) throw new BlobDamagedError('the blob was cut while it was read');
    read += bytesRead;
  }
}
