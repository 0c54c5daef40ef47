import { EventEmitter } from 'node:events';
import { decideAppend } from './decide-append.js';
import type { Journal } from './journal.js';
import { StreamStates } from './stream-states.js';
import { type AppendOutcome, type Expected, LONG_MAX, type ProposedEvent, type StoredEvent } from './stored-event.js';

/** Where a real server has its own first records: positions of events are never small. */
const FIRST_POSITION = 2_000;
const RECORD_HEADER = 100;

/** All events of all streams in one order. Emits `grew` after each append. */
export class Log extends EventEmitter<{ grew: [] }> {
  readonly events: StoredEvent[] = [];
  readonly streams = new StreamStates();
  /** Known until the server ends, the first stream of an id only, as a real server does. */
  private readonly committed = new Map<string, StoredEvent>();
  private end = FIRST_POSITION;

  constructor(private readonly journal: Journal) {
    super();
    this.setMaxListeners(0);
    for (const event of journal.read()) this.add(event);
  }

  /** The position after the last event. */
  get endPosition(): number {
    return this.end;
  }

  append(stream: string, expected: Expected, proposed: readonly ProposedEvent[]): AppendOutcome {
    const decision = decideAppend(this.streams, this.committed, stream, expected, proposed);
    if (decision.kind === 'repeat') {
      const seen = this.streams.visible(stream).find(({ revision }) => revision === decision.revision);
      return { kind: 'appended', revision: decision.revision, position: seen?.position ?? null };
    }
    if (decision.kind !== 'append') return decision;
    const wasDeleted = this.streams.isSoftDeleted(stream);
    const first = this.streams.lastRevision(stream) + 1;
    const written = this.write(stream, first, proposed);
    if (wasDeleted) this.setMetadata(stream, String(first));
    const last = this.streams.lastRevision(stream);
    return { kind: 'appended', revision: last < 0 ? null : last, position: written };
  }

  /** Hides what a stream holds; a later append goes on at the next revision. */
  delete(stream: string, expected: Expected): AppendOutcome {
    const last = this.streams.lastRevision(stream);
    if (this.streams.isTombstoned(stream)) return { kind: 'deleted' };
    if (last < 0 || (typeof expected === 'number' && expected !== last) || expected === 'no_stream') {
      return { kind: 'wrong-version', current: last < 0 ? null : last };
    }
    return { kind: 'appended', revision: last, position: this.setMetadata(stream, LONG_MAX) };
  }

  /** Ends a stream for ever. */
  tombstone(stream: string, expected: Expected): AppendOutcome {
    const last = this.streams.lastRevision(stream);
    if (this.streams.isTombstoned(stream)) return { kind: 'deleted' };
    if (typeof expected === 'number' && expected !== last) {
      return { kind: 'wrong-version', current: last < 0 ? null : last };
    }
    const none = new Uint8Array();
    const type = '$streamDeleted';
    const mark = { id: crypto.randomUUID(), type, contentType: 'application/octet-stream', data: none, metadata: none };
    return { kind: 'appended', revision: last, position: this.write(stream, last + 1, [mark]) };
  }

  /** Index of the first event at or after a position. */
  indexAt(position: number): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private setMetadata(stream: string, truncateBefore: string): number {
    const kept = Object.entries(this.streams.metadataOf(stream)).filter(([name]) => name !== '$tb');
    const members = kept.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    const data = Buffer.from(`{${[...members, `"$tb":${truncateBefore}`].join(',')}}`);
    const id = crypto.randomUUID();
    const event = { id, type: '$metadata', contentType: 'application/json', data, metadata: new Uint8Array() };
    return this.write(`$$${stream}`, this.streams.lastRevision(`$$${stream}`) + 1, [event]);
  }

  /** The last event's position; also an append of nothing takes one. */
  private write(stream: string, first: number, proposed: readonly ProposedEvent[]): number {
    let position = this.end;
    const created = Date.now();
    const events = proposed.map((event, index) => {
      if (index > 0) position += sizeOf(proposed[index - 1] as ProposedEvent);
      return { ...event, stream, revision: first + index, position, created };
    });
    this.journal.write(events);
    for (const event of events) {
      this.add(event);
      if (!this.committed.has(event.id)) this.committed.set(event.id, event);
    }
    if (events.length === 0) this.end += RECORD_HEADER;
    else this.emit('grew');
    return position;
  }

  private add(event: StoredEvent): void {
    this.events.push(event);
    this.streams.add(event);
    this.end = event.position + sizeOf(event);
  }
}

function sizeOf({ data, metadata, type }: ProposedEvent): number {
  return RECORD_HEADER + data.length + metadata.length + type.length;
}
