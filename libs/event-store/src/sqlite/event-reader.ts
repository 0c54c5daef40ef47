import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { RecordedEvent } from '../event-store.port.js';
import { LOCK_PATIENCE_MS } from './database-file.js';
import { toPosition } from './position.js';

export type Row = readonly [
  position: number,
  id: string,
  name: string,
  revision: number,
  type: string,
  data: string,
  metadata: string,
];

export const SELECT =
  'SELECT e.position, e.id, s.name, e.revision, e.type, e.data, e.metadata FROM events e JOIN streams s USING (stream)';

/** A batch ends after the event with which it passes this many characters: large events don't pile up in memory. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/** Reads on the calling thread, through a connection of its own that can't write. */
export class EventReader {
  private readonly db: DatabaseSync;
  private readonly ofStream: StatementSync;
  private readonly lastOfStream: StatementSync;
  private readonly ofLog: StatementSync;
  private readonly lastOfLog: StatementSync;

  constructor(file: string) {
    this.db = new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS });
    this.ofStream = this.prepare(`${SELECT} WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision LIMIT ?`);
    this.lastOfStream = this.prepare(`${SELECT} WHERE s.name = ? ORDER BY e.revision DESC LIMIT ?`);
    this.ofLog = this.prepare(`${SELECT} WHERE e.position > ? ORDER BY e.position LIMIT ?`);
    this.lastOfLog = this.prepare('SELECT coalesce(max(position), 0) FROM events');
  }

  /** At most `limit` of a stream's events, from a revision on. */
  stream(name: string, fromRevision: number, limit: number): RecordedEvent[] {
    return rows(this.ofStream.all(name, fromRevision, limit)).map(toEvent);
  }

  last(name: string): RecordedEvent | null {
    return rows(this.lastOfStream.all(name, 1)).map(toEvent)[0] ?? null;
  }

  /** At least one, unless there is none, and at most `limit` events after a position. */
  log(after: number, limit: number): RecordedEvent[] {
    const events: RecordedEvent[] = [];
    let characters = 0;
    for (const row of rows(this.ofLog.iterate(after, limit))) {
      const event = toEvent(row);
      events.push(event);
      characters += event.data.length + event.metadata.length;
      if (characters > BATCH_CHARACTERS) break;
    }
    return events;
  }

  /** 0 while the log is empty. */
  head(): number {
    return (this.lastOfLog.get() as unknown as [number])[0];
  }

  close(): void {
    this.db.close();
  }

  private prepare(sql: string): StatementSync {
    const statement = this.db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }
}

/** node:sqlite's types don't know of rows as arrays. */
function rows<T extends Iterable<unknown>>(result: T): T extends unknown[] ? Row[] : Iterable<Row> {
  return result as never;
}

export function toEvent([position, id, stream, revision, type, data, metadata]: Row): RecordedEvent {
  return { id, type, data, metadata, stream, revision, position: toPosition(position) };
}
