/** Adds leaves and nodes to a tree that has `expectedLeaves` leaves. Flat lists, as copying small objects is dear. */
export interface GrowRequest {
  readonly expectedLeaves: number;
  /** Per leaf: event id, event hash, position. */
  readonly leaves: readonly string[];
  /** Per node: level, index, hash. */
  readonly nodes: readonly (string | number)[];
}

export type CloseRequest = 'close';

/** One per request, in their order; the first of all says that the file is open. */
export type GrowReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'conflict'; readonly leaves: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly outcome: 'not-stored' | 'unknown' };

export interface TreeWriterData {
  readonly file: string;
  readonly lockPatience: number;
}
