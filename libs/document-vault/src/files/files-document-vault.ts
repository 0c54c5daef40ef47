import nodeFiles, { type FileHandle } from 'node:fs/promises';
import {
  type BlobDigest,
  BlobNotFoundError,
  type BlobPart,
  type BlobReading,
  type BlobRef,
  type DocumentVault,
  DocumentVaultUnavailableError,
} from '../document-vault.port.js';
import { layoutOf } from './blob-layout.js';
import { readBlob, readBlobPart } from './blob-reader.js';
import { writeBlob } from './blob-writer.js';
import type { FileSystem } from './file-system.js';
import { VaultFolder } from './vault-folder.js';

/** Blobs as encrypted files under a folder. Any number of processes on one machine may use it at once. */
export class FilesDocumentVault implements DocumentVault {
  private closed = false;

  private constructor(private readonly folder: VaultFolder) {}

  static async open(folder: string, files: FileSystem = nodeFiles): Promise<FilesDocumentVault> {
    return new FilesDocumentVault(await VaultFolder.open(folder, files));
  }

  async put(
    blob: BlobRef,
    bytes: AsyncIterable<Uint8Array>,
    limits: { readonly maxBytes?: number } = {},
  ): Promise<BlobDigest> {
    this.check(blob.id, blob.key);
    const incoming = await this.folder.newIncoming();
    try {
      const digest = await writeBlob(incoming.file, blob, bytes, limits.maxBytes);
      await this.folder.publish(incoming, blob.id);
      return digest;
    } catch (error) {
      await this.folder.discard(incoming);
      throw error;
    }
  }

  get(blob: BlobRef, expected: { readonly sha256?: string } & BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (file) => readBlob(file, blob, expected));
  }

  getPart(blob: BlobRef, part: BlobPart, reading: BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (file) => readBlobPart(file, blob, part, reading));
  }

  async stat(blobId: string): Promise<{ readonly bytes: number } | null> {
    this.check(blobId);
    const size = await this.folder.sizeOf(blobId);
    return size === null ? null : { bytes: layoutOf(size).clearBytes };
  }

  async delete(blobId: string): Promise<void> {
    this.check(blobId);
    await this.folder.remove(blobId);
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  private async *read(
    blob: BlobRef,
    bytes: (file: FileHandle) => AsyncIterable<Uint8Array>,
  ): AsyncIterable<Uint8Array> {
    this.check(blob.id, blob.key);
    const file = await this.folder.openBlob(blob.id);
    if (!file) throw new BlobNotFoundError(`there is no blob ${blob.id}`);
    try {
      yield* bytes(file);
    } finally {
      await file.close();
    }
  }

  private check(id: string, key?: Uint8Array): void {
    if (this.closed) throw new DocumentVaultUnavailableError('the document vault is closed');
    if (!/^[a-z0-9-]{1,120}$/.test(id)) throw new RangeError('the id of a blob is 1 to 120 of a-z, 0-9 and -');
    if (key && key.length !== 32) throw new RangeError(`the key of a blob has 32 bytes, not ${key.length}`);
  }
}
