import type { FileHandle } from 'node:fs/promises';
import type { BlobSink, StoredBlob } from '../blob/stored-blob.js';
import { BlobDamagedError } from '../document-vault.port.js';
import { onDisk } from './file-system.js';

/** A blob's bytes in a file. */
export class BlobFile implements StoredBlob, BlobSink {
  readonly chunksPerRead = 4;
  readonly chunksPerWrite = 4;

  constructor(private readonly file: FileHandle) {}

  async size(): Promise<number> {
    return (await onDisk(() => this.file.stat())).size;
  }

  async read(into: Uint8Array, position: number): Promise<void> {
    for (let read = 0; read < into.length; ) {
      const rest = { offset: read, length: into.length - read, position: position + read };
      const { bytesRead } = await onDisk(() => this.file.read(into, rest));
      if (bytesRead === 0) throw new BlobDamagedError('the blob was cut while it was read');
      read += bytesRead;
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    // A disk that fills up takes a part and says how much; the next write then says why.
    for (let written = 0; written < bytes.length; ) {
      const rest = bytes.subarray(written);
      written += (await onDisk(() => this.file.write(rest))).bytesWritten;
    }
  }
}
