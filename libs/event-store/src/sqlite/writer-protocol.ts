import type { MessagePort } from 'node:worker_threads';

/**
 * What the calling thread and the writer thread say to each other. Flat lists, because copying many small objects between
 * threads costs more than the insert.
 *
 * A request is one or more appends, each: stream, expected revision (-1: no stream), number of events, and per event its
 * id, type, data and metadata.
 */
export type WriteRequest = readonly (string | number)[];

/** The last request: finish what waits, close the file. */
export type CloseRequest = 'close';

/** Answers in the order of the appends, three items each, beginning with an `Answer`. */
export type WriteReply = (string | number)[];

/** Sent once, when the file is open. */
export type ReadyReply = 'ready';

/** The first of an answer's three items. */
export type Answer =
  /** stored; revision; position */
  | 0
  /** at another revision; the actual revision (-1: no stream); 0 */
  | 1
  /** failed; outcome; reason */
  | 2;

export interface WriterData {
  readonly file: string;
  readonly port: MessagePort;
  /** One number: how many requests have been posted. The writer sleeps on it. */
  readonly posted: Int32Array<SharedArrayBuffer>;
  readonly lockPatience: number;
  /** Ceiling of the file's size in pages of 4 KiB, for tests of a full disk. */
  readonly maxPages: number | null;
}
