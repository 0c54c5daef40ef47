import { type KeyRef, type KeyTransfer } from '@attestory/key-vault';
import { UsageError } from '../context.js';

/**
 * Makes sure that the target holds no key that the source lacks: it would be another service's.
 * @throws UsageError
 */
export async function compareKeys(source: KeyTransfer, target: KeyTransfer): Promise<void> {
  const known = new Set<string>();
  for await (const batch of source.stored()) for (const { ref } of batch) known.add(nameOf(ref));
  for await (const batch of target.stored())
    for (const { ref } of batch)
      if (!known.has(nameOf(ref)))
        throw new UsageError(
          'the target holds keys that the source lacks: it must be empty, or hold an unfinished migration of the same source.',
        );
}

/** Copies all keys, and the marks of those that were destroyed, as they are wrapped. */
export async function copyKeys(
  source: KeyTransfer,
  target: KeyTransfer,
  progress: (keys: number) => void,
): Promise<{ readonly keys: number; readonly destroyed: number }> {
  const counts = { keys: 0, destroyed: 0 };
  for await (const batch of source.stored()) {
    await target.adopt(batch);
    for (const { wrapped } of batch) counts[wrapped ? 'keys' : 'destroyed']++;
    progress(counts.keys + counts.destroyed);
  }
  return counts;
}

const nameOf = ({ scope, subject }: KeyRef): string => JSON.stringify([scope, subject]);
