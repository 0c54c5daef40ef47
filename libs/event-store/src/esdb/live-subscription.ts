import { setTimeout as sleep } from 'node:timers/promises';
import type { Position, RecordedEvent, SubscribeOptions, Subscription } from '../event-store.port.js';
import type { AllFeed } from './all-feed.js';
import { SilentServerError } from './failures.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** What a busy log gains within this time is delivered as one batch: views are written less often. */
const GATHERING_MS = 10;

export interface LogSource {
  open(after: Position | undefined): AllFeed;
  head(): Promise<Position | null>;
  /** How long nothing may come before the server is asked whether anything should have. */
  readonly silence: number;
}

/** Follows the log over lost connections, from the last event that was handled. */
export class LiveSubscription implements Subscription {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;
  private feed: AllFeed | null = null;
  private after: Position | undefined;
  private failures = 0;

  constructor(
    private readonly options: SubscribeOptions,
    private readonly limit: number,
    private readonly source: LogSource,
  ) {
    this.after = options.after;
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.feed?.sign();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      try {
        this.feed = this.source.open(this.after);
        await this.follow(this.feed);
      } catch (error) {
        await this.complainAndPause(error);
      } finally {
        this.feed?.close();
      }
    }
  }

  private async follow(feed: AllFeed): Promise<void> {
    while (!this.isStopped) {
      const began = performance.now();
      const batch = await this.nextBatch(feed, began);
      if (batch.length === 0) continue;
      await this.deliver(batch);
      this.after = batch.at(-1)?.position ?? this.after;
      const pause = began + GATHERING_MS - performance.now();
      if (batch.length < this.limit && pause > 0) await this.pause(pause);
    }
  }

  /** At once what has come; while there is more to catch up on, a batch that fills for a moment. */
  private async nextBatch(feed: AllFeed, began: number): Promise<readonly RecordedEvent[]> {
    const batch: RecordedEvent[] = [];
    while (!this.isStopped) {
      if (feed.fill(batch, this.limit)) return batch;
      const gathering = began + GATHERING_MS - performance.now();
      if (batch.length > 0 && (feed.isCaughtUp || feed.failure !== null || gathering <= 0)) return batch;
      if (feed.failure !== null) throw feed.failure;
      if (batch.length > 0) await feed.nextSign(gathering);
      else await this.waitForNews(feed);
    }
    return [];
  }

  private async waitForNews(feed: AllFeed): Promise<void> {
    if (await feed.nextSign(this.source.silence)) {
      const { checkpoint } = feed;
      if (checkpoint !== null && (this.after === undefined || checkpoint > this.after)) this.after = checkpoint;
      return;
    }
    const head = await this.source.head();
    const hasGrown = head !== null && (this.after === undefined || head > this.after);
    if (hasGrown && !(await feed.nextSign(this.source.silence))) throw new SilentServerError(this.source.silence);
  }

  private async deliver(batch: readonly RecordedEvent[]): Promise<void> {
    while (!this.isStopped) {
      try {
        await this.options.onBatch(batch);
        this.failures = 0;
        return;
      } catch (error) {
        await this.complainAndPause(error);
      }
    }
  }

  private async complainAndPause(error: unknown): Promise<void> {
    if (this.isStopped) return;
    try {
      this.options.onError?.(error);
    } catch {
      // Nobody is left to tell, and a complaint that throws must not end the subscription.
    }
    await this.pause(Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, LONGEST_PAUSE_MS));
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
  }

  private get isStopped(): boolean {
    return this.stop.signal.aborted;
  }
}
