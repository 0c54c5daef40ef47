/**
 * The log: streams of immutable events, in one order over all streams.
 *
 * The store knows nothing of domain, encryption or hashes: data and metadata are opaque texts (canonical JSON) that come
 * back byte for byte as they were appended. No operation edits or deletes an event.
 */
export interface EventStore {
  /**
   * Appends all events or none, and resolves only after they are durable.
   *
   * A repeat of an append (same stream, same expected revision, same event ids in the same order) answers as the first
   * did and writes nothing.
   *
   * @throws WrongExpectedRevisionError when the stream is at another revision, or the repeat differs
   * @throws RangeError when the events are larger than the store takes at once (a server: 1 MiB)
   * @throws EventStoreUnavailableError when nothing was stored, or (`outcome: 'unknown'`) it can't be told
   */
  append(stream: string, expectedRevision: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;

  /** A stream's events from a revision on (inclusive, default 0), oldest first. An unknown stream is empty. */
  readStream(stream: string, options?: { readonly fromRevision?: number }): Promise<readonly RecordedEvent[]>;

  /** A stream's newest event; null for an unknown stream. */
  lastEvent(stream: string): Promise<RecordedEvent | null>;

  /** All events after a position (exclusive; default: from the start), in log order, in batches of at most `batchSize`. */
  readAll(options?: {
    readonly after?: Position;
    readonly batchSize?: number;
  }): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * Catches up from a position, then follows: also what other processes append to the same store (within 200 ms).
   * Batches arrive in log order, one at a time: the next one waits for the handler's promise. A handler that throws is
   * retried with back-off on the same batch; `onError` sees each failure.
   */
  subscribe(options: SubscribeOptions): Subscription;

  /** The position of the newest event; null while the log is empty. */
  head(): Promise<Position | null>;

  /** Finishes waiting appends, ends subscriptions, closes files or connections. */
  close(): Promise<void>;
}

/**
 * Opaque to everybody outside the adapter, but for this: comparing two as strings (`<`) gives log order. Gaps mean
 * nothing: that no event is missing is told by a stream's revisions, its hash chain, and the Merkle tree.
 */
export type Position = string;

/** The revision that the stream's last event must have (0 is the first), or `'no-stream'`. There is no "any". */
export type ExpectedRevision = number | 'no-stream';

export interface EventToAppend {
  /** UUID in lower case. Unique in the log, for which its maker answers: a server looks at its stream only. */
  readonly id: string;
  readonly type: string;
  /** Canonical JSON (RFC 8785), kept byte for byte. */
  readonly data: string;
  /** Canonical JSON (RFC 8785), kept byte for byte. */
  readonly metadata: string;
}

export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  /** 0 for the first of its stream, without gaps. */
  readonly revision: number;
  readonly position: Position;
}

export interface AppendResult {
  /** Revision of the last event appended. */
  readonly revision: number;
  /** Position of the last event appended. */
  readonly position: Position;
}

export interface SubscribeOptions {
  readonly after?: Position;
  readonly batchSize?: number;
  readonly onBatch: (events: readonly RecordedEvent[]) => Promise<void>;
  readonly onError?: (error: unknown) => void;
}

export interface Subscription {
  /** Stops; resolves when no handler runs any more. */
  close(): Promise<void>;
}

export class WrongExpectedRevisionError extends Error {
  override readonly name = 'WrongExpectedRevisionError';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** The stream's revision when it was looked at; `'no-stream'` when it has none. */
    readonly actual: ExpectedRevision,
  ) {
    super(`${stream} is at revision ${actual}, not ${expected}`);
  }
}

/** The store can't be used now (full disk, I/O error, closed, server away). */
export class EventStoreUnavailableError extends Error {
  override readonly name = 'EventStoreUnavailableError';
  constructor(
    message: string,
    /** `unknown`: the append may have been stored; read the stream for the event id before deciding. */
    readonly outcome: 'not-stored' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
