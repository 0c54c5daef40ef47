import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TreeBuilder } from '@attestory/application';
import type { EventStore, TreeStore } from '@attestory/event-store';

/**
 * Makes the log's Merkle tree in a file of its own, which goes when `work` is done: for a machine that has no tree, as the
 * service runs on others.
 * @throws EventDamagedError when an event can't be read; the stores' errors
 */
export async function withTreeFromLog<T>(store: EventStore, work: (tree: TreeStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'attestory-tree-'));
  const { openSqliteTreeStore } = await import('@attestory/event-store/open-sqlite');
  const tree = await openSqliteTreeStore({ file: join(folder, 'tree.sqlite') });
  try {
    await grow(store, tree);
    return await work(tree);
  } finally {
    await tree.close();
    await rm(folder, { recursive: true });
  }
}

async function grow(store: EventStore, tree: TreeStore): Promise<void> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const builder = new TreeBuilder(store, tree, fail);
  await builder.start();
  try {
    await Promise.race([builder.catchUp(Number.POSITIVE_INFINITY), failed]);
  } finally {
    await builder.stop();
  }
}
