import { createHash } from 'node:crypto';
import { type BlobPart, type BlobRef, BlobNotFoundError, type DocumentVault } from '@attestory/document-vault';

/** A document vault in memory: clear bytes by blob id. */
export class MemoryVault implements DocumentVault {
  readonly blobs = new Map<string, Buffer>();

  async put({ id }: BlobRef, bytes: AsyncIterable<Uint8Array>) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    this.blobs.set(id, whole);
    return { sha256: createHash('sha256').update(whole).digest('hex'), bytes: whole.length };
  }

  async *get({ id }: BlobRef) {
    const whole = this.blobs.get(id);
    if (!whole) throw new BlobNotFoundError(id);
    yield whole as Uint8Array;
  }

  async *getPart({ id }: BlobRef, { start, end }: BlobPart) {
    const whole = this.blobs.get(id);
    if (!whole) throw new BlobNotFoundError(id);
    yield whole.subarray(start, end) as Uint8Array;
  }

  async stat(id: string) {
    const whole = this.blobs.get(id);
    return whole ? { bytes: whole.length } : null;
  }

  async delete(id: string) {
    this.blobs.delete(id);
  }

  async close() {}
}
