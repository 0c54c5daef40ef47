import { setImmediate as nextTurn } from 'node:timers/promises';
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
import { checkAppend, checkBatchSize } from '../append-arguments.js';
import { LOCK_PATIENCE_MS, prepareFile } from './database-file.js';
import { eventLogFormat } from './event-log.schema.js';
import { EventReader } from './event-reader.js';
import { LiveSubscription } from './live-subscription.js';
import { LogWatch } from './log-watch.js';
import { fromPosition, toPosition } from './position.js';
import { sharedReads } from './shared-reads.js';
import { WriterThread } from './writer-thread.js';

const BATCH = 1_000;

/** Where the log lies, and knobs for tests. */
export interface SqliteEventStoreOptions {
  readonly file: string;
  /** How long an append waits for another process's transaction, in milliseconds. */
  readonly lockPatience?: number;
  /** Ceiling of the file in pages of 4 KiB: a full disk at will. */
  readonly maxPages?: number;
  /** Another writer than the own one. */
  readonly writerEntry?: URL;
}

/**
 * The log in one SQLite file (write-ahead log, synchronous=FULL): a thread writes, the calling thread reads. Positions
 * count from 1 without gaps, as texts of 16 digits. Several processes on one machine can use a file at once.
 */
export class SqliteEventStore implements EventStore {
  private readonly subscriptions = new Set<Subscription>();
  private readonly follow = sharedReads((after, limit) => this.read(() => this.reader.log(after, limit)));
  private closing: Promise<void> | null = null;
  private isClosed = false;

  private constructor(
    private readonly reader: EventReader,
    private readonly writer: WriterThread,
    private readonly watch: LogWatch,
  ) {}

  /** @throws EventStoreUnavailableError when the file can't be opened, or is not a log that this version knows */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const { file, lockPatience = LOCK_PATIENCE_MS, maxPages = null, writerEntry } = options;
    try {
      await prepareFile(file, eventLogFormat);
      const reader = new EventReader(file);
      const watch = new LogWatch(() => reader.head());
      const onCommitted = () => watch.grew();
      const entry = writerEntry ? { entry: writerEntry } : {};
      const writer = new WriterThread({ file, lockPatience, maxPages, onCommitted, ...entry });
      await writer.start();
      return new SqliteEventStore(reader, writer, watch);
    } catch (error) {
      throw unavailable(error);
    }
  }

  append(stream: string, expectedRevision: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    try {
      checkAppend(stream, expectedRevision, events);
      if (this.closing) throw closed();
      return this.writer.append(stream, expectedRevision, events);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async readStream(
    stream: string,
    options: { readonly fromRevision?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let from = options.fromRevision ?? 0; ; ) {
      const batch = this.read(() => this.reader.stream(stream, from, BATCH));
      if (batch.length < BATCH) return events.length === 0 ? batch : [...events, ...batch];
      for (const event of batch) events.push(event);
      from += BATCH;
      await nextTurn();
    }
  }

  async lastEvent(stream: string): Promise<RecordedEvent | null> {
    return this.read(() => this.reader.last(stream));
  }

  async *readAll(
    options: { readonly after?: Position; readonly batchSize?: number } = {},
  ): AsyncGenerator<readonly RecordedEvent[]> {
    const limit = checkBatchSize(options.batchSize);
    for (let after = fromPosition(options.after); ; await nextTurn()) {
      const batch = this.read(() => this.reader.log(after, limit));
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      after = fromPosition(last.position);
    }
  }

  subscribe(options: SubscribeOptions): Subscription {
    if (this.closing) throw closed();
    const subscription = new LiveSubscription(options, checkBatchSize(options.batchSize), this.follow, this.watch);
    this.subscriptions.add(subscription);
    return {
      close: async () => {
        await subscription.close();
        this.subscriptions.delete(subscription);
      },
    };
  }

  async head(): Promise<Position | null> {
    const head = this.read(() => this.reader.head());
    return head === 0 ? null : toPosition(head);
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    const ended = [...this.subscriptions].map((subscription) => subscription.close());
    await Promise.all([this.writer.close(), ...ended]);
    this.isClosed = true;
    this.reader.close();
  }

  private read<T>(query: () => T): T {
    if (this.isClosed) throw closed();
    try {
      return query();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function closed(): EventStoreUnavailableError {
  return new EventStoreUnavailableError('the event store is closed', 'not-stored');
}

function unavailable(error: unknown): EventStoreUnavailableError {
  return new EventStoreUnavailableError((error as Error).message, 'not-stored', { cause: error });
}
