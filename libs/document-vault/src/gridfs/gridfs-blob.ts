import { MongoGridFSChunkError, MongoInvalidArgumentError, MongoRuntimeError } from 'mongodb';
import { headerBytes } from '../blob/blob-layout.js';
import type { StoredBlob } from '../blob/stored-blob.js';
import { BlobDamagedError, BlobNotFoundError } from '../document-vault.port.js';
import { type BlobEntry, bucketOf, chunksPerGridFsChunk, entries } from './collections.js';
import type { OnServer } from './on-server.js';

/** A blob's bytes: the header in its entry, the rest in a GridFS file. */
export class GridFsBlob implements StoredBlob {
  /** Read window by window: GridFS by itself has a hundred of its chunks sent at once. */
  readonly chunksPerRead = 4 * chunksPerGridFsChunk;

  constructor(
    private readonly run: OnServer,
    private readonly entry: BlobEntry,
  ) {}

  async size(): Promise<number> {
    return headerBytes + this.entry.bodyBytes;
  }

  async read(into: Uint8Array, position: number): Promise<void> {
    if (position < headerBytes) return this.readHeader(into);
    const start = position - headerBytes;
    await this.run(async (db) => {
      let filled = 0;
      try {
        const range = { start, end: start + into.length };
        for await (const piece of bucketOf(db).openDownloadStream(this.entry.file, range)) {
          into.set(piece as Uint8Array, filled);
          filled += (piece as Uint8Array).length;
        }
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      if (filled === into.length) return;
      const { _id } = this.entry;
      if ((await entries(db).findOne({ _id })) === null)
        throw new BlobNotFoundError(`the blob ${_id} was deleted while it was read`);
      throw new BlobDamagedError('the blob lacks bytes');
    });
  }

  private readHeader(into: Uint8Array): void {
    const { header } = this.entry;
    if (header.length() !== into.length) throw new BlobDamagedError('the blob has no header');
    into.set(header.buffer.subarray(0, header.position));
  }
}

/** GridFS finds chunks missing, of another size, or too many of them; or there is no file, or a shorter one. */
function isMissing(error: unknown): boolean {
  if (error instanceof MongoGridFSChunkError || error instanceof MongoInvalidArgumentError) return true;
  return (error instanceof MongoRuntimeError && error.code === 'ENOENT') || error instanceof RangeError;
}
