/**
 * Views: documents that folds made from the log, with the indexes by which they are found. Everything here can be thrown
 * away and rebuilt.
 *
 * A projection's views live in a *generation*. One generation serves; a rebuild fills a fresh one and then swaps.
 */
export interface ReadModel {
  /**
   * The generation that serves; creates the first, empty one when the projection is new or its version has changed. That
   * drops earlier versions' views, never a later version's.
   */
  serving(projection: string, version: number): Promise<Generation>;

  /**
   * A fresh, empty generation beside the serving one. An unfinished one of an earlier rebuild is dropped: its writer gets
   * StaleWriterError. Only the process that began a rebuild fills it, and only by its swap is it there to stay.
   */
  startRebuild(projection: string, version: number): Promise<Generation>;

  /**
   * Makes a generation the serving one, in one step, and drops the one before it: its writer gets StaleWriterError, its
   * readers are answered from the one that serves now. A repeat changes nothing.
   * @throws StaleWriterError when the generation was dropped
   */
  swap(generation: Generation): Promise<void>;

  /** The position up to which (inclusive) the generation has seen the log; null: nothing yet. */
  checkpoint(generation: Generation): Promise<string | null>;

  /** Views by id; ids without a view are absent. */
  load(generation: Generation, ids: readonly string[]): Promise<ReadonlyMap<string, StoredView>>;

  /**
   * Writes a batch: each view once, its index entries replaced, and the checkpoint, all or none (or guarded so that a
   * repeat ends in the same state). A write whose position isn't newer than the stored view's is skipped.
   * @throws StaleWriterError when the generation's checkpoint isn't `expectedCheckpoint`: another runner is ahead (a batch
   * without writes may count as written where the other has come to the same checkpoint); or when the generation was dropped
   */
  commit(generation: Generation, batch: ViewBatch): Promise<void>;

  /**
   * Views by an index: those whose entries hold `member`, once per entry, in the order of their `sort` text (by code
   * points, then id), a page at a time. A page is full unless it is the last; only one of a search by `words` may hold
   * fewer items, even none, and go on: where hardly anything has all the words, a page ends after a bounded search.
   */
  find(generation: Generation, query: FindQuery): Promise<FindPage>;

  /** SHA-256 (hex) over `id LF json LF` of all live views, ordered by id, without positions. Compares stores. */
  stateHash(generation: Generation): Promise<string>;

  /** How many live views there are. */
  count(generation: Generation): Promise<number>;

  close(): Promise<void>;
}

export interface Generation {
  readonly projection: string;
  readonly version: number;
  /** Opaque. */
  readonly name: string;
}

export interface StoredView {
  /** Canonical JSON; null is a tombstone: a view that was removed. */
  readonly json: string | null;
  /** Position of the newest event folded into it. */
  readonly position: string;
}

export interface ViewWrite extends StoredView {
  readonly id: string;
  /** All index entries of the view (they replace the earlier ones). Empty for a tombstone. */
  readonly entries: readonly IndexEntry[];
}

export interface IndexEntry {
  readonly index: string;
  /** Who or what the view is found by, e.g. an organization's id or the keyed hash of an e-mail address. */
  readonly member: string;
  /** Order within the member's list (compared as text). It should not change during a view's life, so pages stay stable. */
  readonly sort: string;
  /** By which it is found within the member's list, in any order. Not empty, without spaces. */
  readonly words?: readonly string[];
}

export interface ViewBatch {
  readonly expectedCheckpoint: string | null;
  readonly checkpoint: string;
  readonly writes: readonly ViewWrite[];
}

export interface FindQuery {
  readonly index: string;
  readonly member: string;
  readonly descending?: boolean;
  /** Only entries whose sort text is this or comes after it. */
  readonly from?: string;
  /** Only entries whose sort text comes before this. */
  readonly to?: string;
  /** Only entries that have, for each of these, a word that begins with it. Compared as they are: fold them before. */
  readonly words?: readonly string[];
  /** From an earlier page's `nextCursor`; an unreadable one throws InvalidCursorError. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface FoundView {
  readonly id: string;
  /** Of the entry by which it was found: its place in the list. */
  readonly sort: string;
  readonly json: string;
  readonly position: string;
}

export interface FindPage {
  readonly items: readonly FoundView[];
  /** null: that was the last page. */
  readonly nextCursor: string | null;
}

export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
export class StaleWriterError extends Error {
  override readonly name = 'StaleWriterError';
}
export class ReadModelUnavailableError extends Error {
  override readonly name = 'ReadModelUnavailableError';
}
