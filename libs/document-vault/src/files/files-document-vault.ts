import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  BlobDamagedError,
  type BlobDigest,
  BlobNotFoundError,
  type BlobRef,
  BlobTooLargeError,
  type DocumentVault,
  DocumentVaultUnavailableError,
} from '../document-vault.port.js';
import { BlobCipher, chunkBytes, clearBytes, headerBytes, newHeader, tagBytes } from './blob-cipher.js';
import { regroup } from './regroup.js';

const temporaryAge = 60 * 60_000;
const idShape = /^[a-z0-9-]{1,120}$/;

/** Blobs as files under a folder, each encrypted; a name is there only when its bytes are, whole. */
export class FilesDocumentVault implements DocumentVault {
  constructor(private readonly folder: string) {}

  /** Makes the folder, and clears away what a crashed put left behind an hour ago or earlier. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 }).catch(unavailable);
    for (const shelf of await readdir(this.folder).catch(unavailable))
      for (const name of await readdir(join(this.folder, shelf)).catch(() => []))
        if (name.endsWith('.tmp')) await this.removeOld(join(this.folder, shelf, name));
  }

  async put(
    blob: BlobRef,
    bytes: AsyncIterable<Uint8Array>,
    { maxBytes = Number.POSITIVE_INFINITY }: { readonly maxBytes?: number } = {},
  ): Promise<BlobDigest> {
    const file = this.fileOf(blob.id);
    const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch(unavailable);
    const handle = await open(temporary, 'wx', 0o600).catch(unavailable);
    try {
      const digest = await writeBlob(handle, blob, limited(bytes, maxBytes));
      await handle.sync().catch(unavailable);
      await handle.close();
      await rename(temporary, file).catch(unavailable);
      await syncFolder(dirname(file));
      return digest;
    } catch (error) {
      await handle.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  async *get(blob: BlobRef, { sha256 }: { readonly sha256?: string } = {}): AsyncIterable<Uint8Array> {
    const handle = await open(this.fileOf(blob.id), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new BlobNotFoundError(`there is no blob ${blob.id}`);
      return unavailable(error);
    });
    try {
      const hash = createHash('sha256');
      for await (const chunk of readBlob(handle, blob)) {
        hash.update(chunk);
        yield chunk;
      }
      if (sha256 !== undefined && hash.digest('hex') !== sha256)
        throw new BlobDamagedError(`blob ${blob.id} is not the content that was asked for`);
    } finally {
      await handle.close();
    }
  }

  async stat(blobId: string): Promise<{ readonly bytes: number } | null> {
    try {
      const { size } = await stat(this.fileOf(blobId));
      const bytes = clearBytes(size);
      if (bytes === null) throw new BlobDamagedError(`blob ${blobId} has a size that no blob has`);
      return { bytes };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      if (error instanceof BlobDamagedError) throw error;
      return unavailable(error);
    }
  }

  async delete(blobId: string): Promise<void> {
    const file = this.fileOf(blobId);
    await rm(file, { force: true }).catch(unavailable);
    await syncFolder(dirname(file)).catch((error: unknown) => {
      if (!(error instanceof DocumentVaultUnavailableError && isMissing(error.cause))) throw error;
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Fanned out, so that no folder grows without bound. */
  private fileOf(blobId: string): string {
    if (!idShape.test(blobId)) throw new BlobNotFoundError('this is no id of a blob');
    const shelf = createHash('sha256').update(blobId).digest('hex').slice(0, 2);
    return join(this.folder, shelf, blobId);
  }

  private async removeOld(file: string): Promise<void> {
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    // A younger one may be another process's, at work.
    if (Date.now() - mtimeMs > temporaryAge) await rm(file, { force: true }).catch(unavailable);
  }
}

async function writeBlob(handle: FileHandle, blob: BlobRef, bytes: AsyncIterable<Uint8Array>): Promise<BlobDigest> {
  const header = newHeader();
  const cipher = new BlobCipher(blob.key, blob.id, header);
  const hash = createHash('sha256');
  let size = 0;
  await handle.writeFile(header).catch(unavailable);
  for await (const { chunk, last } of regroup(bytes)) {
    hash.update(chunk);
    size += chunk.length;
    await handle.writeFile(cipher.encrypt(chunk, last)).catch(unavailable);
  }
  return { sha256: hash.digest('hex'), bytes: size };
}

async function* readBlob(handle: FileHandle, blob: BlobRef): AsyncIterable<Uint8Array> {
  const { size } = await handle.stat().catch(unavailable);
  if (clearBytes(size) === null) throw new BlobDamagedError(`blob ${blob.id} has a size that no blob has`);
  const cipher = new BlobCipher(blob.key, blob.id, await read(handle, blob.id, 0, headerBytes));
  for (let at = headerBytes; at < size; ) {
    const length = Math.min(chunkBytes + tagBytes, size - at);
    const sealed = await read(handle, blob.id, at, length);
    at += length;
    yield decrypt(cipher, sealed, at === size, blob.id);
  }
}

function decrypt(cipher: BlobCipher, sealed: Uint8Array, last: boolean, blobId: string): Buffer {
  try {
    return cipher.decrypt(sealed, last);
  } catch (cause) {
    throw new BlobDamagedError(`blob ${blobId} was changed, or this is not its key`, { cause });
  }
}

async function read(handle: FileHandle, blobId: string, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position).catch(unavailable);
  if (bytesRead !== length) throw new BlobDamagedError(`blob ${blobId} was cut off`);
  return buffer;
}

async function* limited(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > maxBytes) throw new BlobTooLargeError(maxBytes);
    yield part;
  }
}

/** A rename is durable only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(unavailable);
  try {
    await handle.sync().catch(unavailable);
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

function unavailable(cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException;
  throw new DocumentVaultUnavailableError(`the document vault can't be used (${code ?? 'unknown'})`, { cause });
}
