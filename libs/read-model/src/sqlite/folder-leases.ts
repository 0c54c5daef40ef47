import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { FolderTakenError, type Lease, type LeaseStore, LeaseStoreUnavailableError } from '../lease-store.port.js';

/**
 * The leases of a folder that one process has to itself: it locks a file for as long as it lives, by SQLite's lock, which
 * the kernel takes back when the process ends, however it ends. So nothing of them has to be kept.
 */
export class FolderLeases implements LeaseStore {
  private readonly leases = new Map<string, Lease>();
  private isClosed = false;

  private constructor(private readonly lock: DatabaseSync) {}

  /** @throws FolderTakenError when another process has the folder, LeaseStoreUnavailableError when there can be no such file */
  static open(file: string, patience: number): FolderLeases {
    let lock: DatabaseSync | undefined;
    try {
      makeFile(file);
      lock = new DatabaseSync(file, { timeout: patience });
      lock.exec('BEGIN EXCLUSIVE');
      return new FolderLeases(lock);
    } catch (error) {
      lock?.close();
      if (((error as { errcode?: number }).errcode ?? 0) % 256 === 5)
        throw new FolderTakenError(`another process has ${file}`, { cause: error });
      throw new LeaseStoreUnavailableError((error as Error).message, { cause: error });
    }
  }

  async renew(holder: string): Promise<readonly Lease[]> {
    this.refuseClosed();
    for (const lease of this.leases.values())
      if (lease.holder === holder) this.leases.set(lease.name, { ...lease, beat: lease.beat + 1 });
    return [...this.leases.values()];
  }

  async take(name: string, holder: string, seen: Lease | null): Promise<Lease | null> {
    this.refuseClosed();
    const now = this.leases.get(name) ?? null;
    const same = now?.token === seen?.token && now?.beat === seen?.beat && now?.holder === seen?.holder;
    if (!same) return null;
    const lease = { name, holder, token: (now?.token ?? 0) + 1, beat: 0 };
    this.leases.set(name, lease);
    return lease;
  }

  async release({ name, token }: Lease): Promise<void> {
    this.refuseClosed();
    const now = this.leases.get(name);
    if (now?.token === token) this.leases.set(name, { ...now, holder: null });
  }

  async close(): Promise<void> {
    if (!this.isClosed) this.lock.close();
    this.isClosed = true;
  }

  private refuseClosed(): void {
    if (this.isClosed) throw new LeaseStoreUnavailableError('the leases are closed');
  }
}

/** SQLite would make it readable by others. One that is there is left alone: to open and close it would end a lock on it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
