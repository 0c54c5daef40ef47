import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyConflictError, type KeyTransfer, type StoredKey } from './key-transfer.port.js';
import { KeyDestroyedError, type KeyRef, type KeyVault, WrongMasterKeyError } from './key-vault.port.js';

type Transferring = KeyVault & KeyTransfer;

/** Two stores of one adapter. */
export interface TwoKeyStores {
  open(which: 'from' | 'to', masterKey: Uint8Array): Promise<Transferring>;
  remove(): Promise<void>;
}

const masterKey = new Uint8Array(32).fill(7);
const ref = (subject: string): KeyRef => ({ scope: 'invitation-1', subject });

/** What every key vault does when its keys move to another one. */
export function keyTransferContract(adapter: string, newStores: () => Promise<TwoKeyStores>): void {
  describe(`keys that move from ${adapter} to ${adapter}`, () => {
    let stores: TwoKeyStores;
    let from: Transferring;
    let to: Transferring;
    beforeEach(async () => {
      stores = await newStores();
      from = await stores.open('from', masterKey);
      to = await stores.open('to', masterKey);
    });
    afterEach(async () => {
      await from.close();
      await to.close();
      await stores.remove();
    });

    const allOf = async (vault: Transferring) => {
      const all: StoredKey[] = [];
      for await (const batch of vault.stored()) all.push(...batch);
      return all;
    };
    const move = async () => {
      for await (const batch of from.stored()) await to.adopt(batch);
    };

    it('are the same there, and none is in the clear on the way', async () => {
      const refs = Array.from({ length: 2_500 }, (_, i) => ref(`s-${i}`));
      const keys = await from.ensure(refs);
      await move();
      expect(await to.get(refs)).toEqual(keys);
      const [first] = (await allOf(from)).filter(({ ref: { subject } }) => subject === 's-0');
      expect(Buffer.from(first?.wrapped as Uint8Array).includes(Buffer.from(keys[0] as Uint8Array))).toBe(false);
    });

    it('leave their marks there when they were destroyed', async () => {
      await from.ensure([ref('a'), ref('b')]);
      await from.destroy([ref('a')]);
      await move();
      expect((await to.get([ref('a'), ref('b')])).map((key) => key === null)).toEqual([true, false]);
      await expect(to.ensure([ref('a')])).rejects.toThrow(KeyDestroyedError);
    });

    it('may be moved again and again, and are destroyed there when they were destroyed since', async () => {
      const [, b] = await from.ensure([ref('a'), ref('b')]);
      await move();
      await move();
      expect(await to.get([ref('b')])).toEqual([b]);
      await from.destroy([ref('a')]);
      await move();
      expect(await to.get([ref('a'), ref('b')])).toEqual([null, b]);
      expect(await allOf(to)).toHaveLength(2);
    });

    it('bring none back that was destroyed there', async () => {
      await from.ensure([ref('a')]);
      await move();
      await to.destroy([ref('a')]);
      await move();
      expect(await to.get([ref('a')])).toEqual([null]);
    });

    it('take the place of no other key', async () => {
      await from.ensure([ref('a')]);
      const [own] = await to.ensure([ref('a')]);
      await expect(move()).rejects.toThrow(KeyConflictError);
      expect(await to.get([ref('a')])).toEqual([own]);
    });

    it('are refused, all of them, when one is wrapped by another master key or of another place', async () => {
      await from.ensure([ref('a'), ref('b')]);
      const [one, other] = (await allOf(from)) as [StoredKey, StoredKey];
      const moved = { ref: other.ref, wrapped: one.wrapped };
      await expect(to.adopt([one, moved])).rejects.toThrow(WrongMasterKeyError);
      expect(await allOf(to)).toEqual([]);
    });
  });
}
