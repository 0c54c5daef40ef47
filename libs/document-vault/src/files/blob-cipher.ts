import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { BlobDamagedError } from '../document-vault.port.js';

/** Clear bytes of a chunk; only the last one may hold fewer. */
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;
const magic = Buffer.from('ATVB\x01', 'latin1');
const saltBytes = 32;
export const headerBytes = magic.length + saltBytes;

/** A new blob's header: magic, version, and the salt that its own key is derived with. */
export function newHeader(): Buffer {
  return Buffer.concat([magic, randomBytes(saltBytes)]);
}

/** Clear bytes in a file of a size; null when no blob has that size. */
export function clearBytes(fileBytes: number): number | null {
  const sealed = fileBytes - headerBytes;
  const chunks = Math.ceil(sealed / (chunkBytes + tagBytes));
  const clear = sealed - chunks * tagBytes;
  return chunks >= 1 && clear >= (chunks - 1) * chunkBytes ? clear : null;
}

/**
 * Encrypts or decrypts a blob chunk by chunk (AES-256-GCM in the STREAM construction): the nonce counts the chunks and marks
 * the last one, so that a cut, an addition or a changed order shows. The key is derived from the document's key, the salt
 * and the blob's id, so that a blob in another's place shows, too.
 */
export class BlobCipher {
  private readonly key: Buffer;
  private count = 0;

  /** @throws BlobDamagedError when the header isn't one of ours */
  constructor(documentKey: Uint8Array, blobId: string, header: Uint8Array) {
    if (header.length !== headerBytes || !magic.equals(header.subarray(0, magic.length)))
      throw new BlobDamagedError(`blob ${blobId} does not begin as one`);
    const info = `attestory.blob.v1\n${blobId}`;
    this.key = Buffer.from(hkdfSync('sha256', documentKey, header.subarray(magic.length), info, 32));
  }

  encrypt(chunk: Uint8Array, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, this.nonce(last));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when the chunk is not the one that belongs here */
  decrypt(sealed: Uint8Array, last: boolean): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, this.nonce(last), { authTagLength: tagBytes });
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  }

  private nonce(last: boolean): Buffer {
    const nonce = Buffer.alloc(12);
    nonce.writeBigUInt64BE(BigInt(this.count++), 3);
    nonce[11] = last ? 1 : 0;
    return nonce;
  }
}
