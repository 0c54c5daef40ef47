import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import type { Position } from '../event-store.port.js';
import { fromPosition, toPosition } from './position.js';
import { readToEnd } from './timed-read.js';

const FIRST_PAGE = 1;
const LARGEST_PAGE = 1_000;

/** Finds a namespace's newest event, however many events of others came after it: back to the newest one seen before. */
export class NewestEvent {
  private seen: Position | null = null;

  constructor(
    private readonly client: EventStoreDBClient,
    private readonly prefix: string,
    /** Before all events of the namespace. */
    private readonly start: Position,
    private readonly patience: number,
  ) {}

  see(position: Position): void {
    if (this.seen === null || position > this.seen) this.seen = position;
  }

  async position(): Promise<Position | null> {
    const known = this.seen;
    let before: Position | null = null;
    for (let size = FIRST_PAGE; ; size = Math.min(size * 30, LARGEST_PAGE)) {
      const fromPositionOrEnd = before === null ? END : fromPosition(before);
      const options = { direction: BACKWARDS, fromPosition: fromPositionOrEnd, maxCount: size } as const;
      const page = await readToEnd(this.client.readAll(options), this.patience);
      for (const { event } of page) {
        if (!event?.position) continue;
        before = toPosition(event.position);
        if (before <= (known ?? this.start)) return this.seen;
        if (!event.streamId.startsWith(this.prefix)) continue;
        this.see(before);
        return this.seen;
      }
      if (page.length < size) return this.seen;
    }
  }
}
