import { createHash } from 'node:crypto';
import type { KnownPdf } from '@attestory/application';

/** A document in memory, given out in pieces as a vault would. */
export function sourceOf(bytes: Uint8Array, piece = 65_536): KnownPdf {
  return {
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    part: async function* (start, end) {
      for (let at = start; at < end; at += piece) yield bytes.subarray(at, Math.min(at + piece, end));
    },
  };
}
