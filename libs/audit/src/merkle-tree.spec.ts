import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MerkleHasher } from './merkle-hash.js';
import {
  consistencyProof,
  inclusionProof,
  MerkleNodeMissingError,
  type NodeLookup,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from './merkle-proof.js';
import { MerkleFrontier, peaksOf } from './merkle-tree.js';
import { sha256 } from './node-hash.js';

const hasher = new MerkleHasher(sha256);

/** The inputs and roots by which implementations of RFC 6962 and RFC 9162 are tested. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 9162, section 2.1.1, word for word. */
function naiveRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return sha256(Buffer.from(`00${leaves[0]}`, 'hex'));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.from(`01${naiveRoot(leaves.slice(0, k))}${naiveRoot(leaves.slice(k))}`, 'hex'));
}

/** RFC 9162, section 2.1.3.1, word for word. */
function naivePath(m: number, leaves: readonly string[]): string[] {
  if (leaves.length === 1) return [];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  if (m < k) return [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))];
  return [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** RFC 9162, section 2.1.4.1, word for word. */
function naiveSubproof(m: number, leaves: readonly string[], whole: boolean): string[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  if (m <= k) return [...naiveSubproof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))];
  return [...naiveSubproof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}

function grow(leaves: readonly string[]): { frontier: MerkleFrontier; nodes: NodeLookup; stored: Map<string, string> } {
  const frontier = new MerkleFrontier(hasher);
  const stored = new Map<string, string>();
  for (const leaf of leaves)
    for (const { level, index, hash } of frontier.append(leaf)) stored.set(`${level}/${index}`, hash);
  const nodes: NodeLookup = async (wanted) => wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? null);
  return { frontier, nodes, stored };
}

const leaves = fc.array(
  fc.integer({ min: 0, max: 1e9 }).map((n) => sha256(String(n))),
  { minLength: 1, maxLength: 70 },
);

describe('the Merkle tree', () => {
  it.each(knownRoots.map((root, size) => [size, root]))('has the known root over %i leaves', async (size, root) => {
    const { frontier, nodes } = grow(knownLeaves.slice(0, size as number));
    expect(frontier.root()).toBe(root);
    expect(await rootAt(hasher, grow(knownLeaves).nodes, size as number)).toBe(root);
    expect(await rootAt(hasher, nodes, size as number)).toBe(root);
  });

  it('has the known paths of the 8-leaf tree', async () => {
    const { nodes } = grow(knownLeaves);
    expect(await inclusionProof(hasher, nodes, 0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(await consistencyProof(hasher, nodes, 6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('grows as the recursive definition does, and stores exactly the complete subtrees', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const { frontier, stored } = grow(all);
        expect(frontier.root()).toBe(naiveRoot(all));
        for (const [name, hash] of stored) {
          const [level, index] = name.split('/').map(Number) as [number, number];
          expect(hash).toBe(naiveRoot(all.slice(index * 2 ** level, (index + 1) * 2 ** level)));
        }
        const complete = (level: number) => Math.floor(all.length / 2 ** level);
        expect(stored.size).toBe([0, 1, 2, 3, 4, 5, 6].reduce((sum, level) => sum + complete(level), 0));
      }),
    );
  });

  it('goes on from stored peaks', async () => {
    await fc.assert(
      fc.asyncProperty(leaves, fc.nat(), async (all, at) => {
        const size = at % all.length;
        const { nodes } = grow(all.slice(0, size));
        const frontier = new MerkleFrontier(hasher, size, (await nodes(peaksOf(size))) as string[]);
        for (const leaf of all.slice(size)) frontier.append(leaf);
        expect(frontier.root()).toBe(naiveRoot(all));
        expect(frontier.leaves).toBe(all.length);
      }),
    );
  });

  it('does not start from the wrong number of peaks', () => {
    expect(() => new MerkleFrontier(hasher, 3, ['a'.repeat(64)])).toThrow(RangeError);
  });
});

describe('an inclusion proof', () => {
  it('is that of the recursive definition, and is believed for its leaf only', async () => {
    await fc.assert(
      fc.asyncProperty(leaves, fc.nat(), fc.nat(), async (all, at, other) => {
        const leaf = at % all.length;
        const proof = await inclusionProof(hasher, grow(all).nodes, leaf, all.length);
        expect(proof).toEqual(naivePath(leaf, all));
        const claim = { leafBytes: all[leaf] as string, leaf, leaves: all.length, root: naiveRoot(all) };
        expect(verifyInclusion(hasher, claim, proof)).toBe(true);
        expect(verifyInclusion(hasher, { ...claim, leafBytes: sha256('other') }, proof)).toBe(false);
        expect(verifyInclusion(hasher, claim, [...proof, sha256('more')])).toBe(false);
        expect(verifyInclusion(hasher, { ...claim, leaf: all.length }, proof)).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion(hasher, claim, proof.slice(1))).toBe(false);
          expect(verifyInclusion(hasher, claim, proof.with(other % proof.length, sha256('x')))).toBe(false);
          expect(verifyInclusion(hasher, claim, proof.with(other % proof.length, 'short'))).toBe(false);
        }
      }),
    );
  });

  it('is not believed when it is longer or shorter than the tree is high, though its hashes lead to the root', () => {
    const [leafBytes, other] = [sha256('leaf'), sha256('other')];
    const hash = hasher.leaf(leafBytes);
    const longer = { leafBytes, leaf: 0, leaves: 1, root: hasher.node(other, hash) };
    expect(verifyInclusion(hasher, longer, [other])).toBe(false);
    const shorter = { leafBytes, leaf: 0, leaves: 4, root: hasher.node(hash, other) };
    expect(verifyInclusion(hasher, shorter, [other])).toBe(false);
  });

  it('is not believed when a hash in it is none, though it was just believed with the right one', () => {
    const [leafBytes, other] = [sha256('leaf'), sha256('other')];
    const claim = { leafBytes, leaf: 0, leaves: 2, root: hasher.node(hasher.leaf(leafBytes), other) };
    expect(verifyInclusion(hasher, claim, [other])).toBe(true);
    expect(verifyInclusion(hasher, claim, [''])).toBe(false);
  });

  it('is not made for a leaf that is not there, nor from a store that lacks a node', async () => {
    const { nodes } = grow(knownLeaves);
    expect(() => inclusionProof(hasher, nodes, 8, 8)).toThrow(RangeError);
    expect(() => inclusionProof(hasher, nodes, -1, 8)).toThrow(RangeError);
    await expect(inclusionProof(hasher, nodes, 0, 9)).rejects.toThrow(MerkleNodeMissingError);
  });
});

describe('a consistency proof', () => {
  it('is that of the recursive definition, and is believed for its trees only', async () => {
    await fc.assert(
      fc.asyncProperty(leaves, fc.nat(), fc.nat(), async (all, at, other) => {
        const size = at % (all.length + 1);
        const proof = await consistencyProof(hasher, grow(all).nodes, size, all.length);
        const earlier = { leaves: size, root: naiveRoot(all.slice(0, size)) };
        const later = { leaves: all.length, root: naiveRoot(all) };
        expect(proof).toEqual(size === 0 ? [] : naiveSubproof(size, all, true));
        expect(verifyConsistency(hasher, earlier, later, proof)).toBe(true);
        expect(verifyConsistency(hasher, { ...earlier, root: sha256('x') }, later, proof)).toBe(false);
        expect(verifyConsistency(hasher, earlier, later, [...proof, sha256('more')])).toBe(false);
        if (size > 0) expect(verifyConsistency(hasher, earlier, { ...later, root: sha256('x') }, proof)).toBe(false);
        if (proof.length > 0) {
          expect(verifyConsistency(hasher, earlier, later, proof.with(other % proof.length, sha256('x')))).toBe(false);
          expect(verifyConsistency(hasher, earlier, later, proof.slice(1))).toBe(false);
        }
      }),
    );
  });

  it('is not believed when a hash in it is none, though it was just believed with the right one', () => {
    const [left, right] = [sha256('left'), sha256('right')];
    const later = { leaves: 2, root: hasher.node(left, right) };
    expect(verifyConsistency(hasher, { leaves: 1, root: left }, later, [right])).toBe(true);
    expect(verifyConsistency(hasher, { leaves: 1, root: left }, later, [''])).toBe(false);
  });

  it('is not believed when it is longer or shorter than the tree is high', () => {
    const [left, right] = [sha256('left'), sha256('right')];
    const root = hasher.node(left, right);
    expect(verifyConsistency(hasher, { leaves: 1, root: left }, { leaves: 4, root }, [right])).toBe(false);
    const taller = hasher.node(right, root);
    expect(verifyConsistency(hasher, { leaves: 1, root: left }, { leaves: 2, root: taller }, [right, right])).toBe(
      false,
    );
  });

  it('is not made for a tree that is larger than the later one', () => {
    expect(() => consistencyProof(hasher, grow(knownLeaves).nodes, 9, 8)).toThrow(RangeError);
    expect(verifyConsistency(hasher, { leaves: 9, root: '' }, { leaves: 8, root: '' }, [])).toBe(false);
  });
});
