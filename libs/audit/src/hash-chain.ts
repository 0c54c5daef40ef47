import type { EventDigest } from './event-digest.js';
import type { ChainFinding, EventPlace } from './finding.js';

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

  /** How many streams were seen. */
  get streams(): number {
    return this.ends.size;
  }

  /** Takes the next event; tells what is wrong with it. */
  push(event: EventDigest): readonly ChainFinding[] {
    const { stream, revision, computed, sealed, previousHash } = event;
    let chain = this.ends.get(stream);
    if (!chain) {
      chain = { revision: -1, sealed: null, computed: null };
      this.ends.set(stream, chain);
    }
    const sound =
      computed !== null &&
      computed === sealed &&
      revision === chain.revision + 1 &&
      previousHash === chain.sealed &&
      (revision === 0) === (chain.sealed === null);
    const findings = sound ? none : damage(event, chain);
    chain.revision = revision;
    chain.sealed = sealed;
    chain.computed = computed;
    return findings;
  }
}

function damage(event: EventDigest, chain: ChainEnd): readonly ChainFinding[] {
  const { sealed, computed } = event;
  const findings: ChainFinding[] = [];
  const report = (kind: ChainFinding['kind'], message: string) =>
    findings.push({ kind, event: placeOf(event), message });
  if (sealed === null) report('metadata-malformed', 'the metadata is not of the shape in which it is written');
  else if (sealed !== computed) report('hash-mismatch', 'the event is not what its hash was made from');
  const expected = chain.revision + 1;
  if (event.revision !== expected)
    report('revision-gap', `revision ${event.revision} stands where revision ${expected} is due`);
  else if (sealed !== null && !followsEnd(event.previousHash, chain))
    report('chain-broken', 'the event names another hash than that of the event before it');
  return findings;
}

function followsEnd(previousHash: EventDigest['previousHash'], { revision, sealed, computed }: ChainEnd): boolean {
  if (revision < 0) return previousHash === null;
  // The one before couldn't be read.
  if (sealed === null) return true;
  return previousHash === sealed || previousHash === computed;
}

/** Where an event stands. */
export function placeOf({ eventId, stream, revision, position }: EventPlace): EventPlace {
  return { eventId, stream, revision, position };
}
