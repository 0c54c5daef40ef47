import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { BlobDamagedError, type BlobRef } from '../document-vault.port.js';
import { newHeader, saltIn, tagBytes } from './blob-layout.js';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const prefixBytes = 7;

/** A chunk of ciphertext and its tag. */
export interface SealedChunk {
  readonly ciphertext: Uint8Array;
  readonly tag: Uint8Array;
}

/**
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", 2015) over AES-256-GCM: chunk i of a blob has the nonce prefix ‖ i ‖ last?, so a chunk that is
 * moved, left out or added, and a file cut short, don't authenticate. Key and prefix are derived from the document's key,
 * the blob's random salt and its id; id and header are authenticated with each chunk.
 */
export class ChunkCipher {
  private readonly key: Uint8Array;
  private readonly prefix: Uint8Array;
  private readonly context: Uint8Array;

  private constructor(blob: BlobRef, header: Uint8Array, salt: Uint8Array) {
    const info = `attestory.document-vault.v1\n${blob.id}`;
    const derived = new Uint8Array(hkdfSync('sha256', blob.key, salt, info, keyBytes + prefixBytes));
    this.key = derived.subarray(0, keyBytes);
    this.prefix = derived.subarray(keyBytes);
    this.context = Buffer.concat([header, Buffer.from(blob.id, 'utf8')]);
  }

  /** For a new blob, with the header that goes before its chunks. */
  static forWriting(blob: BlobRef, salt: Uint8Array): { readonly header: Uint8Array; readonly cipher: ChunkCipher } {
    const header = newHeader(salt);
    return { header, cipher: new ChunkCipher(blob, header, salt) };
  }

  /** @throws BlobDamagedError when the header is none */
  static forReading(blob: BlobRef, header: Uint8Array): ChunkCipher {
    return new ChunkCipher(blob, header, saltIn(header));
  }

  seal(index: number, last: boolean, clear: Uint8Array): SealedChunk {
    const cipher = createCipheriv(algorithm, this.key, this.nonce(index, last), { authTagLength: tagBytes });
    cipher.setAAD(this.context);
    const ciphertext = cipher.update(clear);
    cipher.final();
    return { ciphertext, tag: cipher.getAuthTag() };
  }

  /** @throws BlobDamagedError when anything about it isn't as it was sealed, or the key is another one */
  open(index: number, last: boolean, stored: Uint8Array): Uint8Array {
    const decipher = createDecipheriv(algorithm, this.key, this.nonce(index, last), { authTagLength: tagBytes });
    decipher.setAAD(this.context);
    decipher.setAuthTag(stored.subarray(-tagBytes));
    const clear = decipher.update(stored.subarray(0, -tagBytes));
    try {
      decipher.final();
    } catch (error) {
      throw new BlobDamagedError(`chunk ${index} of the blob is damaged, or the key is a wrong one`, { cause: error });
    }
    return clear;
  }

  private nonce(index: number, last: boolean): Uint8Array {
    const nonce = Buffer.alloc(prefixBytes + 5);
    nonce.set(this.prefix);
    nonce.writeUInt32BE(index, prefixBytes);
    nonce[prefixBytes + 4] = last ? 1 : 0;
    return nonce;
  }
}
