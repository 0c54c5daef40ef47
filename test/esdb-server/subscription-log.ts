import { setTimeout as sleep } from 'node:timers/promises';
import type { ResolvedEvent, StreamSubscription } from '@eventstore/db-client';
import { encode, encodeError, type Names } from './encode.js';
import type { Step } from './recording.js';

interface Checkpoint {
  readonly commit: bigint;
  readonly prepare: bigint;
}

interface Entry {
  readonly emit: string;
  readonly [name: string]: unknown;
}

/** What a subscription emits, in order. */
export class SubscriptionLog {
  readonly entries: Entry[] = [];
  private taken = 0;
  subscription: StreamSubscription | undefined;

  constructor(
    private readonly names: Names,
    private readonly step: Step,
  ) {}

  watch(subscription: StreamSubscription): void {
    this.subscription = subscription;
    for (const name of ['confirmation', 'caughtUp', 'fellBehind', 'end', 'finish', 'close'] as const) {
      subscription.on(name as 'end', () => this.entries.push({ emit: name }));
    }
    subscription.on('error', (error) => this.entries.push({ emit: 'error', error: encodeError(error, this.names) }));
    subscription.on('data', (resolved: ResolvedEvent) => this.addEvent(resolved));
  }

  checkpoint(position: Checkpoint): void {
    this.entries.push({ emit: 'checkpointReached', position });
  }

  /** What came since the last time: as many as expected, and none in a while after. Checkpoints are placed among bulk events. */
  async take(expected: number, patience: number, bulk?: readonly bigint[]): Promise<unknown[]> {
    const deadline = Date.now() + patience;
    while (this.entries.length < this.taken + expected && Date.now() < deadline) await sleep(5);
    await sleep(50);
    const since = this.entries.slice(this.taken);
    this.taken = this.entries.length;
    return since.map((entry) => {
      if (entry.emit !== 'checkpointReached') return entry;
      const { commit } = entry.position as Checkpoint;
      const position = encode(entry.position, this.names);
      const passed = bulk?.filter((at) => at <= commit).length;
      return { emit: entry.emit, position, ...(passed !== undefined && { bulkEventsAtOrBefore: passed }) };
    });
  }

  private addEvent(resolved: ResolvedEvent): void {
    const { event } = resolved;
    if (!event) return;
    if (this.step.keepPrefix !== undefined && !event.streamId.includes(this.names.prefix)) return;
    const { streamId, revision, type, id } = event;
    const shown = this.step.full ? { ...resolved } : { streamId, revision, type, id };
    this.entries.push({ emit: 'data', ...(encode(shown, this.names) as object) });
  }
}
