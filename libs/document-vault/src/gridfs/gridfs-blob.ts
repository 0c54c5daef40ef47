import type { Binary, FindCursor } from 'mongodb';
import { headerBytes } from '../blob/blob-layout.js';
import type { StoredBlob } from '../blob/stored-blob.js';
import { BlobDamagedError, BlobNotFoundError } from '../document-vault.port.js';
import {
  type BlobEntry,
  chunkSizeBytes,
  chunks,
  chunksPerGridFsChunk,
  entries,
  type GridFsChunk,
} from './collections.js';
import type { OnServer } from './on-server.js';

/**
 * A blob's bytes: the header in its entry, the rest in a GridFS file. The file's chunks are read by a cursor of our own: the
 * driver's download has a hundred of them sent at once, for each reader.
 */
export class GridFsBlob implements StoredBlob {
  readonly chunksPerRead = 4 * chunksPerGridFsChunk;
  private cursor: FindCursor<GridFsChunk> | null = null;
  /** Of the chunk that was taken from the cursor last. */
  private rest = new Uint8Array(0);
  private nextChunk = 0;
  /** In the file. */
  private position = -1;

  constructor(
    private readonly run: OnServer,
    private readonly entry: BlobEntry,
  ) {}

  async size(): Promise<number> {
    return headerBytes + this.entry.bodyBytes;
  }

  async read(into: Uint8Array, position: number): Promise<void> {
    if (position < headerBytes) return this.readHeader(into);
    if (position - headerBytes !== this.position) await this.open(position - headerBytes, into.length);
    for (let filled = 0; filled < into.length; ) {
      if (this.rest.length === 0) this.rest = await this.take();
      const piece = this.rest.subarray(0, into.length - filled);
      into.set(piece, filled);
      this.rest = this.rest.subarray(piece.length);
      filled += piece.length;
      this.position += piece.length;
    }
  }

  /** What becomes of the server's side of the cursor makes no difference. */
  async close(): Promise<void> {
    const { cursor } = this;
    this.cursor = null;
    if (cursor) await this.run(() => cursor.close()).catch(() => undefined);
  }

  private readHeader(into: Uint8Array): void {
    const header = bytesOf(this.entry.header);
    if (header.length !== into.length) throw new BlobDamagedError('the blob has no header');
    into.set(header);
  }

  /** @param wanted how many bytes are asked for first: no more chunks than hold them are sent at once */
  private async open(start: number, wanted: number): Promise<void> {
    await this.close();
    const within = start % chunkSizeBytes;
    this.nextChunk = (start - within) / chunkSizeBytes;
    this.cursor = await this.find(Math.ceil((within + wanted) / chunkSizeBytes));
    this.position = start;
    this.rest = (await this.take()).subarray(within);
  }

  private find(batchSize: number): Promise<FindCursor<GridFsChunk>> {
    const filter = { files_id: this.entry.file, n: { $gte: this.nextChunk } };
    return this.run(async (db) => chunks(db).find(filter, { sort: { n: 1 }, batchSize }));
  }

  /** The next chunk's bytes, of which there are some. */
  private async take(): Promise<Uint8Array<ArrayBuffer>> {
    const chunk = await this.run(async () => (await this.cursor?.next()) ?? null);
    const bytes = chunk && bytesOf(chunk.data);
    const expected = Math.min(chunkSizeBytes, this.entry.bodyBytes - this.nextChunk * chunkSizeBytes);
    if (chunk?.n !== this.nextChunk || bytes?.length !== expected) throw await this.lacking();
    this.nextChunk++;
    return bytes;
  }

  /** Somebody has deleted the blob, or it is damaged. */
  private async lacking(): Promise<Error> {
    const { _id } = this.entry;
    const entry = await this.run((db) => entries(db).findOne({ _id }));
    if (entry === null) return new BlobNotFoundError(`the blob ${_id} was deleted while it was read`);
    return new BlobDamagedError('the blob lacks bytes');
  }
}

function bytesOf(binary: Binary): Uint8Array<ArrayBuffer> {
  return binary.buffer.subarray(0, binary.position) as Uint8Array<ArrayBuffer>;
}
