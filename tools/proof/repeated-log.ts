import type { EventStore, RecordedEvent, SubscribeOptions, Subscription } from '@attestory/event-store';

const mostTimes = 10;
const largestBatch = 60;
/** Of the parts that are delivered between two restarts. */
const mostParts = 6;

const upTo = (most: number): number => 1 + Math.floor(Math.random() * most);

/**
 * A log that delivers as badly as a log may: in parts of random size, each up to ten times, and after a restart from
 * somewhere before what it was asked for. The order stays.
 */
export class RepeatedLog {
  deliveries = 0;
  private readonly events: readonly RecordedEvent[];
  private readonly wasDelivered = new Map<string, number>();
  /** Resolves when a subscription has delivered what it delivers before it wants to be restarted. */
  delivered: Promise<void> = Promise.resolve();
  isAtEnd = false;

  constructor(events: readonly RecordedEvent[]) {
    this.events = events;
  }

  static async of(store: EventStore): Promise<RepeatedLog> {
    const events: RecordedEvent[] = [];
    for await (const batch of store.readAll()) events.push(...batch);
    return new RepeatedLog(events);
  }

  get size(): number {
    return this.events.length;
  }

  /** In place of a store's own. */
  readonly subscribe = ({ after, onBatch }: SubscribeOptions): Subscription => {
    const next = after === undefined ? 0 : this.events.findLastIndex(({ position }) => position <= after) + 1;
    this.delivered = this.deliver(Math.max(0, next - upTo(largestBatch)), onBatch);
    return { close: () => this.delivered };
  };

  private async deliver(from: number, onBatch: SubscribeOptions['onBatch']): Promise<void> {
    let at = from;
    for (let parts = upTo(mostParts); parts > 0 && at < this.events.length; parts--) {
      const part = this.events.slice(at, at + upTo(largestBatch));
      let times = upTo(mostTimes);
      do {
        await onBatch(part);
        this.count(part);
        times--;
      } while (times > 0 && part.every((event) => this.mayCome(event)));
      at += part.length;
    }
    this.isAtEnd = at >= this.events.length;
  }

  /** What came ten times comes again only with what has not come yet. */
  private mayCome({ id }: RecordedEvent): boolean {
    return (this.wasDelivered.get(id) ?? 0) < mostTimes;
  }

  private count(part: readonly RecordedEvent[]): void {
    this.deliveries += part.length;
    for (const { id } of part) this.wasDelivered.set(id, (this.wasDelivered.get(id) ?? 0) + 1);
  }
}
