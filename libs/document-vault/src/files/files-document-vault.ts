import nodeFiles from 'node:fs/promises';
import {
  type BlobDigest,
  BlobNotFoundError,
  type BlobPart,
  type BlobReading,
  type BlobRef,
  type DocumentVault,
  DocumentVaultUnavailableError,
} from '../document-vault.port.js';
import { layoutOf } from '../blob/blob-layout.js';
import { readBlob, readBlobPart } from '../blob/blob-reader.js';
import type { StoredBlob } from '../blob/stored-blob.js';
import { writeBlob } from '../blob/blob-writer.js';
import { checkBlob } from '../blob/check-blob.js';
import { BlobFile } from './blob-file.js';
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
      const digest = await writeBlob(new BlobFile(incoming.file), blob, bytes, limits.maxBytes);
      await this.folder.publish(incoming, blob.id);
      return digest;
    } catch (error) {
      await this.folder.discard(incoming);
      throw error;
    }
  }

  get(blob: BlobRef, expected: { readonly sha256?: string } & BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (stored) => readBlob(stored, blob, expected));
  }

  getPart(blob: BlobRef, part: BlobPart, reading: BlobReading = {}): AsyncIterable<Uint8Array> {
    return this.read(blob, (stored) => readBlobPart(stored, blob, part, reading));
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
    bytes: (stored: StoredBlob) => AsyncIterable<Uint8Array>,
  ): AsyncIterable<Uint8Array> {
    this.check(blob.id, blob.key);
    const file = await this.folder.openBlob(blob.id);
    if (!file) throw new BlobNotFoundError(`there is no blob ${blob.id}`);
    try {
      yield* bytes(new BlobFile(file));
    } finally {
      await file.close();
    }
  }

  private check(id: string, key?: Uint8Array): void {
    if (this.closed) throw new DocumentVaultUnavailableError('the document vault is closed');
    checkBlob(id, key);
  }
}
