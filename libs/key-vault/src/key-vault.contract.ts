import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  KeyDestroyedError,
  type KeyRef,
  type KeyVault,
  KeyVaultUnavailableError,
  WrongMasterKeyError,
} from './key-vault.port.js';

/** One store for a test to work on. */
export interface KeyVaultStore {
  /** Opens the same store each time, as another process would. */
  open(masterKey: Uint8Array): Promise<KeyVault>;
  /** Closes nothing, removes the store. */
  remove(): Promise<void>;
}

const masterKey = new Uint8Array(32).fill(7);
const ref = (subject: string, scope = 'invitation-1'): KeyRef => ({ scope, subject });

/** What every key vault does. */
export function keyVaultContract(adapter: string, newStore: () => Promise<KeyVaultStore>): void {
  let store: KeyVaultStore;
  let vaults: KeyVault[];
  const open = async (key = masterKey) => {
    const vault = await store.open(key);
    vaults.push(vault);
    return vault;
  };
  beforeEach(async () => {
    store = await newStore();
    vaults = [];
  });
  afterEach(async () => {
    for (const vault of vaults) await vault.close();
    await store.remove();
  });

  describe(`the key vault on ${adapter}`, () => {
    makingContract(open);
    destroyingContract(open);

    it('refuses another master key, and opens again under its own', async () => {
      const vault = await open();
      const [key] = await vault.ensure([ref('a')]);
      await expect(open(new Uint8Array(32).fill(8))).rejects.toThrow(WrongMasterKeyError);
      expect(await (await open()).get([ref('a')])).toEqual([key]);
    });

    it('does nothing more once it is closed', async () => {
      const vault = await open();
      await vault.close();
      await vault.close();
      for (const use of [vault.ensure([ref('a')]), vault.get([ref('a')]), vault.destroy([ref('a')])])
        await expect(use).rejects.toThrow(KeyVaultUnavailableError);
    });

    it('finishes what was asked before it was closed', async () => {
      const vault = await open();
      const making = vault.ensure([ref('a')]);
      await Promise.resolve();
      await vault.close();
      expect(await (await open()).get([ref('a')])).toEqual(await making);
    });
  });
}

function makingContract(open: () => Promise<KeyVault>): void {
  it('makes a key of 32 bytes per reference, each another one, in the order asked', async () => {
    const vault = await open();
    const refs = [ref('a'), ref('b'), ref('a', 'document-1')];
    const keys = await vault.ensure(refs);
    expect(keys.map(({ length }) => length)).toEqual([32, 32, 32]);
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
    expect(await vault.ensure(refs.toReversed())).toEqual(keys.toReversed());
    expect(await vault.get(refs.toReversed())).toEqual(keys.toReversed());
  });

  it('gives the same key when a reference is asked twice in one call, or by two callers at once', async () => {
    const vault = await open();
    const [[a, b], [c], [d]] = await Promise.all([
      vault.ensure([ref('a'), ref('a')]),
      vault.ensure([ref('a')]),
      vault.ensure([ref('a')]),
    ]);
    expect([b, c, d]).toEqual([a, a, a]);
  });

  it('gives the same key to two processes at once', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const refs = Array.from({ length: 50 }, (_, i) => ref(`s-${i}`));
    const [keys, same] = await Promise.all([one.ensure(refs), other.ensure(refs.toReversed())]);
    expect(same.toReversed()).toEqual(keys);
  });

  it('makes many keys at once', async () => {
    const vault = await open();
    const refs = Array.from({ length: 3_000 }, (_, i) => ref(`s-${i}`, `invitation-${i % 7}`));
    const keys = await vault.ensure(refs);
    expect(await (await open()).get(refs)).toEqual(keys);
  });

  it('adds what is new to what is there', async () => {
    const vault = await open();
    const [a] = await vault.ensure([ref('a')]);
    const [b, again] = await vault.ensure([ref('b'), ref('a')]);
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
  });

  it('keeps keys for the next time it is opened', async () => {
    const vault = await open();
    const keys = await vault.ensure([ref('a'), ref('b')]);
    await vault.close();
    expect(await (await open()).get([ref('a'), ref('b')])).toEqual(keys);
  });

  it('has no key that was never made', async () => {
    const vault = await open();
    const [a] = await vault.ensure([ref('a')]);
    expect(await vault.get([ref('b'), ref('a'), ref('a', 'invitation-2')])).toEqual([null, a, null]);
  });

  it('takes an empty list', async () => {
    const vault = await open();
    expect(await vault.ensure([])).toEqual([]);
    expect(await vault.get([])).toEqual([]);
    await vault.destroy([]);
  });

  it('does not mix up scope and subject', async () => {
    const vault = await open();
    const refs = [ref('bc', 'a'), ref('c', 'ab'), ref('', 'abc'), ref('","', 'a'), ref('a', '","')];
    const keys = await vault.ensure(refs);
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(refs.length);
    expect(await (await open()).get(refs)).toEqual(keys);
  });

  it('gives bytes that the caller may change', async () => {
    const vault = await open();
    const [key] = await vault.ensure([ref('a')]);
    const kept = key?.slice();
    key?.fill(0);
    for (let i = 0; i < 3; i++) {
      const [read] = await vault.get([ref('a')]);
      expect(read).toEqual(kept);
      read?.fill(0);
    }
  });
}

function destroyingContract(open: () => Promise<KeyVault>): void {
  it('has no destroyed key any more, and keeps the others', async () => {
    const vault = await open();
    const [, b] = await vault.ensure([ref('a'), ref('b'), ref('c')]);
    await vault.get([ref('a'), ref('b'), ref('c')]);
    await vault.destroy([ref('a'), ref('c')]);
    expect(await vault.get([ref('a'), ref('b'), ref('c')])).toEqual([null, b, null]);
    await vault.close();
    expect(await (await open()).get([ref('a'), ref('b'), ref('c')])).toEqual([null, b, null]);
  });

  it('never makes a destroyed key again, and says which it was', async () => {
    const vault = await open();
    await vault.ensure([ref('a')]);
    await vault.destroy([ref('a')]);
    const attempt = vault.ensure([ref('new'), ref('a')]);
    await expect(attempt).rejects.toThrow(KeyDestroyedError);
    await expect(attempt).rejects.toMatchObject({ ref: ref('a') });
    expect(await vault.get([ref('new')])).toEqual([null]);
    await vault.close();
    await expect((await open()).ensure([ref('a')])).rejects.toThrow(KeyDestroyedError);
  });

  it('fails no other caller because of a destroyed key', async () => {
    const vault = await open();
    await vault.ensure([ref('a')]);
    await vault.destroy([ref('a')]);
    const [bad, good] = await Promise.allSettled([vault.ensure([ref('a')]), vault.ensure([ref('b')])]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('destroys once more without complaint', async () => {
    const vault = await open();
    await vault.ensure([ref('a')]);
    await vault.destroy([ref('a')]);
    await vault.destroy([ref('a'), ref('a')]);
    expect(await vault.get([ref('a')])).toEqual([null]);
  });

  it('leaves no mark of a key that never was', async () => {
    const vault = await open();
    await vault.destroy([ref('a')]);
    const keys = await vault.ensure([ref('a')]);
    expect(await vault.get([ref('a')])).toEqual(keys);
  });

  it('does not serve a key that another process destroyed', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const keys = await one.ensure([ref('a'), ref('b')]);
    expect(await one.get([ref('a'), ref('b')])).toEqual(keys);
    await other.destroy([ref('a')]);
    expect(await one.get([ref('a'), ref('b')])).toEqual([null, keys[1]]);
    await expect(one.ensure([ref('a')])).rejects.toThrow(KeyDestroyedError);
  });
}
