import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { EventStoreUnavailableError, type Position, type RecordedEvent } from '../event-store.port.js';
import type { LogPart, LogParts } from '../log-parts.port.js';
import { LOCK_PATIENCE_MS } from './database-file.js';
import { type Row, SELECT, toEvent } from './event-reader.js';
import { fromPosition, toPosition } from './position.js';

/** At most so many events; what others read meanwhile. */
const PART = 1_000;
/** Read at once. Few, so that large events don't pile up in memory. */
const CHUNK = 64;

/** Reads through a connection of its own that can't write. */
export class SqliteLogParts implements LogParts {
  private readonly db: DatabaseSync;
  private readonly next: StatementSync;
  private readonly between: StatementSync;

  constructor(file: string) {
    try {
      this.db = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
      this.next = this.db.prepare('SELECT min(position) AS position FROM events WHERE position > ?');
      this.between = this.db.prepare(
        `${SELECT} WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ${CHUNK}`,
      );
      this.between.setReturnArrays(true);
    } catch (error) {
      throw unavailable(error);
    }
  }

  *upTo(last: Position | null): Generator<LogPart> {
    const end = fromPosition(last ?? undefined);
    for (let after = 0; ; ) {
      const first = this.firstAfter(after);
      if (first === null || first > end) return;
      // Where somebody removed many events, none of their positions is gone through.
      const part = { after: first - 1, to: Math.min(first - 1 + PART, end) };
      yield { after: toPosition(part.after), to: toPosition(part.to) };
      after = part.to;
    }
  }

  *read({ after, to }: LogPart): Generator<readonly RecordedEvent[]> {
    for (let from = fromPosition(after); ; ) {
      const events = this.chunk(from, fromPosition(to));
      const last = events.at(-1);
      if (!last) return;
      yield events;
      from = fromPosition(last.position);
    }
  }

  close(): void {
    this.db.close();
  }

  private firstAfter(after: number): number | null {
    try {
      return (this.next.get(after) as { position: number | null }).position;
    } catch (error) {
      throw unavailable(error);
    }
  }

  private chunk(after: number, to: number): RecordedEvent[] {
    try {
      return (this.between.all(after, to) as unknown as Row[]).map(toEvent);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): EventStoreUnavailableError {
  return new EventStoreUnavailableError((error as Error).message, 'not-stored', { cause: error });
}
