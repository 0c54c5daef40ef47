import type { Position, RecordedEvent } from './event-store.port.js';

/** The events after one position (exclusive) up to another one (inclusive). */
export interface LogPart {
  readonly after: Position;
  readonly to: Position;
}

/** A log that is there already, read in parts on the calling thread: several threads can share the reading. */
export interface LogParts {
  /** Parts that together hold all events up to a position, in log order; none for null. */
  upTo(last: Position | null): Iterable<LogPart>;

  /** A part's events, oldest first, in batches. @throws EventStoreUnavailableError */
  read(part: LogPart): Iterable<readonly RecordedEvent[]>;

  close(): void;
}
