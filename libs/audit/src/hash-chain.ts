import { aboutEnd, carriesHash, quoted, splitMetadata, storedPreimage } from './event-hash.js';
import type { ChainFinding, EventPlace } from './finding.js';
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

/** What a chain's check says about one event. */
export interface CheckedEvent {
  /** SHA-256 of what is stored; null when the metadata can't be read. */
  readonly computed: string | null;
  /** The hash that the event carries; null when the metadata can't be read. */
  readonly sealed: string | null;
  readonly findings: readonly ChainFinding[];
}

interface ChainEnd {
  readonly quotedStream: string;
  revision: number;
  /** The last event's own hash; null when it couldn't be read: nothing to compare with. */
  sealed: string | null;
  /** Its computed hash. Differs from `sealed` in a damaged event; the next one may rightly name either. */
  computed: string | null;
}

const none: readonly ChainFinding[] = [];

/**
 * Checks events against their hashes and the chains of their streams. Events of one stream come in order; streams may be
 * interleaved at will, as in the log. Damage is reported where it lies, not again at every event that follows.
 */
export class ChainVerifier {
  private readonly ends = new Map<string, ChainEnd>();
  private readonly quotedTypes = new Map<string, string>();

  constructor(private readonly sha256: Sha256) {}

  /** How many streams were seen. */
  get streams(): number {
    return this.ends.size;
  }

  /** Takes the next event. */
  push(event: LogEvent): CheckedEvent {
    const { metadata, stream, revision } = event;
    const known = this.ends.get(stream);
    const chain = known ?? { quotedStream: quoted(stream), revision: -1, sealed: null, computed: null };
    if (!known) this.ends.set(stream, chain);
    const end = aboutEnd(metadata);
    const computed = end < 0 ? null : this.hashOf(event, end, chain.quotedStream);
    const sealed =
      computed === null || carriesHash(metadata, end, computed) ? computed : (splitMetadata(metadata)?.hash ?? null);
    const sound =
      computed !== null &&
      computed === sealed &&
      revision === chain.revision + 1 &&
      previousHashIs(metadata, chain.sealed) &&
      (revision === 0) === (chain.sealed === null);
    const findings = sound ? none : damage(event, sealed, computed, chain);
    chain.revision = revision;
    chain.sealed = sealed;
    chain.computed = sealed === null ? null : computed;
    return { computed: chain.computed, sealed, findings };
  }

  private hashOf({ metadata, data, id, revision, type }: LogEvent, end: number, quotedStream: string): string {
    let quotedType = this.quotedTypes.get(type);
    if (quotedType === undefined) {
      quotedType = quoted(type);
      this.quotedTypes.set(type, quotedType);
    }
    return this.sha256(storedPreimage(metadata, end, data, id, revision, quotedStream, quotedType));
  }
}

function damage(
  event: LogEvent,
  sealed: string | null,
  computed: string | null,
  chain: ChainEnd,
): readonly ChainFinding[] {
  const findings: ChainFinding[] = [];
  const report = (kind: ChainFinding['kind'], message: string) =>
    findings.push({ kind, event: placeOf(event), message });
  if (sealed === null) report('metadata-malformed', 'the metadata is not of the shape in which it is written');
  else if (sealed !== computed) report('hash-mismatch', 'the event is not what its hash was made from');
  const expected = chain.revision + 1;
  if (event.revision !== expected)
    report('revision-gap', `revision ${event.revision} stands where revision ${expected} is due`);
  else if (sealed !== null && !followsEnd(event.metadata, chain))
    report('chain-broken', 'the event names another hash than that of the event before it');
  return findings;
}

function followsEnd(metadata: string, { revision, sealed, computed }: ChainEnd): boolean {
  if (revision < 0) return previousHashIs(metadata, null);
  // The one before couldn't be read.
  if (sealed === null) return true;
  return previousHashIs(metadata, sealed) || previousHashIs(metadata, computed);
}

const quote = 0x22;
// Without its first quote: the search is faster for a rarer letter.
const member = 'previousHash":';

/** By its place in the text: in a flat, canonical object only the member's name is followed by a quote and a colon. */
function previousHashIs(metadata: string, hash: string | null): boolean {
  const at = metadata.indexOf(member);
  if (at < 0 || metadata.charCodeAt(at - 1) !== quote) return false;
  const from = at + member.length;
  if (hash === null) return metadata.startsWith('null', from);
  // slice() and === are several times as fast as startsWith().
  return metadata.charCodeAt(from) === quote && metadata.slice(from + 1, from + 1 + hash.length) === hash;
}

/** Where an event stands. */
export function placeOf({ id, stream, revision, position }: LogEvent): EventPlace {
  return { eventId: id, stream, revision, position };
}
