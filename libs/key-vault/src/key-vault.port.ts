/**
 * Data keys (AES-256), each wrapped by the master key: one per stream and subject whose personal data it hides, one per
 * document. Destroying a key is how personal data is erased from an immutable log.
 */
export interface KeyVault {
  /**
   * Keys by reference, in the order asked; new ones are made (random) and durable before this resolves. Two callers that
   * ask for the same new key at once get the same one.
   * @throws KeyDestroyedError when one of them was destroyed: it is never made again
   */
  ensure(refs: readonly KeyRef[]): Promise<readonly Uint8Array[]>;

  /** Keys by reference, in the order asked; null for one that was destroyed or never made. */
  get(refs: readonly KeyRef[]): Promise<readonly (Uint8Array | null)[]>;

  /** Destroys keys for good, durably; leaves a mark that they existed. */
  destroy(refs: readonly KeyRef[]): Promise<void>;

  close(): Promise<void>;
}

export interface KeyRef {
  /** What the key belongs to: a stream's name, e.g. `invitation-…` or `document-…`. */
  readonly scope: string;
  /** Whose data it hides within the scope, e.g. `signatory-…`, or `bytes` for a document's blob. */
  readonly subject: string;
}

export class KeyDestroyedError extends Error {
  override readonly name = 'KeyDestroyedError';
  constructor(readonly ref: KeyRef) {
    super(`the key of ${ref.subject} in ${ref.scope} was destroyed`);
  }
}
/** The wrapped key doesn't open under this master key: another one is needed, or the store was tampered with. */
export class WrongMasterKeyError extends Error {
  override readonly name = 'WrongMasterKeyError';
}
export class KeyVaultUnavailableError extends Error {
  override readonly name = 'KeyVaultUnavailableError';
}
