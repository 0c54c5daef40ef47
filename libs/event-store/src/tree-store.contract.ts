import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TreeStoreConflictError, type TreeLeaf, type TreeStore } from './tree-store.port.js';

/** An empty tree to test on. */
export interface OpenedTreeStore {
  readonly store: TreeStore;
  /** Closes `store` and opens the same tree again. */
  reopen(): Promise<TreeStore>;
  /** The same tree, opened by somebody else at the same time. */
  second(): Promise<TreeStore>;
  cleanup(): Promise<void>;
}

/** What every tree store does. */
export function treeStoreContract(name: string, open: () => Promise<OpenedTreeStore>): void {
  describe(`${name}, as a tree store`, () => {
    let opened: OpenedTreeStore;
    let store: TreeStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.cleanup());

    it('begins empty', async () => {
      expect(await store.size()).toEqual({ leaves: 0, position: null });
      expect(await store.leaves(0, 10)).toEqual([]);
      expect(await store.leafOf(randomUUID())).toBeNull();
      expect(await store.nodes([{ level: 0, index: 0 }])).toEqual([null]);
    });

    it('keeps leaves in order and tells their index and the last position', async () => {
      const leaves = freshLeaves(5);
      await store.append(0, leaves.slice(0, 2), []);
      await store.append(2, leaves.slice(2), []);
      expect(await store.size()).toEqual({ leaves: 5, position: leaves[4]?.position });
      expect(await store.leaves(0, 10)).toEqual(leaves);
      expect(await store.leaves(1, 3)).toEqual(leaves.slice(1, 4));
      expect(await store.leafOf(leaves[3]?.eventId ?? '')).toEqual({ index: 3, leaf: leaves[3] });
    });

    it('keeps nodes by level and index', async () => {
      const [a, b, ab] = [hash(), hash(), hash()];
      const nodes = [
        { level: 0, index: 0, hash: a },
        { level: 0, index: 1, hash: b },
        { level: 1, index: 0, hash: ab },
      ];
      await store.append(0, freshLeaves(2), nodes);
      const wanted = [
        { level: 1, index: 0 },
        { level: 0, index: 1 },
        { level: 1, index: 1 },
        { level: 0, index: 0 },
      ];
      expect(await store.nodes(wanted)).toEqual([ab, b, null, a]);
    });

    it('keeps ten thousand leaves added at once', async () => {
      const leaves = freshLeaves(10_000);
      const nodes = leaves.map((_, index) => ({ level: 0, index, hash: hash() }));
      await store.append(0, leaves, nodes);
      expect(await store.size()).toEqual({ leaves: 10_000, position: leaves[9_999]?.position });
      expect(await store.leaves(9_998, 10)).toEqual(leaves.slice(9_998));
      expect(await store.nodes([{ level: 0, index: 9_999 }])).toEqual([nodes[9_999]?.hash]);
    });

    it.each([0, 2, 4])('refuses leaves for a tree of %i leaves when it has 3', async (expected) => {
      const leaves = freshLeaves(3);
      await store.append(0, leaves, []);
      const refused = store.append(expected, freshLeaves(1), [{ level: 0, index: 9, hash: hash() }]);
      await expect(refused).rejects.toThrow(TreeStoreConflictError);
      expect(await store.leaves(0, 10)).toEqual(leaves);
      expect(await store.nodes([{ level: 0, index: 9 }])).toEqual([null]);
    });

    it('adds all or nothing', async () => {
      const leaf = freshLeaves(1);
      const [once, again] = [hash(), hash()];
      await store.append(0, leaf, [{ level: 0, index: 0, hash: once }]);
      await expect(store.append(1, freshLeaves(2), [{ level: 0, index: 0, hash: again }])).rejects.toThrow();
      expect(await store.size()).toMatchObject({ leaves: 1 });
      expect(await store.nodes([{ level: 0, index: 0 }])).toEqual([once]);
    });

    it('lets one of two win who add at once', async () => {
      const second = await opened.second();
      const results = await Promise.allSettled(
        [store, second, store].map((one) => one.append(0, freshLeaves(2), [{ level: 0, index: 0, hash: hash() }])),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await second.size()).toEqual(await store.size());
      expect(await store.size()).toMatchObject({ leaves: 2 });
    });

    it('is the same after reopening', async () => {
      const leaves = freshLeaves(3);
      await store.append(0, leaves, [{ level: 0, index: 0, hash: hash() }]);
      const again = await opened.reopen();
      expect(await again.leaves(0, 10)).toEqual(leaves);
      await again.append(3, freshLeaves(1), []);
      expect(await again.size()).toMatchObject({ leaves: 4 });
    });

    it('refuses everything once closed, and may be closed again', async () => {
      const waiting = store.append(0, freshLeaves(1), []);
      await store.close();
      await store.close();
      await waiting;
      await expect(store.append(1, freshLeaves(1), [])).rejects.toThrow();
      await expect(store.size()).rejects.toThrow();
    });
  });
}

function freshLeaves(count: number): TreeLeaf[] {
  return Array.from({ length: count }, (_, at) => ({
    eventId: randomUUID(),
    eventHash: hash(),
    position: String(at + 1).padStart(16, '0'),
  }));
}

function hash(): string {
  return randomBytes(32).toString('hex');
}
