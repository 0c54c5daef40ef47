import type { MongoDatabase } from '@attestory/mongo';
import { checkBlob } from '../blob/check-blob.js';
import { headerBytes, layoutOf } from '../blob/blob-layout.js';
import { readBlob, readBlobPart } from '../blob/blob-reader.js';
import { writeBlob } from '../blob/blob-writer.js';
import {
  type BlobDigest,
  BlobNotFoundError,
  type BlobPart,
  type BlobReading,
  type BlobRef,
  type DocumentVault,
  DocumentVaultUnavailableError,
} from '../document-vault.port.js';
import { BlobIndex, looseFor } from './blob-index.js';
import { type BlobEntry, makeIndexes } from './collections.js';
import { GridFsBlob } from './gridfs-blob.js';
import { GridFsUpload } from './gridfs-upload.js';
import { onServer, type OnServer } from './on-server.js';

/** Blobs in a MongoDB database, encrypted as in files. Any number of processes may use it at once. */
export class GridFsDocumentVault implements DocumentVault {
  private closed = false;
  private sweptAt = 0;

  private constructor(
    private readonly run: OnServer,
    private readonly index: BlobIndex,
  ) {}

  static async open(mongo: MongoDatabase): Promise<GridFsDocumentVault> {
    const run = onServer(mongo);
    await run(makeIndexes);
    const vault = new GridFsDocumentVault(run, new BlobIndex(run));
    await vault.sweepNowAndThen();
    return vault;
  }

  async put(
    blob: BlobRef,
    bytes: AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes?: number } = {},
  ): Promise<BlobDigest> {
    this.check(blob.id, blob.key);
    await this.sweepNowAndThen();
    const file = await this.index.begin(blob.id);
    const upload = new GridFsUpload(this.run, blob.id, file);
    const { digest, entry } = await this.upload(upload, blob, bytes, limits.maxBytes).catch(async (error: unknown) => {
      // After a silent server, what was sent may still arrive: then the sweep removes it.
      if (!(error instanceof DocumentVaultUnavailableError)) await this.index.discard(file).catch(() => undefined);
      throw error;
    });
    await this.index.publish(entry);
    return digest;
  }

  get(blob: BlobRef, expected: { readonly sha256?: string } & BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (stored) => readBlob(stored, blob, expected));
  }

  getPart(blob: BlobRef, part: BlobPart, reading: BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (stored) => readBlobPart(stored, blob, part, reading));
  }

  async stat(blobId: string): Promise<{ readonly bytes: number } | null> {
    this.check(blobId);
    const entry = await this.index.find(blobId);
    return entry && { bytes: layoutOf(headerBytes + entry.bodyBytes).clearBytes };
  }

  async delete(blobId: string): Promise<void> {
    this.check(blobId);
    await this.index.delete(blobId);
  }

  /** The database stays open: others use it, too. */
  async close(): Promise<void> {
    this.closed = true;
  }

  private async upload(
    upload: GridFsUpload,
    blob: BlobRef,
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number | undefined,
  ): Promise<{ readonly digest: BlobDigest; readonly entry: BlobEntry }> {
    const digest = await writeBlob(upload, blob, bytes, maxBytes);
    return { digest, entry: await upload.end() };
  }

  private async *read(
    blob: BlobRef,
    bytes: (stored: GridFsBlob) => AsyncIterable<Uint8Array>,
  ): AsyncIterable<Uint8Array> {
    this.check(blob.id, blob.key);
    const entry = await this.index.find(blob.id);
    if (!entry) throw new BlobNotFoundError(`there is no blob ${blob.id}`);
    const stored = new GridFsBlob(this.run, entry);
    try {
      yield* bytes(stored);
    } finally {
      await stored.close();
    }
  }

  /** At the start, and while documents come in, once an hour. */
  private async sweepNowAndThen(): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < looseFor) return;
    this.sweptAt = now;
    await this.index.sweep(new Date(now));
  }

  private check(id: string, key?: Uint8Array): void {
    if (this.closed) throw new DocumentVaultUnavailableError('the document vault is closed');
    checkBlob(id, key);
  }
}
