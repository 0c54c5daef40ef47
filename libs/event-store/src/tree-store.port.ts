/**
 * The Merkle tree's own store: one leaf per event in log order, and the nodes of complete subtrees above them. It is
 * kept apart from the events, so that a log that lost some (scavenging, truncation) is seen. It stores; what a hash means
 * is `@attestory/audit`'s business.
 */
export interface TreeStore {
  /** How many leaves there are, and the position of the event of the last one (null: none). */
  size(): Promise<{ readonly leaves: number; readonly position: string | null }>;

  /**
   * Adds leaves and the nodes that they complete, durably, all or none.
   * @throws TreeStoreConflictError when the tree no longer has `expectedLeaves` leaves (another process added some)
   */
  append(expectedLeaves: number, leaves: readonly TreeLeaf[], nodes: readonly TreeNode[]): Promise<void>;

  /** Leaves from an index on, oldest first, at most `limit`. */
  leaves(fromIndex: number, limit: number): Promise<readonly TreeLeaf[]>;

  /** The leaf of an event; null when the event isn't in the tree. */
  leafOf(eventId: string): Promise<{ readonly index: number; readonly leaf: TreeLeaf } | null>;

  /** Nodes by level (0: leaf hashes) and index within the level; null for one that isn't complete. */
  nodes(wanted: readonly { readonly level: number; readonly index: number }[]): Promise<readonly (string | null)[]>;

  close(): Promise<void>;
}

export interface TreeLeaf {
  readonly eventId: string;
  /** The event's own hash (lowercase hex SHA-256), not the leaf hash over it. */
  readonly eventHash: string;
  readonly position: string;
}

export interface TreeNode {
  /** 0 for leaf hashes. */
  readonly level: number;
  readonly index: number;
  /** Lowercase hex SHA-256. */
  readonly hash: string;
}

export class TreeStoreConflictError extends Error {
  override readonly name = 'TreeStoreConflictError';
}
