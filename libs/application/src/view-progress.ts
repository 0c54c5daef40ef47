import { setTimeout as sleep } from 'node:timers/promises';
import type { Projection } from '@attestory/projections';
import type { Generation, ReadModel } from '@attestory/read-model';

interface Waiter {
  readonly position: string;
  readonly passed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Between two looks at the read model, in milliseconds: doubled from the first up to the longest. */
const pauses = { first: 5, longest: 100 };

/**
 * How far a projection's views have come, for whoever waits for what they wrote. Where this process runs the projection,
 * its runner tells; where another one does, the read model is asked.
 */
export class ViewProgress {
  /** What the runner here has reached; undefined while none runs here. */
  private told: string | null | undefined;
  private readonly waiters = new Set<Waiter>();
  private asking = false;
  /** One that has served: the checkpoint of one that was dropped is that of the one that serves now. */
  private generation: Generation | undefined;

  constructor(
    private readonly projection: Pick<Projection, 'name' | 'version'>,
    private readonly readModel: Pick<ReadModel, 'serving' | 'checkpoint'>,
  ) {}

  get name(): string {
    return this.projection.name;
  }

  /** The runner here has got so far. */
  tell(position: string | null): void {
    this.told = position;
    this.wake(position);
  }

  /** No runner runs here any more. */
  silence(): void {
    this.told = undefined;
    void this.ask();
  }

  /** The position up to which the views have seen the log. */
  async seen(): Promise<string | null> {
    if (this.told !== undefined) return this.told;
    this.generation ??= await this.readModel.serving(this.projection.name, this.projection.version);
    return this.readModel.checkpoint(this.generation);
  }

  /** Waits until the views have passed a position; false when that took longer than `timeout` milliseconds. */
  async waitFor(position: string, timeout: number): Promise<boolean> {
    const seen = await this.seen();
    if (seen !== null && seen >= position) return true;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        settle();
      };
      const passed = () => end(() => resolve(true));
      const waiter = { position, passed, failed: (error: unknown) => end(() => reject(error)) };
      const timer = setTimeout(() => end(() => resolve(false)), timeout);
      this.waiters.add(waiter);
      // The runner may have told while the read model was asked.
      if (this.told !== undefined) this.wake(this.told);
      void this.ask();
    });
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    for (let pause = pauses.first; this.mustAsk; pause = Math.min(pause * 2, pauses.longest)) {
      await sleep(pause);
      if (this.mustAsk)
        await this.seen().then(
          (seen) => this.wake(seen),
          (error) => this.fail(error),
        );
    }
    this.asking = false;
  }

  private get mustAsk(): boolean {
    return this.waiters.size > 0 && this.told === undefined;
  }

  private wake(position: string | null): void {
    for (const waiter of this.waiters) if (position !== null && position >= waiter.position) waiter.passed();
  }

  private fail(error: unknown): void {
    for (const waiter of this.waiters) waiter.failed(error);
  }
}
