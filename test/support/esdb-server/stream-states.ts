import type { StoredEvent } from './stored-event.js';

interface StreamState {
  readonly events: StoredEvent[];
  isTombstoned: boolean;
}

/** The streams, and what of them is to be seen. */
export class StreamStates {
  private readonly streams = new Map<string, StreamState>();

  add(event: StoredEvent): void {
    let state = this.streams.get(event.stream);
    if (!state) {
      state = { events: [], isTombstoned: false };
      this.streams.set(event.stream, state);
    }
    if (event.type === '$streamDeleted') state.isTombstoned = true;
    else state.events.push(event);
  }

  /** -1 for none. */
  lastRevision(stream: string): number {
    return (this.streams.get(stream)?.events.length ?? 0) - 1;
  }

  event(stream: string, revision: number): StoredEvent | undefined {
    return this.streams.get(stream)?.events[revision];
  }

  isTombstoned(stream: string): boolean {
    const subject = stream.startsWith('$$') ? stream.slice(2) : stream;
    return this.streams.get(subject)?.isTombstoned ?? false;
  }

  isSoftDeleted(stream: string): boolean {
    return Number(this.metadataOf(stream).$tb ?? 0) > Number.MAX_SAFE_INTEGER;
  }

  metadataOf(stream: string): Record<string, unknown> {
    const last = this.streams.get(`$$${stream}`)?.events.at(-1);
    if (!last) return {};
    try {
      return JSON.parse(Buffer.from(last.data).toString('utf8')) as Record<string, unknown>;
    } catch {
      return {};
    }
  }

  /** What `$tb`, `$maxCount` and `$maxAge` leave of a stream, oldest first. */
  visible(stream: string): readonly StoredEvent[] {
    const events = this.streams.get(stream)?.events ?? [];
    if (stream.startsWith('$$')) return events.slice(-1);
    const metadata = this.metadataOf(stream);
    const first = Math.max(Number(metadata.$tb ?? 0), events.length - Number(metadata.$maxCount ?? Infinity));
    const oldest = Date.now() - Number(metadata.$maxAge ?? Infinity) * 1_000;
    if (first <= 0 && oldest === -Infinity) return events;
    return events.filter(({ revision, created }) => revision >= first && created >= oldest);
  }
}
