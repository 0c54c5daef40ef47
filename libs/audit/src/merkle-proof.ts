import { isSha256 } from './event-hash.js';
import type { MerkleHasher } from './merkle-hash.js';
import { completeNodes, foldPeaks, type NodeAddress } from './merkle-tree.js';

/** Hashes of complete subtrees, in the order asked; null for one that isn't stored. */
export type NodeLookup = (wanted: readonly NodeAddress[]) => Promise<readonly (string | null)[]>;

/** A proof can't be made: the store lacks a node that a tree of this size has. */
export class MerkleNodeMissingError extends Error {
  override readonly name = 'MerkleNodeMissingError';
  constructor(readonly node: NodeAddress) {
    super(`the tree's node ${node.index} of level ${node.level} is missing`);
  }
}

/** Leaves from `start` to before `end`. */
type Range = readonly [start: number, end: number];

/**
 * The root of the tree over the first so many leaves.
 * @throws MerkleNodeMissingError
 */
export async function rootAt(hasher: MerkleHasher, nodes: NodeLookup, leaves: number): Promise<string> {
  const [root] = await hashesOf(hasher, nodes, [[0, leaves]]);
  return root as string;
}

/**
 * Proves that a leaf is in the tree of so many leaves (RFC 9162, section 2.1.3.1).
 * @throws RangeError when there is no such leaf
 * @throws MerkleNodeMissingError
 */
export function inclusionProof(
  hasher: MerkleHasher,
  nodes: NodeLookup,
  leaf: number,
  leaves: number,
): Promise<readonly string[]> {
  if (!(Number.isSafeInteger(leaf) && leaf >= 0 && leaf < leaves))
    throw new RangeError(`no leaf ${leaf} among ${leaves}`);
  const ranges: Range[] = [];
  let start = 0;
  let end = leaves;
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    if (leaf < split) {
      ranges.push([split, end]);
      end = split;
    } else {
      ranges.push([start, split]);
      start = split;
    }
  }
  return hashesOf(hasher, nodes, ranges.reverse());
}

/**
 * Proves that the tree of `leaves` leaves begins with the tree of the first `earlier` (RFC 9162, section 2.1.4.1). Empty
 * when both are the same, or the earlier one is empty.
 * @throws RangeError when `earlier` is more than `leaves`
 * @throws MerkleNodeMissingError
 */
export function consistencyProof(
  hasher: MerkleHasher,
  nodes: NodeLookup,
  earlier: number,
  leaves: number,
): Promise<readonly string[]> {
  if (!(Number.isSafeInteger(earlier) && earlier >= 0 && earlier <= leaves))
    throw new RangeError(`${earlier} leaves are no beginning of ${leaves}`);
  if (earlier === 0 || earlier === leaves) return Promise.resolve([]);
  const ranges: Range[] = [];
  let start = 0;
  let end = leaves;
  while (earlier !== end) {
    const split = start + splitOf(end - start);
    if (earlier <= split) {
      ranges.push([split, end]);
      end = split;
    } else {
      ranges.push([start, split]);
      start = split;
    }
  }
  // A complete subtree from the very left is the earlier tree itself, whose root the verifier has.
  if (start > 0) ranges.push([start, end]);
  return hashesOf(hasher, nodes, ranges.reverse());
}

/** Whether a proof shows that a leaf (its bytes in hex) is in the tree with this root (RFC 9162, section 2.1.3.2). */
export function verifyInclusion(
  hasher: MerkleHasher,
  claim: { readonly leafBytes: string; readonly leaf: number; readonly leaves: number; readonly root: string },
  proof: readonly string[],
): boolean {
  if (!(claim.leaf >= 0 && claim.leaf < claim.leaves)) return false;
  if (!proof.every(isSha256)) return false;
  let fn = claim.leaf;
  let sn = claim.leaves - 1;
  let hash = hasher.leaf(claim.leafBytes);
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = hasher.node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else hash = hasher.node(hash, sibling);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && hash === claim.root;
}

/** A tree: how many leaves it has, and its root. */
export interface TreeHead {
  readonly leaves: number;
  readonly root: string;
}

/** Whether a proof shows that the later tree begins with the earlier one (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(
  hasher: MerkleHasher,
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly string[],
): boolean {
  if (earlier.leaves > later.leaves) return false;
  if (earlier.leaves === later.leaves) return proof.length === 0 && earlier.root === later.root;
  if (earlier.leaves === 0) return proof.length === 0 && earlier.root === hasher.empty();
  if (![earlier.root, later.root, ...proof].every(isSha256)) return false;
  const path = splitOf(earlier.leaves * 2) === earlier.leaves ? [earlier.root, ...proof] : proof;
  let fn = earlier.leaves - 1;
  let sn = later.leaves - 1;
  while (fn % 2 === 1) {
    fn = (fn - 1) / 2;
    sn = Math.floor(sn / 2);
  }
  let [fr] = path;
  let sr = fr;
  if (fr === undefined || sr === undefined) return false;
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = hasher.node(sibling, fr);
      sr = hasher.node(sibling, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else sr = hasher.node(sr, sibling);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && fr === earlier.root && sr === later.root;
}

/** The largest power of two below a number of leaves: where RFC 9162 splits them. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}

/** The Merkle hashes over ranges of leaves, with one look-up. */
async function hashesOf(hasher: MerkleHasher, nodes: NodeLookup, ranges: readonly Range[]): Promise<string[]> {
  const parts = ranges.map(([start, end]) => completeNodes(start, end));
  const wanted = parts.flat();
  const found = await nodes(wanted);
  let next = 0;
  return parts.map((addresses) => {
    const hashes = addresses.map((address) => {
      const hash = found[next++];
      if (typeof hash !== 'string') throw new MerkleNodeMissingError(address);
      return hash;
    });
    return foldPeaks(hasher, hashes);
  });
}
