/** Bytes of documents, one encrypted blob each, under a key of its own. Never shared between documents or tenants. */
export interface DocumentVault {
  /**
   * Streams bytes into a new blob while hashing them; durable before it resolves (temporary name, fsync, rename, fsync of
   * the folder). A failed or aborted put leaves nothing under the blob's id. A put over an existing id replaces it in one
   * step (a repeat after a crash).
   * @throws BlobTooLargeError past `maxBytes`: reading stops there
   * @throws DocumentVaultUnavailableError full disk, I/O error, read-only
   */
  put(blob: BlobRef, bytes: AsyncIterable<Uint8Array>, limits?: { readonly maxBytes?: number }): Promise<BlobDigest>;

  /**
   * The bytes, in order; each chunk is authenticated before it is given out. When `sha256` is given and the whole differs
   * from it, the iteration ends with BlobDamagedError.
   * @throws BlobNotFoundError, BlobDamagedError (wrong key too), DocumentVaultUnavailableError
   */
  get(blob: BlobRef, expected?: { readonly sha256?: string } & BlobReading): AsyncIterable<Uint8Array>;

  /**
   * Some of the bytes, in order, without reading those before them. Each chunk is authenticated before it is given out; the
   * hash of the whole can't be checked.
   * @throws RangeError when the part isn't within the blob; otherwise as {@link get}
   */
  getPart(blob: BlobRef, part: BlobPart, reading?: BlobReading): AsyncIterable<Uint8Array>;

  /** Whether the blob is there, and how many clear bytes it holds. */
  stat(blobId: string): Promise<{ readonly bytes: number } | null>;

  /** Removes the blob, durably. Nothing to remove is no error. */
  delete(blobId: string): Promise<void>;

  close(): Promise<void>;
}

export interface BlobRef {
  /** `[a-z0-9-]{1,120}` */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Offsets in the clear bytes. */
export interface BlobPart {
  readonly start: number;
  /** After the last byte. */
  readonly end: number;
}

export interface BlobReading {
  /**
   * The memory of each piece may be taken back when the next is asked for: for who is done with it by then. Otherwise a
   * piece may be kept and changed.
   */
  readonly fleeting?: boolean;
}

export interface BlobDigest {
  /** Lowercase hex, of the clear bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

export class BlobNotFoundError extends Error {
  override readonly name = 'BlobNotFoundError';
}
export class BlobDamagedError extends Error {
  override readonly name = 'BlobDamagedError';
}
export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError';
  constructor(readonly maxBytes: number) {
    super(`more than ${maxBytes} bytes`);
  }
}
export class DocumentVaultUnavailableError extends Error {
  override readonly name = 'DocumentVaultUnavailableError';
}
