import type { EventStoreDBClient } from '@eventstore/db-client';
import { checkAppend, checkBatchSize } from '../append-arguments.js';
import {
  type AppendResult,
  type EventStore,
  EventStoreUnavailableError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
  type SubscribeOptions,
  type Subscription,
} from '../event-store.port.js';
import { AllFeed } from './all-feed.js';
import { Appender } from './appender.js';
import { closeClient, createClient } from './client.js';
import { appendSize } from './event-texts.js';
import { SilentServerError, unavailable } from './failures.js';
import { LiveSubscription } from './live-subscription.js';
import { type MigrationMark, refuseUnfinishedMigration, setMigrationMark } from './migration-mark.js';
import { NewestEvent } from './newest-event.js';
import { fromPosition } from './position.js';
import { checkServer, namespaceOf } from './start-up.js';
import { StreamReader } from './stream-reader.js';

/** What a server takes in one append, in bytes. */
const LARGEST_APPEND = 1_048_576;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/** How long a server may take, in milliseconds. */
export interface Patience {
  readonly append: number;
  readonly read: number;
  /** Until an append whose outcome is unknown has been looked for. */
  readonly readBack: number;
  /** For a sign of a subscription, before the server is asked. */
  readonly silence: number;
}

const PATIENCE: Patience = { append: 5_000, read: 10_000, readBack: 5_000, silence: 10_000 };

export interface EsdbEventStoreOptions {
  /** `esdb://user:password@host:2113?tls=true`; several hosts, or `esdb+discover://`, for a cluster. */
  readonly connectionString: string;
  /** Streams are called `<namespace>.<stream>`, and others' are neither read nor written. */
  readonly namespace: string;
  readonly patience?: Partial<Patience>;
  /** Opens it also when a migration into it isn't finished. */
  readonly duringMigration?: boolean;
}

/**
 * The log on an EventStoreDB or KurrentDB server. Positions are its commit and prepare positions, as texts of 32
 * hexadecimal digits: they grow, with gaps where the server or others have written.
 */
export class EsdbEventStore implements EventStore {
  private readonly subscriptions = new Set<Subscription>();
  private readonly appending = new Set<Promise<unknown>>();
  private closing: Promise<void> | null = null;
  private isClosed = false;

  private constructor(
    private readonly client: EventStoreDBClient,
    private readonly prefix: string,
    private readonly patience: Patience,
    private readonly reader: StreamReader,
    private readonly appender: Appender,
    private readonly newest: NewestEvent,
  ) {}

  /** @throws EventStoreUnavailableError when there is no such server, or it isn't one that can be used */
  static async open(options: EsdbEventStoreOptions): Promise<EsdbEventStore> {
    const { connectionString, namespace, patience, duringMigration = false } = options;
    const waits = { ...PATIENCE, ...patience };
    const { prefix, mark } = namespaceOf(namespace);
    const client = connect(connectionString);
    try {
      const start = await checkServer(client, { prefix, mark }, waits.read);
      if (!duringMigration) await refuseUnfinishedMigration(client, namespace, waits.read);
      const reader = new StreamReader(client, prefix, waits.read);
      const appender = new Appender(client, prefix, reader, { answer: waits.append, readBack: waits.readBack });
      const newest = new NewestEvent(client, prefix, start, waits.read);
      return new EsdbEventStore(client, prefix, waits, reader, appender, newest);
    } catch (error) {
      await closeClient(client).catch(() => undefined);
      throw error;
    }
  }

  /** Says to all who open the namespace later how far a migration into it has come. @throws EventStoreUnavailableError */
  async markMigration(mark: MigrationMark): Promise<void> {
    await setMigrationMark(this.client, this.prefix.slice(0, -1), mark, this.patience.read).catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    checkAppend(stream, expected, events);
    if (!events.every(({ id }) => UUID.test(id))) throw new TypeError(`${stream}: an id is not a UUID in lower case`);
    const size = appendSize(events);
    if (size > LARGEST_APPEND)
      throw new RangeError(`an append of ${size} bytes to ${stream}: ${LARGEST_APPEND} at most`);
    if (this.closing) throw closed();
    const appended = this.appender.append({ stream, expected, events });
    this.appending.add(appended);
    try {
      const result = await appended;
      this.newest.see(result.position);
      return result;
    } finally {
      this.appending.delete(appended);
    }
  }

  async readStream(
    stream: string,
    options: { readonly fromRevision?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    if (this.isClosed) throw closed();
    return this.reader.read(stream, options.fromRevision ?? 0);
  }

  async lastEvent(stream: string): Promise<RecordedEvent | null> {
    if (this.isClosed) throw closed();
    return this.reader.last(stream);
  }

  async *readAll(
    options: { readonly after?: Position; readonly batchSize?: number } = {},
  ): AsyncGenerator<readonly RecordedEvent[]> {
    const limit = checkBatchSize(options.batchSize);
    if (this.isClosed) throw closed();
    const feed = this.open(options.after);
    try {
      for (let batch: RecordedEvent[] = []; ; ) {
        const isFull = feed.fill(batch, limit);
        if (batch.length > 0 && (isFull || feed.isCaughtUp)) {
          yield batch;
          batch = [];
        } else if (feed.isCaughtUp) {
          return;
        } else if (feed.failure !== null) {
          throw unavailable(feed.failure);
        } else if (!(await feed.nextSign(this.patience.read))) {
          throw unavailable(new SilentServerError(this.patience.read));
        }
      }
    } finally {
      feed.close();
    }
  }

  subscribe(options: SubscribeOptions): Subscription {
    if (this.closing) throw closed();
    if (options.after !== undefined) fromPosition(options.after);
    const source = {
      open: (after: Position | undefined) => this.open(after),
      head: () => this.newest.position(),
      silence: this.patience.silence,
    };
    const subscription = new LiveSubscription(options, checkBatchSize(options.batchSize), source);
    this.subscriptions.add(subscription);
    return {
      close: async () => {
        await subscription.close();
        this.subscriptions.delete(subscription);
      },
    };
  }

  async head(): Promise<Position | null> {
    if (this.isClosed) throw closed();
    return this.newest.position();
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private open(after: Position | undefined): AllFeed {
    return new AllFeed(this.client, this.prefix, after);
  }

  private async finish(): Promise<void> {
    const ended = [...this.subscriptions].map((subscription) => subscription.close());
    await Promise.all([Promise.allSettled(this.appending), ...ended]);
    this.isClosed = true;
    await closeClient(this.client).catch(() => undefined);
  }
}

function connect(connectionString: string): EventStoreDBClient {
  if (/throwOnAppendFailure/iu.test(connectionString)) {
    throw new EventStoreUnavailableError('EventStoreDB: throwOnAppendFailure can’t be chosen', 'not-stored');
  }
  try {
    return createClient(connectionString);
  } catch {
    // The client's message shows the text, and with it a password.
    const example = 'esdb://user:password@host:2113?tls=true';
    throw new EventStoreUnavailableError(`EventStoreDB: the connection string isn’t like ${example}`, 'not-stored');
  }
}

function closed(): EventStoreUnavailableError {
  return new EventStoreUnavailableError('the event store is closed', 'not-stored');
}
