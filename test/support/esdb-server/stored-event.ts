/** What somebody wants to append. */
export interface ProposedEvent {
  /** UUID in lower case. */
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent {
  /** Commit and prepare position, which are the same for events of today's clients. */
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly created: number;
}

export type Expected = number | 'no_stream' | 'any' | 'stream_exists';

export type AppendOutcome =
  /** `revision` is null for a stream without events, `position` where the event is no longer to be seen. */
  | { readonly kind: 'appended'; readonly revision: number | null; readonly position: number | null }
  | { readonly kind: 'wrong-version'; readonly current: number | null }
  | { readonly kind: 'deleted' };

/** The revision of the event that ends a stream for ever, and the `$tb` of a deleted one. */
export const LONG_MAX = '9223372036854775807';
