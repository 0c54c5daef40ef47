import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type KeyRef, WrongMasterKeyError } from './key-vault.port.js';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** How long a wrapped key is, in bytes: nonce, ciphertext, tag. */
export const wrappedBytes = nonceBytes + keyBytes + tagBytes;

/** Wraps data keys by AES-256-GCM with a random nonce; bound to the place of each, so that none opens elsewhere. */
export class MasterKey {
  private readonly key: KeyObject;

  /** @throws RangeError when it isn't 32 bytes long */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== keyBytes) throw new RangeError(`a master key has ${keyBytes} bytes, not ${bytes.length}`);
    this.key = createSecretKey(bytes);
  }

  wrap(ref: KeyRef, dataKey: Uint8Array): Uint8Array {
    return this.seal(placeOf(ref), dataKey);
  }

  /** @throws WrongMasterKeyError when it was wrapped by another master key, for another place, or was changed */
  unwrap(ref: KeyRef, wrapped: Uint8Array): Uint8Array {
    return this.open(placeOf(ref), wrapped, `the key of ${ref.subject} in ${ref.scope}`);
  }

  /** A value that only this master key accepts. */
  checkValue(): Uint8Array {
    return this.seal(checkPlace, new Uint8Array(keyBytes));
  }

  /** @throws WrongMasterKeyError when the value was made by another one */
  accept(checkValue: Uint8Array): void {
    this.open(checkPlace, checkValue, 'the key vault');
  }

  private seal(place: string, dataKey: Uint8Array): Uint8Array {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.key, nonce).setAAD(Buffer.from(place, 'utf8'));
    return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  }

  private open(place: string, wrapped: Uint8Array, what: string): Uint8Array {
    try {
      const nonce = wrapped.subarray(0, nonceBytes);
      const decipher = createDecipheriv(algorithm, this.key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(place, 'utf8')).setAuthTag(wrapped.subarray(-tagBytes));
      const dataKey = decipher.update(wrapped.subarray(nonceBytes, -tagBytes));
      decipher.final();
      // Not a view: a Buffer may share its memory with others.
      return new Uint8Array(dataKey);
    } catch (cause) {
      throw new WrongMasterKeyError(
        `${what} does not open under this master key: give it the master.key that made this data`,
        { cause },
      );
    }
  }
}

const checkPlace = 'attestory.key-vault.check.v1\n';

/** As JSON, since no two pairs of texts have the same. */
function placeOf({ scope, subject }: KeyRef): string {
  return `attestory.key-vault.key.v1\n${JSON.stringify([scope, subject])}`;
}
