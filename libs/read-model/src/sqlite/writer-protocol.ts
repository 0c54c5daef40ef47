/**
 * What the calling thread and the writer thread say to each other. A generation is its number. Rows are flat lists of
 * texts, four items per view: id, JSON (null: a tombstone), position, entries. Copying many small objects between threads
 * would cost more than their inserts.
 *
 * Entries are the JSON text of a sorted list of [index, member, sort] or, with words, [index, member, sort, "sorted words"],
 * so that equal entries are equal texts.
 */
export type Rows = readonly (string | null)[];

/** Items per view in `Rows`. */
export type RowWidth = 4;

export type WriterRequest =
  /** The serving generation, made when there is none: its number. */
  | { readonly do: 'serve'; readonly projection: string; readonly version: number }
  /** A fresh generation; unfinished ones are dropped: its number. */
  | { readonly do: 'build'; readonly projection: string; readonly version: number }
  /** A checkpoint: that of a generation that was filled without one. */
  | { readonly do: 'swap'; readonly generation: number; readonly checkpoint?: string | null }
  | {
      readonly do: 'commit';
      readonly generation: number;
      readonly expectedCheckpoint: string | null;
      readonly checkpoint: string;
      readonly rows: Rows;
    }
  /** Rows of a generation that isn't finished, in several transactions. */
  | { readonly do: 'fill'; readonly generation: number; readonly rows: Rows }
  /** Finish what waits, close the file. */
  | { readonly do: 'close' };

export type WriterAnswer =
  | { readonly done: number | null }
  /** The generation was dropped, or is at another checkpoint. */
  | { readonly stale: string }
  /** SQLite couldn't. */
  | { readonly failed: string };

export interface WriterData {
  readonly file: string;
  /** Milliseconds. */
  readonly lockPatience: number;
  /** Ceiling of the file's size in pages of 4 KiB, for specs of a full disk. */
  readonly maxPages: number | null;
}
