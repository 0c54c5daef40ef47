import type { Sha256 } from './sha256.js';

/**
 * The hashes of a Merkle tree (RFC 9162, section 2.1.1), from and to lowercase hex: SHA-256(0x00 ‖ leaf) for a leaf,
 * SHA-256(0x01 ‖ left ‖ right) for a node, SHA-256 of nothing for the empty tree.
 */
export class MerkleHasher {
  private readonly leafInput = new Uint8Array(33);
  private readonly nodeInput = new Uint8Array(65).fill(1, 0, 1);

  constructor(private readonly sha256: Sha256) {}

  /** The hash of a leaf whose bytes are given in hex; an event's leaf is the 32 bytes of its hash. */
  leaf(hex: string): string {
    const input = hex.length === 64 ? this.leafInput : new Uint8Array(1 + hex.length / 2);
    decodeHex(hex, input, 1);
    return this.sha256(input);
  }

  node(left: string, right: string): string {
    decodeHex(left, this.nodeInput, 1);
    decodeHex(right, this.nodeInput, 33);
    return this.sha256(this.nodeInput);
  }

  empty(): string {
    return this.sha256('');
  }
}

const digit = new Uint8Array(128);
for (let value = 0; value < 16; value++) digit[value.toString(16).charCodeAt(0)] = value;

function decodeHex(hex: string, into: Uint8Array, offset: number): void {
  for (let i = 0, at = offset; i < hex.length; i += 2, at++)
    into[at] = ((digit[hex.charCodeAt(i)] as number) << 4) | (digit[hex.charCodeAt(i + 1)] as number);
}
