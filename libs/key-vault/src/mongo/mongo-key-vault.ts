import { randomBytes } from 'node:crypto';
import type { MongoDatabase } from '@attestory/mongo';
import { KeyConflictError, type KeyTransfer, type StoredKey } from '../key-transfer.port.js';
import { KeyDestroyedError, type KeyRef, type KeyVault, KeyVaultUnavailableError } from '../key-vault.port.js';
import { MasterKey } from '../master-key.js';
import { checkMasterKey } from './check-master-key.js';
import { bytesOf, type KeyDocument, KeyDocuments, nameOf } from './key-documents.js';

type Found = ReadonlyMap<string, KeyDocument>;

/**
 * Keys in a MongoDB database. Nothing is cached: a key that one process destroys is gone for all others at their next call,
 * and to ask whether it is still there takes as long as to ask for it.
 */
export class MongoKeyVault implements KeyVault, KeyTransfer {
  private readonly working = new Set<Promise<unknown>>();
  private closed = false;

  private constructor(
    private readonly keys: KeyDocuments,
    private readonly master: MasterKey,
  ) {}

  static async open(mongo: MongoDatabase, masterKey: Uint8Array): Promise<MongoKeyVault> {
    const master = new MasterKey(masterKey);
    await checkMasterKey(mongo, master);
    return new MongoKeyVault(new KeyDocuments(mongo), master);
  }

  ensure(refs: readonly KeyRef[]): Promise<readonly Uint8Array[]> {
    return this.whileOpen(async () => {
      const found = await this.keys.find(refs);
      refuseDestroyed(refs, found);
      const missing = refs.filter((ref) => !found.has(nameOf(ref)));
      if (missing.length === 0) return this.unwrapAll(refs, found);
      const fresh = [...new Map(missing.map((ref) => [nameOf(ref), ref])).values()];
      await this.keys.add(fresh.map((ref) => [ref, this.master.wrap(ref, randomBytes(32))]));
      // Another caller may have been faster: what is there counts.
      const all = new Map([...found, ...(await this.keys.find(fresh))]);
      refuseDestroyed(refs, all);
      return this.unwrapAll(refs, all);
    });
  }

  get(refs: readonly KeyRef[]): Promise<readonly (Uint8Array | null)[]> {
    return this.whileOpen(async () => {
      const found = await this.keys.find(refs);
      return refs.map((ref) => this.unwrap(ref, found));
    });
  }

  destroy(refs: readonly KeyRef[]): Promise<void> {
    return this.whileOpen(() => this.keys.destroy(refs));
  }

  async *stored(): AsyncGenerator<readonly StoredKey[]> {
    for (let after = ''; ; ) {
      const batch = await this.whileOpen(() => this.keys.after(after));
      const last = batch.at(-1);
      if (!last) return;
      yield batch.map(({ scope, subject, wrapped, destroyed }) => ({
        ref: { scope, subject },
        wrapped: destroyed ? null : bytesOf(wrapped),
      }));
      after = last._id;
    }
  }

  adopt(keys: readonly StoredKey[]): Promise<void> {
    return this.whileOpen(async () => {
      for (const { ref, wrapped } of keys) if (wrapped) this.master.unwrap(ref, wrapped);
      const found = await this.keys.find(keys.map(({ ref }) => ref));
      const missing = keys.filter(({ ref }) => !found.has(nameOf(ref)));
      await this.keys.add(missing.map(({ ref, wrapped }) => [ref, wrapped]));
      const destroyed = keys.filter(({ wrapped }) => !wrapped).map(({ ref }) => ref);
      await this.keys.destroy(destroyed);
      refuseOthers(keys, await this.keys.find(keys.map(({ ref }) => ref)));
    });
  }

  /** The database stays open: others use it, too. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.working);
  }

  private unwrapAll(refs: readonly KeyRef[], found: Found): readonly Uint8Array[] {
    return refs.map((ref) => {
      const key = this.unwrap(ref, found);
      if (!key) throw new KeyVaultUnavailableError('a key that was just made is not there');
      return key;
    });
  }

  private unwrap(ref: KeyRef, found: Found): Uint8Array | null {
    const stored = found.get(nameOf(ref));
    return !stored || stored.destroyed ? null : this.master.unwrap(ref, bytesOf(stored.wrapped));
  }

  private async whileOpen<T>(work: () => Promise<T>): Promise<T> {
    if (this.closed) throw new KeyVaultUnavailableError('the key vault is closed');
    const working = work();
    this.working.add(working);
    try {
      return await working;
    } finally {
      this.working.delete(working);
    }
  }
}

/** @throws KeyDestroyedError */
function refuseDestroyed(refs: readonly KeyRef[], found: Found): void {
  const destroyed = refs.find((ref) => found.get(nameOf(ref))?.destroyed);
  if (destroyed) throw new KeyDestroyedError(destroyed);
}

/** @throws KeyConflictError */
function refuseOthers(keys: readonly StoredKey[], found: Found): void {
  for (const { ref, wrapped } of keys) {
    const there = found.get(nameOf(ref));
    const isSame = there?.destroyed || (wrapped && Buffer.compare(bytesOf(there?.wrapped), wrapped) === 0);
    if (!isSame) throw new KeyConflictError(ref);
  }
}
