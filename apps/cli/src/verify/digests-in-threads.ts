import type { EventDigest } from '@attestory/audit';
import { DigestThread } from './digest-thread.js';

/** More wouldn't be faster: the calling thread, which lays events beside leaves and grows the tree, is half as busy as both. */
const THREADS = 2;
/** Parts under way: one that each thread works on, and one that waits for it. */
const AHEAD = 2 * THREADS;

/**
 * Digests the embedded log up to a position (null: it is empty), in log order. Threads read it and hash; never more than a
 * few parts are in memory, however slowly they are taken.
 */
export async function* digestsInThreads(
  log: { readonly file: string; readonly to: string | null },
  entry?: URL,
): AsyncGenerator<readonly EventDigest[]> {
  const { openSqliteLogParts } = await import('@attestory/event-store/open-sqlite');
  const parts = openSqliteLogParts(log);
  const threads: DigestThread[] = [];
  const due: Promise<readonly EventDigest[]>[] = [];
  try {
    let next = 0;
    for (const part of parts.upTo(log.to)) {
      // A log of one part needs no more than one.
      if (threads.length < THREADS) threads.push(new DigestThread(log.file, entry));
      const digests = (threads[next++ % THREADS] as DigestThread).digest(part);
      // It is told where it is awaited, which may be later, or never after another's.
      digests.catch(() => undefined);
      if (due.push(digests) === AHEAD) yield (await due.shift()) ?? [];
    }
    for (const digests of due) yield await digests;
  } finally {
    parts.close();
    await Promise.all(threads.map((thread) => thread.close()));
  }
}
