import { Binary, type Db, type GridFSBucketWriteStream, type ObjectId } from 'mongodb';
import { headerBytes } from '../blob/blob-layout.js';
import type { BlobSink } from '../blob/stored-blob.js';
import { type BlobEntry, bucketOf, chunksPerGridFsChunk } from './collections.js';
import type { OnServer } from './on-server.js';

/** Writes a new blob's bytes into a GridFS file, and keeps the header for its entry. */
export class GridFsUpload implements BlobSink {
  /** GridFS inserts the chunks of one write side by side. */
  readonly chunksPerWrite = 4 * chunksPerGridFsChunk;
  private stream: GridFSBucketWriteStream | null = null;
  private header = new Uint8Array(0);

  constructor(
    private readonly run: OnServer,
    private readonly blobId: string,
    private readonly file: ObjectId,
  ) {}

  /** The header is the beginning of the first bytes. */
  write(bytes: Uint8Array): Promise<void> {
    if (this.stream) return this.send(bytes);
    this.header = new Uint8Array(bytes.subarray(0, headerBytes));
    return this.send(bytes.subarray(headerBytes));
  }

  /** Waits until all is stored. Gives what the blob's entry says. */
  async end(): Promise<BlobEntry> {
    await this.run((db) => settled((done) => this.open(db).end(done)));
    const { _id, file, header } = { _id: this.blobId, file: this.file, header: new Binary(this.header) };
    return { _id, file, header, bodyBytes: this.stream?.length ?? 0 };
  }

  private async send(bytes: Uint8Array): Promise<void> {
    await this.run((db) => settled((done) => this.open(db).write(bytes, done)));
  }

  private open(db: Db): GridFSBucketWriteStream {
    if (!this.stream) {
      this.stream = bucketOf(db).openUploadStreamWithId(this.file, this.blobId);
      // Each call is told of its own failure.
      this.stream.on('error', () => {});
    }
    return this.stream;
  }
}

function settled(call: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}
