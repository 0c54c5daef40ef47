import { BlobDamagedError } from '../document-vault.port.js';

/**
 * How a blob lies in its file: a header (magic, version, salt), then chunks of 64 KiB, each followed by its tag. The last
 * chunk may be shorter; it is empty only in an empty blob. So the file's size alone says how many clear bytes it holds.
 */
export const chunkBytes = 65_536;
export const tagBytes = 16;
/** A whole chunk in the file. */
export const storedChunkBytes = chunkBytes + tagBytes;

const magic = Buffer.from('ATSBLOB', 'latin1');
const version = 1;
const saltBytes = 32;
export const headerBytes = magic.length + 1 + saltBytes;

export interface BlobLayout {
  readonly chunks: number;
  /** Of the last chunk, with its tag. */
  readonly lastStoredBytes: number;
  readonly clearBytes: number;
}

/** The header of a new blob. */
export function newHeader(salt: Uint8Array): Uint8Array {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes`);
  return Buffer.concat([magic, Uint8Array.of(version), salt]);
}

/** The salt in a header. @throws BlobDamagedError when it is none, or of a version that this program doesn't know */
export function saltIn(header: Uint8Array): Uint8Array {
  if (!magic.equals(header.subarray(0, magic.length))) throw new BlobDamagedError('the blob has no header');
  const found = header[magic.length];
  if (found !== version) throw new BlobDamagedError(`the blob is of version ${found}; this program knows ${version}`);
  return header.subarray(magic.length + 1, headerBytes);
}

/** @throws BlobDamagedError when no blob has this size */
export function layoutOf(fileBytes: number): BlobLayout {
  const body = fileBytes - headerBytes;
  const chunks = Math.ceil(body / storedChunkBytes);
  const lastStoredBytes = body - (chunks - 1) * storedChunkBytes;
  if (chunks < 1 || lastStoredBytes < tagBytes || (chunks > 1 && lastStoredBytes === tagBytes))
    throw new BlobDamagedError(`no blob has ${fileBytes} bytes`);
  return { chunks, lastStoredBytes, clearBytes: body - chunks * tagBytes };
}
