import { EventDigester, MerkleFrontier, MerkleHasher, type MerkleNode, peaksOf } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { TreeLeaf, TreeStore } from '@attestory/event-store';
import type { Stores } from '@attestory/server';
import { inStep, isSame } from './in-step.js';

type LogAndTree = Pick<Stores, 'store' | 'tree'>;

/** The copied log, as it was read back. */
export interface CheckedCopy {
  readonly events: number;
  /** Over the leaves of all its events. */
  readonly root: string;
  /** How many leaves the source's tree has, whose root came out the same. */
  readonly provenLeaves: number;
}

const atOnce = 1_000;

/**
 * Reads the target's log, compares it with the source's byte by byte, hashes each event anew and builds the Merkle tree from
 * that, which must have the root that the source's tree has.
 * @throws Error with the place of the first difference
 */
export async function checkCopy(
  source: LogAndTree,
  target: LogAndTree,
  progress: (events: number) => void,
): Promise<CheckedCopy> {
  const digester = new EventDigester(sha256);
  const proven = await rootOf(source.tree);
  const tree = new GrowingTree(target.tree, (await target.tree.size()).leaves);
  let events = 0;
  if (proven.leaves === 0) proven.root = tree.root();
  for await (const [event, copy] of inStep(source.store, target.store)) {
    if (!event) break;
    if (!copy || !isSame(event, copy))
      throw new Error(`event ${events + 1} (${event.stream}) is not in the target as it was`);
    const { computed } = digester.digest(copy);
    if (computed === null) throw new Error(`event ${events + 1} (${event.stream}) can't be hashed`);
    await tree.add({ eventId: copy.id, eventHash: computed, position: copy.position });
    events++;
    if (events === proven.leaves && tree.root() !== proven.root)
      throw new Error(`the Merkle root over ${events} events is not the same in the target`);
    if (events % atOnce === 0) progress(events);
  }
  if (events < proven.leaves)
    throw new Error(`the source’s tree has ${proven.leaves} leaves, its log ${events} events`);
  await tree.flush();
  progress(events);
  return { events, root: tree.root(), provenLeaves: proven.leaves };
}

async function rootOf(tree: TreeStore): Promise<{ readonly leaves: number; root: string }> {
  const { leaves } = await tree.size();
  const peaks = await tree.nodes(peaksOf(leaves));
  if (peaks.includes(null)) throw new Error('the source’s tree lacks nodes');
  return { leaves, root: new MerkleFrontier(new MerkleHasher(sha256), leaves, peaks as string[]).root() };
}

/** The target's tree: leaves that it has already are counted, others are added. */
class GrowingTree {
  private readonly frontier = new MerkleFrontier(new MerkleHasher(sha256));
  private leaves: TreeLeaf[] = [];
  private nodes: MerkleNode[] = [];

  constructor(
    private readonly store: TreeStore,
    private stored: number,
  ) {}

  root(): string {
    return this.frontier.root();
  }

  async add(leaf: TreeLeaf): Promise<void> {
    const isNew = this.frontier.leaves >= this.stored;
    const nodes = this.frontier.append(leaf.eventHash);
    if (!isNew) return;
    this.leaves.push(leaf);
    this.nodes.push(...nodes);
    if (this.leaves.length === atOnce) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.leaves.length === 0) return;
    await this.store.append(this.stored, this.leaves, this.nodes);
    this.stored += this.leaves.length;
    [this.leaves, this.nodes] = [[], []];
  }
}
