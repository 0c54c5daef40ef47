import type {
  AppendResult,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  SubscribeOptions,
  Subscription,
} from '@attestory/event-store';

/** Runs an append while somebody watches. */
export type AppendWatch = (
  stream: string,
  events: readonly EventToAppend[],
  append: () => Promise<AppendResult>,
) => Promise<AppendResult>;

/** A log whose appends are watched, whoever makes them. */
export class ObservedEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly watch: AppendWatch,
  ) {}

  append(stream: string, expectedRevision: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    return this.watch(stream, events, () => this.store.append(stream, expectedRevision, events));
  }

  readStream(stream: string, options?: { readonly fromRevision?: number }) {
    return this.store.readStream(stream, options);
  }

  lastEvent(stream: string) {
    return this.store.lastEvent(stream);
  }

  readAll(options?: { readonly after?: string; readonly batchSize?: number }) {
    return this.store.readAll(options);
  }

  subscribe(options: SubscribeOptions): Subscription {
    return this.store.subscribe(options);
  }

  head() {
    return this.store.head();
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
