import type { EventDigest } from './event-digest.js';
import type { ChainFinding, OrderFinding } from './finding.js';
import { placeOf } from './hash-chain.js';
import { heaviestIncreasing, type Run } from './heaviest-increasing.js';

/** A leaf of the tree over the log: which event, and that event's own hash (lowercase hex). */
export interface LogLeaf {
  readonly eventId: string;
  readonly eventHash: string;
}

/** An event of the log and what its chain's check said of it. */
export interface MatchedEvent {
  readonly event: EventDigest;
  /** Whether damage of its own was found already: another hash than the leaf's is no news then. */
  readonly damaged: boolean;
}

interface WaitingEvent extends MatchedEvent {
  readonly sequence: number;
  /** The first leaf that may lie after it. */
  readonly beforeLeaf: number;
}

interface MatchedRun extends Run {
  length: number;
  readonly first: EventDigest;
}

/** Takes a finding, and the first leaf that it casts doubt on. */
export type ReportFinding = (finding: ChainFinding | OrderFinding, fromLeaf: number) => void;

/**
 * Lays the log beside the leaves of its tree, both in order, and finds what is missing, unexpected or moved. While both
 * agree it holds nothing; its memory grows with the damage only.
 */
export class LeafMatcher {
  private events = 0;
  private leaves = 0;
  private unexpectedEvents = 0;
  private readonly waitingEvents = new Map<string, WaitingEvent>();
  private readonly waitingLeaves = new Map<string, { readonly leaf: LogLeaf; readonly index: number }>();
  private readonly runs: MatchedRun[] = [];

  constructor(private readonly report: ReportFinding) {}

  /** Takes the next event and the leaf that stands at the same place. */
  both(event: MatchedEvent, leaf: LogLeaf): void {
    if (event.event.eventId === leaf.eventId) this.match(event, this.events++, leaf, this.leaves++);
    else {
      this.leaf(leaf);
      this.event(event);
    }
  }

  /** Takes an event when there are no more leaves. */
  event(event: MatchedEvent): void {
    const sequence = this.events++;
    const { eventId: id } = event.event;
    const waiting = this.waitingLeaves.get(id);
    if (waiting) {
      this.waitingLeaves.delete(id);
      this.match(event, sequence, waiting.leaf, waiting.index);
    } else if (this.waitingEvents.has(id)) this.unexpected(event.event, this.leaves - 1);
    else this.waitingEvents.set(id, { ...event, sequence, beforeLeaf: this.leaves - 1 });
  }

  /** Takes a leaf when there are no more events. */
  leaf(leaf: LogLeaf): void {
    const index = this.leaves++;
    const waiting = this.waitingEvents.get(leaf.eventId);
    if (waiting) {
      this.waitingEvents.delete(leaf.eventId);
      this.match(waiting, waiting.sequence, leaf, index);
    } else this.waitingLeaves.set(leaf.eventId, { leaf, index });
  }

  /**
   * Reports what is missing, moved and unexpected.
   * @returns the leaves without an event, and how many events before the newest leaf have no leaf
   */
  finish(): { readonly missing: readonly number[]; readonly unexpected: number } {
    const missing = [...this.waitingLeaves.values()];
    for (const { leaf, index } of missing)
      this.report(
        {
          kind: 'missing-event',
          leaf: index,
          eventId: leaf.eventId,
          message: 'the tree has a leaf for an event that is not in the log',
        },
        index,
      );
    const newest = this.reportMoved();
    const early = [...this.waitingEvents.values()].filter(({ sequence }) => sequence < newest);
    for (const { event, beforeLeaf } of early) this.unexpected(event, beforeLeaf);
    return { missing: missing.map(({ index }) => index), unexpected: this.unexpectedEvents };
  }

  private unexpected(event: EventDigest, fromLeaf: number): void {
    this.unexpectedEvents++;
    const message = 'the event stands in the log before the newest leaf of the tree, and has no leaf';
    this.report({ kind: 'unexpected-event', event: placeOf(event), message }, fromLeaf);
  }

  private match(matched: MatchedEvent, sequence: number, leaf: LogLeaf, index: number): void {
    const { event, damaged } = matched;
    const run = this.runs.at(-1);
    if (run && run.sequence + run.length === sequence && run.leaf + run.length === index) run.length++;
    else this.runs.push({ sequence, leaf: index, length: 1, first: event });
    if (!damaged && event.computed !== leaf.eventHash) {
      const message = 'the event is not the one whose hash stands in the tree';
      this.report({ kind: 'hash-mismatch', event: placeOf(event), message }, index);
    }
  }

  /** @returns the place in the log of the last event that stands where the tree says */
  private reportMoved(): number {
    const { kept, moved } = heaviestIncreasing(this.runs);
    for (const { first, leaf, length } of moved)
      this.report(
        {
          kind: 'order-differs',
          event: placeOf(first),
          leaf,
          events: length,
          message: 'the log has the event elsewhere than the tree',
        },
        leaf,
      );
    const last = kept.at(-1);
    return last ? last.sequence + last.length - 1 : -1;
  }
}
