import { chunkBytes } from './blob-cipher.js';

/** Regroups bytes of any grain into chunks of the full size and a last one, which may be short or empty. */
export async function* regroup(
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<{ readonly chunk: Uint8Array; readonly last: boolean }> {
  const pending = Buffer.alloc(chunkBytes);
  let filled = 0;
  for await (const part of bytes)
    for (let at = 0; at < part.length; ) {
      // A full chunk goes out only when more follows: the last one is marked.
      if (filled === chunkBytes) {
        yield { chunk: pending, last: false };
        filled = 0;
      }
      const take = Math.min(chunkBytes - filled, part.length - at);
      pending.set(part.subarray(at, at + take), filled);
      filled += take;
      at += take;
    }
  yield { chunk: pending.subarray(0, filled), last: true };
}
