import { canonicalize, type JsonValue } from '../canonical-json.js';
import { hashEvent, sealMetadata, splitMetadata } from '../event-hash.js';
import type { LogEvent } from '../event-digest.js';
import type { LogLeaf } from '../leaf-matcher.js';
import { MerkleHasher } from '../merkle-hash.js';
import { MerkleFrontier } from '../merkle-tree.js';
import { type HeadSigner, sha256 } from '../node-hash.js';
import { type SignedHead, signHead } from '../signed-head.js';

const time = '2026-11-24T10:00:00.000Z';

/** A log as the application would have written it, small enough to be damaged in every way. */
export class SmallLog {
  readonly events: LogEvent[] = [];
  readonly leaves: LogLeaf[] = [];
  private coveredLeaves = 0;

  constructor(private readonly signer: HeadSigner) {
    this.append('service', 'HeadKeyIntroduced', { keyId: signer.keyId, publicKey: signer.publicKey });
  }

  append(stream: string, type: string, data: JsonValue): LogEvent {
    const event = this.next(stream, type, data);
    this.events.push(event);
    this.leaves.push({ eventId: event.id, eventHash: hashOf(event) });
    return event;
  }

  /** Signs a head over all but the last `lag` leaves, and appends it, as a leader does while others append. */
  appendHead(lag = 0): SignedHead {
    const leaves = Math.max(this.coveredLeaves, this.leaves.length - lag);
    this.coveredLeaves = leaves;
    const signed = this.headAt(leaves);
    this.append('heads', 'HeadSigned', signed as unknown as JsonValue);
    return signed;
  }

  headAt(leaves: number): SignedHead {
    return signHead({ leaves, root: rootOf(this.leaves.slice(0, leaves)), time }, this.signer);
  }

  /** The event that would follow in a stream, not appended. */
  next(stream: string, type: string, data: JsonValue): LogEvent {
    const before = this.events.filter((event) => event.stream === stream);
    const last = before.at(-1);
    const n = this.events.length;
    return sealed({
      id: `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
      type,
      stream,
      revision: before.length,
      position: String(n).padStart(8, '0'),
      data: canonicalize(data),
      previousHash: last ? hashOf(last) : null,
    });
  }
}

/** An event with metadata and hash made for it. */
export function sealed({
  previousHash,
  ...event
}: Omit<LogEvent, 'metadata'> & { previousHash: string | null }): LogEvent {
  const about = canonicalize({
    actor: 'client:1',
    causationId: null,
    commandHash: '0'.repeat(64),
    commandId: 'c',
    correlationId: 'r',
    previousHash,
    schemaVersion: 1,
    time,
  });
  const hash = hashEvent(sha256, { ...event, about });
  return { ...event, metadata: sealMetadata(about, hash) };
}

/** The hash that an event carries. */
export function hashOf(event: LogEvent): string {
  return splitMetadata(event.metadata)?.hash ?? '';
}

export function rootOf(leaves: readonly LogLeaf[]): string {
  const frontier = new MerkleFrontier(new MerkleHasher(sha256));
  for (const { eventHash } of leaves) frontier.append(eventHash);
  return frontier.root();
}

/** In batches of the given size. */
export async function* inBatches<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) {
    await Promise.resolve();
    yield items.slice(i, i + size);
  }
}
