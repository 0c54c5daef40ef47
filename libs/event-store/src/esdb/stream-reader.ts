import { BACKWARDS, END, type EventStoreDBClient, FORWARDS } from '@eventstore/db-client';
import { EventStoreUnavailableError, type RecordedEvent } from '../event-store.port.js';
import { toRecordedEvent } from './event-texts.js';
import { readToEnd } from './timed-read.js';

const PAGE = 1_000;

/** Reads the streams of a namespace. */
export class StreamReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly prefix: string,
    private readonly patience: number,
  ) {}

  async read(stream: string, fromRevision: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (;;) {
      const page = await this.page(stream, fromRevision + events.length, PAGE);
      for (const event of page) events.push(event);
      if (page.length < PAGE) return events;
    }
  }

  /** At most `limit` of a stream's events, from a revision on. */
  async page(stream: string, fromRevision: number, limit: number, patience = this.patience): Promise<RecordedEvent[]> {
    const options = { direction: FORWARDS, fromRevision: BigInt(fromRevision), maxCount: limit } as const;
    const resolved = await readToEnd(this.client.readStream(this.prefix + stream, options), patience);
    const events = resolved.map((event) => toRecordedEvent(event, this.prefix));
    // A stream that somebody cut off on the server isn't read as if it were whole.
    if (events.some(({ revision }, index) => revision !== fromRevision + index)) throw incomplete(stream);
    return events;
  }

  async last(stream: string): Promise<RecordedEvent | null> {
    const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    const [last] = await readToEnd(this.client.readStream(this.prefix + stream, options), this.patience);
    return last ? toRecordedEvent(last, this.prefix) : null;
  }
}

function incomplete(stream: string): Error {
  return new EventStoreUnavailableError(`${stream} lacks events: it was truncated on the server`, 'not-stored');
}
