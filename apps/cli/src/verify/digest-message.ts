import type { EventDigest } from '@attestory/audit';

/** Digests on their way between threads: eight entries for each. Flat, as copying small objects is dear. */
export type PackedDigests = (string | number | null | undefined | EventDigest['content'])[];

export function pack(digest: EventDigest, into: PackedDigests): void {
  const { eventId, stream, revision, position, computed, sealed, previousHash, content } = digest;
  // Both are one text but for damaged events: null, which no other pair has, spares the copy.
  into.push(eventId, stream, revision, position, computed, sealed === computed ? null : sealed, previousHash, content);
}

export function unpack(packed: PackedDigests): EventDigest[] {
  const digests: EventDigest[] = [];
  for (let at = 0; at < packed.length; at += 8) {
    const computed = packed[at + 4] as string | null;
    digests.push({
      eventId: packed[at] as string,
      stream: packed[at + 1] as string,
      revision: packed[at + 2] as number,
      position: packed[at + 3] as string,
      computed,
      sealed: (packed[at + 5] as string | null) ?? computed,
      previousHash: packed[at + 6] as EventDigest['previousHash'],
      content: packed[at + 7] as EventDigest['content'],
    });
  }
  return digests;
}
