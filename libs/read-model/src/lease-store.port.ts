/**
 * Who of several processes does what only one may do at a time. The store compares no clocks: it keeps who has taken a
 * lease, and a count that grows while that process lives. Whether a holder is dead is for others to judge, by their own
 * clocks: the count that they see stands still.
 */
export interface LeaseStore {
  /** A holder's sign of life: the beats of its leases grow. Then, not earlier, all leases are read. */
  renew(holder: string): Promise<readonly Lease[]>;

  /**
   * Takes a lease that is still as it was seen (null: it was never taken). Of several that try at once, one gets it.
   * @returns the lease, its token greater than any before; null when another was faster
   */
  take(name: string, holder: string, seen: Lease | null): Promise<Lease | null>;

  /** Gives a lease back, so that nobody waits for its holder to be judged dead. One that is another's by now stays so. */
  release(lease: Lease): Promise<void>;

  close(): Promise<void>;
}

export interface Lease {
  readonly name: string;
  /** null: given back. */
  readonly holder: string | null;
  /** Grows each time that the lease is taken: later work has a greater one. */
  readonly token: number;
  /** Grows while the holder renews. */
  readonly beat: number;
}

/** The store of the leases can't be used now. */
export class LeaseStoreUnavailableError extends Error {
  override readonly name = 'LeaseStoreUnavailableError';
}

/** Another process has what only one process may have, for as long as it lives. */
export class FolderTakenError extends Error {
  override readonly name = 'FolderTakenError';
}
