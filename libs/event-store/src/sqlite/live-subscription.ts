import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { SubscribeOptions, Subscription } from '../event-store.port.js';
import type { LogWatch } from './log-watch.js';
import { fromPosition } from './position.js';
import type { Read } from './shared-reads.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
/** What a busy log gains within this time is delivered as one batch: views are written less often, commands get the thread. */
const GATHERING_MS = 10;

/** Reads batch after batch until the log's end, then waits for it to grow. */
export class LiveSubscription implements Subscription {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;
  private readonly unlisten: () => void;
  private after: number;
  private hasGrown = true;
  private wake: () => void = () => undefined;

  constructor(
    private readonly options: SubscribeOptions,
    private readonly limit: number,
    private readonly read: Read,
    watch: LogWatch,
  ) {
    this.after = fromPosition(options.after);
    this.unlisten = watch.listen(() => {
      this.hasGrown = true;
      this.wake();
    });
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.unlisten();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    for (let failures = 0; !signal.aborted; ) {
      // Other work gets its turn between batches.
      await nextTurn();
      try {
        const began = performance.now();
        const delivered = await this.deliverNext();
        failures = 0;
        if (delivered === 0) await this.growth();
        else if (delivered < this.limit) await this.gather(began + GATHERING_MS - performance.now());
      } catch (error) {
        this.complain(error);
        const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS);
        await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  /** How many events; 0 at the end of the log. */
  private async deliverNext(): Promise<number> {
    if (this.stop.signal.aborted) return 0;
    this.hasGrown = false;
    const batch = this.read(this.after, this.limit);
    const last = batch.at(-1);
    if (!last) return 0;
    await this.options.onBatch(batch);
    this.after = fromPosition(last.position);
    return batch.length;
  }

  private async gather(pause: number): Promise<void> {
    if (pause > 0) await sleep(pause, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
  }

  private async growth(): Promise<void> {
    if (this.hasGrown || this.stop.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }

  /** A complaint that throws must not end the subscription. */
  private complain(error: unknown): void {
    if (this.stop.signal.aborted) return;
    try {
      this.options.onError?.(error);
    } catch {
      // Nobody is left to tell.
    }
  }
}
