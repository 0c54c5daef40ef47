import { eventPreimage, splitMetadata } from './event-hash.js';
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

  constructor(private readonly sha256: Sha256) {}

  /** How many streams were seen. */
  get streams(): number {
    return this.ends.size;
  }

  /** Takes the next event. */
  push(event: LogEvent): CheckedEvent {
    const split = splitMetadata(event.metadata);
    const about = split?.about ?? null;
    const sealed = split?.hash ?? null;
    const computed = about === null ? null : this.sha256(eventPreimage(preimageParts(event, about)));
    const end = this.ends.get(event.stream);
    const sound =
      about !== null &&
      computed === sealed &&
      event.revision === (end?.revision ?? -1) + 1 &&
      previousHashIs(about, end ? end.sealed : null);
    const findings = sound ? none : damage(event, about, computed === sealed, end);
    if (end) {
      end.revision = event.revision;
      end.sealed = sealed;
      end.computed = computed;
    } else this.ends.set(event.stream, { revision: event.revision, sealed, computed });
    return { computed, sealed, findings };
  }
}

function preimageParts({ id, stream, revision, type, data }: LogEvent, about: string) {
  return { id, stream, revision, type, data, about };
}

function damage(
  event: LogEvent,
  about: string | null,
  hashAgrees: boolean,
  end: ChainEnd | undefined,
): readonly ChainFinding[] {
  const findings: ChainFinding[] = [];
  const report = (kind: ChainFinding['kind'], message: string) =>
    findings.push({ kind, event: placeOf(event), message });
  if (about === null) report('metadata-malformed', 'the metadata is not of the shape in which it is written');
  else if (!hashAgrees) report('hash-mismatch', 'the event is not what its hash was made from');
  const expected = (end?.revision ?? -1) + 1;
  if (event.revision !== expected)
    report('revision-gap', `revision ${event.revision} stands where revision ${expected} is due`);
  else if (about !== null && !followsEnd(about, end))
    report('chain-broken', 'the event names another hash than that of the event before it');
  return findings;
}

function followsEnd(about: string, end: ChainEnd | undefined): boolean {
  if (!end) return previousHashIs(about, null);
  if (end.sealed === null || end.computed === null) return true;
  return previousHashIs(about, end.sealed) || previousHashIs(about, end.computed);
}

const member = '"previousHash":';

/** By its place in the text: a flat, canonical object has the quoted name followed by a colon only once. */
function previousHashIs(about: string, hash: string | null): boolean {
  const at = about.indexOf(member);
  if (at < 0) return false;
  const from = at + member.length;
  if (hash === null) return about.startsWith('null', from);
  return about.charCodeAt(from) === 0x22 && about.startsWith(hash, from + 1);
}

/** Where an event stands. */
export function placeOf({ id, stream, revision, position }: LogEvent): EventPlace {
  return { eventId: id, stream, revision, position };
}
