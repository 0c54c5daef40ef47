/** Where an event stands, as the log holds it (a damaged event may claim a wrong place). */
export interface EventPlace {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  /** Opaque; the store's own. */
  readonly position: string;
}

/** Damage that a stream's own chain shows. */
export interface ChainFinding {
  readonly kind: /** The event isn't what its hash was made from, or not the one whose hash stands in the tree. */
    | 'hash-mismatch'
    /** The event names another hash than that of the event before it in its stream. */
    | 'chain-broken'
    /** The event isn't the next of its stream: one was lost, doubled or moved. */
    | 'revision-gap'
    /** The metadata isn't of the one shape in which it is written. */
    | 'metadata-malformed';
  readonly event: EventPlace;
  readonly message: string;
}

/** Damage that shows when the log is laid beside its Merkle tree. Leaves are counted from 0, in log order. */
export type OrderFinding =
  | {
      /** A leaf stands for an event that the log no longer has. */
      readonly kind: 'missing-event';
      readonly leaf: number;
      readonly eventId: string;
      readonly message: string;
    }
  | {
      /** An event in the log, before the newest leaf, that no leaf stands for. */
      readonly kind: 'unexpected-event';
      readonly event: EventPlace;
      readonly message: string;
    }
  | {
      /** Events that follow each other in tree and log, but stand elsewhere in the log than the tree says. */
      readonly kind: 'order-differs';
      /** The first of them. */
      readonly event: EventPlace;
      /** Its leaf. */
      readonly leaf: number;
      /** How many they are. */
      readonly events: number;
      readonly message: string;
    };

/** Which head: what it says of itself, and the event that holds it (null for one given from outside). */
export interface HeadPlace {
  readonly leaves: number;
  readonly root: string;
  readonly time: string;
  readonly keyId: string;
  readonly event: EventPlace | null;
}

/** Damage that signed heads show. */
export type HeadFinding =
  | { readonly kind: 'head-malformed'; readonly event: EventPlace; readonly message: string }
  | {
      readonly kind: /** The signature isn't by the key that the head names, or that key isn't trusted. */
        | 'head-signature-invalid'
        /** It covers fewer leaves than a head before it: heads were moved. Its root isn't compared. */
        | 'head-out-of-order';
      readonly head: HeadPlace;
      readonly message: string;
    }
  | {
      /** The leaves aren't those that were signed. The first such head after one that agrees is reported. */
      readonly kind: 'head-root-mismatch';
      readonly head: HeadPlace;
      /** Leaves before this one are proven by an earlier head: the damage lies from here to the head's last leaf. */
      readonly fromLeaf: number;
      readonly message: string;
    }
  | {
      /** The head covers more leaves than there are. */
      readonly kind: 'tail-cut';
      readonly head: HeadPlace;
      /** How many there are. */
      readonly leaves: number;
      readonly message: string;
    };

/** Damage of the tree's own store. */
export interface TreeFinding {
  /** The stored nodes over all leaves aren't the hashes of those leaves. */
  readonly kind: 'tree-root-mismatch';
  readonly leaves: number;
  readonly message: string;
}

/** Damage found in a log, and where. */
export type LogFinding = ChainFinding | OrderFinding | HeadFinding | TreeFinding;
