import { type AllStreamSubscription, type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import type { Position, RecordedEvent } from '../event-store.port.js';
import { toRecordedEvent } from './event-texts.js';
import { fromPosition, toPosition } from './position.js';

/** How many events of others the server looks at between two signs of life. */
const WINDOW = 2_000;
/** What the client keeps ready, in events; the server waits until they are taken. */
const READY = 128;
/** A batch ends after the event with which it passes this many characters: large events don't pile up in memory. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

/** The log's events of one namespace, filtered by the server, as they come. */
export class AllFeed {
  private readonly subscription: AllStreamSubscription;
  private hasSign = false;
  private wake: () => void = () => undefined;
  private newestCheckpoint: Position | null = null;
  private hasCaughtUp = false;
  /** Why nothing comes any more; null while it runs. */
  failure: unknown = null;

  constructor(
    client: EventStoreDBClient,
    private readonly prefix: string,
    private readonly after: Position | undefined,
  ) {
    const checkpointReached = (_: unknown, position: Parameters<typeof toPosition>[0]) => {
      this.newestCheckpoint = toPosition(position);
      this.sign();
    };
    const filter = streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: WINDOW,
      checkpointInterval: 1,
      checkpointReached,
    });
    const from = after === undefined ? START : fromPosition(after);
    this.subscription = client.subscribeToAll({ fromPosition: from, filter }, { highWaterMark: READY });
    this.subscription.on('caughtUp' as 'end', () => {
      this.hasCaughtUp = true;
      this.sign();
    });
    this.subscription.on('readable' as 'end', () => this.sign());
    this.subscription.on('error', (error) => this.fail(error));
    this.subscription.on('close', () => this.fail(new Error('the subscription ended')));
  }

  /** Moves what has come into the batch, until that is full. */
  fill(batch: RecordedEvent[], limit: number): boolean {
    this.hasSign = false;
    let characters = batch.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    while (batch.length < limit && characters <= BATCH_CHARACTERS) {
      const resolved = this.subscription.read() as Parameters<typeof toRecordedEvent>[0] | null;
      if (resolved === null) return false;
      const event = toRecordedEvent(resolved, this.prefix);
      if (this.after !== undefined && event.position <= this.after) continue;
      batch.push(event);
      characters += event.data.length + event.metadata.length;
    }
    return true;
  }

  /** All that was in the log when it was opened has been taken. */
  get isCaughtUp(): boolean {
    return this.hasCaughtUp && this.isDrained;
  }

  /** Up to here the log holds nothing that hasn't been taken. */
  get checkpoint(): Position | null {
    return this.isDrained ? this.newestCheckpoint : null;
  }

  /** Resolves when something has come since the last filling, or to false when the time is over. */
  async nextSign(patience: number): Promise<boolean> {
    if (this.hasSign || this.failure !== null) return true;
    let timer: NodeJS.Timeout | undefined;
    const hasCome = await new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
      this.wake = () => resolve(true);
    });
    clearTimeout(timer);
    return hasCome;
  }

  /** Lets go of whoever waits for a sign. */
  sign(): void {
    this.hasSign = true;
    this.wake();
  }

  close(): void {
    this.fail(new Error('the subscription was closed'));
    void this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
  }

  private get isDrained(): boolean {
    return (this.subscription as unknown as { readonly readableLength: number }).readableLength === 0;
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.sign();
  }
}
