import { aboutEnd, carriesHash, quoted, splitMetadata, storedPreimage } from './event-hash.js';
import type { EventPlace } from './finding.js';
import type { Sha256 } from './sha256.js';

/** An event as the log holds it. */
export interface LogEvent {
  readonly id: string;
  readonly type: string;
  /** Canonical JSON, as stored. */
  readonly data: string;
  /** Canonical JSON, as stored. */
  readonly metadata: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/** What a verification needs of an event: all of it that costs time is done, and nothing of other events was looked at. */
export interface EventDigest extends EventPlace {
  /** SHA-256 of what is stored; null when the metadata, or the hash in it, can't be read. */
  readonly computed: string | null;
  /** The hash that the event carries; null when the metadata can't be read. */
  readonly sealed: string | null;
  /** The hash that it names as that of the event before it; null: it names that there is none; undefined: it names nothing. */
  readonly previousHash: string | null | undefined;
  /** The event's content, where heads and their keys are found; null for all other events. */
  readonly content: { readonly type: string; readonly data: string } | null;
}

/** Streams whose events a verification reads. */
const read: ReadonlySet<string> = new Set(['heads', 'service']);

/** Hashes events, each by itself: any part of a log can be digested anywhere. */
export class EventDigester {
  private readonly quotedTypes = new Map<string, string>();

  constructor(private readonly sha256: Sha256) {}

  digest(event: LogEvent): EventDigest {
    const { id, type, data, metadata, stream, revision, position } = event;
    const end = aboutEnd(metadata);
    const computed =
      end < 0
        ? null
        : this.sha256(storedPreimage(metadata, end, data, id, revision, quoted(stream), this.quotedType(type)));
    const carried = computed === null || carriesHash(metadata, end, computed);
    const sealed = carried ? computed : (splitMetadata(metadata)?.hash ?? null);
    const content = read.has(stream) ? { type, data } : null;
    const previousHash = previousHashIn(metadata);
    return { eventId: id, stream, revision, position, computed: sealed && computed, sealed, previousHash, content };
  }

  private quotedType(type: string): string {
    let text = this.quotedTypes.get(type);
    if (text === undefined) {
      text = quoted(type);
      this.quotedTypes.set(type, text);
    }
    return text;
  }
}

/** Digests a whole log on the calling thread. */
export async function* digestsOf(
  sha256: Sha256,
  events: AsyncIterable<readonly LogEvent[]>,
): AsyncGenerator<readonly EventDigest[]> {
  const digester = new EventDigester(sha256);
  for await (const batch of events) yield batch.map((event) => digester.digest(event));
}

const quote = 0x22;
const hashLength = 64;
// Without its first quote: the search is faster for a rarer letter.
const member = 'previousHash":';

/** By its place in the text: in a flat, canonical object only the member's name is followed by a quote and a colon. */
function previousHashIn(metadata: string): string | null | undefined {
  const at = metadata.indexOf(member);
  if (at < 0 || metadata.charCodeAt(at - 1) !== quote) return undefined;
  const from = at + member.length;
  if (metadata.charCodeAt(from) === quote) return metadata.slice(from + 1, from + 1 + hashLength);
  return metadata.startsWith('null', from) ? null : undefined;
}
