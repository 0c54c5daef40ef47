import { createHash, randomBytes } from 'node:crypto';
import { type BlobDigest, type BlobRef, BlobTooLargeError } from '../document-vault.port.js';
import { chunkBytes, storedChunkBytes } from './blob-layout.js';
import { ChunkCipher } from './chunk-cipher.js';
import { giveBack } from './give-back.js';
import type { BlobSink } from './stored-blob.js';

/**
 * Writes a new blob's bytes as they come; never holds more than some chunks of them.
 * @throws BlobTooLargeError, DocumentVaultUnavailableError; whatever the source throws, as it is
 */
export async function writeBlob(
  sink: BlobSink,
  blob: BlobRef,
  source: AsyncIterable<Uint8Array>,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<BlobDigest> {
  const writer = new BlobWriter(sink, blob);
  let bytes = 0;
  for await (const part of source) {
    bytes += part.length;
    if (bytes > maxBytes) throw new BlobTooLargeError(maxBytes);
    await writer.add(part);
  }
  return { sha256: await writer.end(), bytes };
}

class BlobWriter {
  private readonly hash = createHash('sha256');
  private readonly clear = Buffer.allocUnsafeSlow(chunkBytes);
  private filled = 0;
  private readonly stored: Uint8Array;
  private waiting = 0;
  private chunks = 0;
  private readonly cipher: ChunkCipher;

  constructor(
    private readonly sink: BlobSink,
    blob: BlobRef,
  ) {
    this.stored = Buffer.allocUnsafeSlow((sink.chunksPerWrite + 1) * storedChunkBytes);
    const { header, cipher } = ChunkCipher.forWriting(blob, randomBytes(32));
    this.cipher = cipher;
    this.store(header);
  }

  async add(part: Uint8Array): Promise<void> {
    for (let taken = 0; taken < part.length; ) {
      // A full chunk is kept until more comes: only then is it known not to be the last.
      if (this.filled === chunkBytes) this.seal(false);
      if (this.waiting >= this.sink.chunksPerWrite * storedChunkBytes) await this.flush();
      const piece = part.subarray(taken, taken + chunkBytes - this.filled);
      this.hash.update(piece);
      this.clear.set(piece, this.filled);
      this.filled += piece.length;
      taken += piece.length;
    }
  }

  /** Writes what is left. Gives the hash of all. */
  async end(): Promise<string> {
    this.seal(true);
    await this.flush();
    return this.hash.digest('hex');
  }

  private seal(last: boolean): void {
    const { ciphertext, tag } = this.cipher.seal(this.chunks, last, this.clear.subarray(0, this.filled));
    this.store(ciphertext);
    this.store(tag);
    giveBack(ciphertext);
    this.chunks++;
    this.filled = 0;
  }

  private store(bytes: Uint8Array): void {
    this.stored.set(bytes, this.waiting);
    this.waiting += bytes.length;
  }

  private async flush(): Promise<void> {
    await this.sink.write(this.stored.subarray(0, this.waiting));
    this.waiting = 0;
  }
}
