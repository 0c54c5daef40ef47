import type { KeyRef } from './key-vault.port.js';

/** A key as it lies in a vault. */
export interface StoredKey {
  readonly ref: KeyRef;
  /** Under the master key; null: it was destroyed, and this is its mark. */
  readonly wrapped: Uint8Array | null;
}

/** Takes all keys from one vault to another under the same master key; none of them is ever in the clear. */
export interface KeyTransfer {
  /** All keys and marks, in batches, in any order. */
  stored(): AsyncIterable<readonly StoredKey[]>;

  /**
   * Keeps keys and marks of another vault, durably. What is there already stays as it is, but that a mark destroys the key
   * whose mark it is.
   * @throws WrongMasterKeyError when a key was wrapped by another master key; none is kept then
   * @throws KeyConflictError when another key is in the place of one
   */
  adopt(keys: readonly StoredKey[]): Promise<void>;
}

/** Two vaults hold different keys for the same data. */
export class KeyConflictError extends Error {
  override readonly name = 'KeyConflictError';
  constructor({ scope, subject }: KeyRef) {
    super(`there is another key of ${subject} in ${scope} already`);
  }
}
