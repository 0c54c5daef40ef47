/** A blob's stored bytes, header first, wherever they lie. */
export interface StoredBlob {
  /** How many chunks are best read at once. */
  readonly chunksPerRead: number;
  /** How many bytes there are, header and tags included. */
  size(): Promise<number>;
  /** Fills the memory with what lies from a place on. @throws BlobDamagedError when less is there */
  read(into: Uint8Array, position: number): Promise<void>;
}

/** Takes a blob's stored bytes, header first, as they are made. */
export interface BlobSink {
  /** How many chunks are best written at once. */
  readonly chunksPerWrite: number;
  /** The memory is the caller's again afterwards. */
  write(bytes: Uint8Array): Promise<void>;
}
