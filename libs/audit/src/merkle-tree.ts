import type { MerkleHasher } from './merkle-hash.js';

/** A complete subtree: 2^level leaves from index·2^level on. Level 0 are the leaf hashes. */
export interface NodeAddress {
  readonly level: number;
  readonly index: number;
}

/** A complete subtree and its hash (lowercase hex). */
export interface MerkleNode extends NodeAddress {
  readonly hash: string;
}

/** The complete subtrees that leaves from `start` to before `end` fall into, largest first; start is a multiple of the largest. */
export function completeNodes(start: number, end: number): readonly NodeAddress[] {
  const nodes: NodeAddress[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    while (2 ** (level + 1) <= end - at) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The nodes that a tree of so many leaves rests on: a frontier is made from their hashes. */
export function peaksOf(leaves: number): readonly NodeAddress[] {
  return completeNodes(0, leaves);
}

/**
 * The right edge of a growing Merkle tree: as many hashes as the number of leaves has ones in binary. Enough to append and
 * to know the root.
 */
export class MerkleFrontier {
  /** Largest subtree first. */
  private readonly peaks: string[];
  private count: number;

  /**
   * @param leaves how many leaves there are already
   * @param peaks the hashes of `peaksOf(leaves)`
   */
  constructor(
    private readonly hasher: MerkleHasher,
    leaves = 0,
    peaks: readonly string[] = [],
  ) {
    if (peaks.length !== peaksOf(leaves).length)
      throw new RangeError(`${leaves} leaves rest on ${peaksOf(leaves).length} nodes, not ${peaks.length}`);
    this.count = leaves;
    this.peaks = [...peaks];
  }

  get leaves(): number {
    return this.count;
  }

  /** The hashes of `peaksOf(leaves)`. */
  hashes(): readonly string[] {
    return [...this.peaks];
  }

  /** Adds a leaf (its bytes in hex); tells which nodes this completed, from the leaf hash upwards. */
  append(leaf: string): readonly MerkleNode[] {
    const completed: MerkleNode[] = [];
    this.add(leaf, completed);
    return completed;
  }

  /** Adds a leaf (its bytes in hex), and the nodes that this completed to a list, if one is given. */
  add(leaf: string, completed?: MerkleNode[]): void {
    let hash = this.hasher.leaf(leaf);
    let index = this.count++;
    completed?.push({ level: 0, index, hash });
    for (let level = 1; index % 2 === 1; level++) {
      hash = this.hasher.node(this.peaks.pop() as string, hash);
      index = (index - 1) / 2;
      completed?.push({ level, index, hash });
    }
    this.peaks.push(hash);
  }

  /** The root over all leaves so far. */
  root(): string {
    return foldPeaks(this.hasher, this.peaks);
  }
}

/** The hash over complete subtrees that stand side by side, largest first. */
export function foldPeaks(hasher: MerkleHasher, peaks: readonly string[]): string {
  if (peaks.length === 0) return hasher.empty();
  return peaks.reduceRight((right, left) => hasher.node(left, right));
}
