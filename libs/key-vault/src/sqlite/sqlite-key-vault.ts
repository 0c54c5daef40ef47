import { randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { KeyConflictError, type KeyTransfer, type StoredKey } from '../key-transfer.port.js';
import { KeyDestroyedError, type KeyRef, type KeyVault, KeyVaultUnavailableError } from '../key-vault.port.js';
import { KeyCache } from './key-cache.js';
import { emptyLog, inTransaction, openKeyFile } from './key-file.js';
import { MasterKey, wrappedBytes } from '../master-key.js';
import { patiently } from './sqlite-failures.js';

interface KeyRow {
  readonly wrapped: Uint8Array;
  readonly destroyed: number;
}

interface KeyRowInFull extends KeyRow, KeyRef {
  readonly id: number;
}

interface WaitingDestroy {
  readonly refs: readonly KeyRef[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface WaitingEnsure {
  readonly refs: readonly KeyRef[];
  readonly resolve: (keys: readonly Uint8Array[]) => void;
  readonly reject: (error: unknown) => void;
}

const cachedKeys = 10_000;
const storedAtOnce = 1_000;
/** Emptying the write-ahead log costs several flushes: what is to be destroyed within so many milliseconds shares them. */
const gathered = 5;

/**
 * Keys in one SQLite file. Commits flush on the calling thread; calls that come together share one commit, so that the
 * thread is held for one flush per turn of the event loop, and only when a key is new.
 */
export class SqliteKeyVault implements KeyVault, KeyTransfer {
  private readonly cache = new KeyCache(cachedKeys);
  private readonly find: StatementSync;
  private readonly add: StatementSync;
  private readonly wipe: StatementSync;
  private readonly list: StatementSync;
  private readonly dataVersion: StatementSync;
  private seenVersion: unknown;
  private waiting: WaitingEnsure[] = [];
  private doomed: WaitingDestroy[] = [];
  private working: Promise<void> = Promise.resolve();
  private closed = false;

  private constructor(
    private readonly db: DatabaseSync,
    private readonly master: MasterKey,
  ) {
    this.find = db.prepare('SELECT wrapped, destroyed FROM data_key WHERE scope = ? AND subject = ?');
    this.add = db.prepare('INSERT INTO data_key (scope, subject, wrapped) VALUES (?, ?, ?)');
    this.wipe = db.prepare(
      `UPDATE data_key SET wrapped = zeroblob(${wrappedBytes}), destroyed = 1 WHERE scope = ? AND subject = ?`,
    );
    this.list = db.prepare('SELECT * FROM data_key WHERE id > ? ORDER BY id LIMIT ?');
    this.dataVersion = db.prepare('PRAGMA data_version');
  }

  static async open(file: string, masterKey: Uint8Array): Promise<SqliteKeyVault> {
    const master = new MasterKey(masterKey);
    const vault = new SqliteKeyVault(await openKeyFile(file, master), master);
    await vault.finishErasures();
    return vault;
  }

  async ensure(refs: readonly KeyRef[]): Promise<readonly Uint8Array[]> {
    const keys = await this.get(refs);
    if (keys.every((key) => key !== null)) return keys;
    return new Promise((resolve, reject) => {
      this.waiting.push({ refs, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => void this.enqueue(() => this.makeWaiting()));
    });
  }

  async get(refs: readonly KeyRef[]): Promise<readonly (Uint8Array | null)[]> {
    this.refuseClosed();
    return patiently(() => {
      this.forgetIfChangedElsewhere();
      return refs.map((ref) => this.cache.get(ref) ?? this.read(ref));
    });
  }

  async destroy(refs: readonly KeyRef[]): Promise<void> {
    this.refuseClosed();
    await new Promise<void>((resolve, reject) => {
      this.doomed.push({ refs, resolve, reject });
      if (this.doomed.length === 1) setTimeout(() => void this.enqueue(() => this.destroyWaiting()), gathered);
    });
  }

  async *stored(): AsyncGenerator<readonly StoredKey[]> {
    for (let after = 0; ; ) {
      this.refuseClosed();
      const rows = (await patiently(() => this.list.all(after, storedAtOnce))) as unknown as KeyRowInFull[];
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(({ scope, subject, wrapped, destroyed }) => ({
        ref: { scope, subject },
        wrapped: destroyed ? null : wrapped,
      }));
      after = last.id;
    }
  }

  async adopt(keys: readonly StoredKey[]): Promise<void> {
    this.refuseClosed();
    for (const { ref, wrapped } of keys) if (wrapped) this.master.unwrap(ref, wrapped);
    await this.enqueue(() =>
      patiently(() =>
        inTransaction(this.db, () => {
          for (const key of keys) this.adoptOne(key);
        }),
      ),
    );
    await this.destroy(keys.filter(({ wrapped }) => !wrapped).map(({ ref }) => ref));
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    // Calls that came before have a turn to ask for what they need.
    await new Promise((resolve) => setImmediate(resolve));
    await this.enqueue(() => this.makeWaiting());
    await this.enqueue(() => this.destroyWaiting());
    this.cache.clear();
    this.db.close();
  }

  /** A key that was destroyed just before a crash may still lie in the write-ahead log. */
  private async finishErasures(): Promise<void> {
    try {
      emptyLog(this.db);
    } catch {
      // Another process is at work; whoever destroyed a key there, or destroys the next one, sees to it.
    }
  }

  /** One after another: a transaction must not begin inside another one. */
  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.working.then(work);
    this.working = done.catch(() => {});
    return done;
  }

  private async makeWaiting(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    if (group.length === 0) return;
    try {
      const answers = await patiently(() => inTransaction(this.db, () => group.map((one) => this.make(one))));
      for (const answer of answers) answer();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  private async destroyWaiting(): Promise<void> {
    const group = this.doomed;
    this.doomed = [];
    if (group.length === 0) return;
    const refs = group.flatMap((one) => one.refs);
    try {
      await patiently(() => {
        inTransaction(this.db, () => {
          for (const { scope, subject } of refs) this.wipe.run(scope, subject);
        });
        for (const ref of refs) this.cache.forget(ref);
      });
      await patiently(() => emptyLog(this.db));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  /** Makes what is missing; the answer is to be given after the commit. */
  private make({ refs, resolve, reject }: WaitingEnsure): () => void {
    const destroyed = refs.find((ref) => this.row(ref)?.destroyed);
    if (destroyed) return () => reject(new KeyDestroyedError(destroyed));
    const keys = refs.map((ref) => this.unwrapped(ref) ?? this.made(ref));
    return () => resolve(keys);
  }

  private adoptOne({ ref, wrapped }: StoredKey): void {
    const row = this.row(ref);
    if (!row) this.add.run(ref.scope, ref.subject, wrapped ?? new Uint8Array(wrappedBytes));
    else if (wrapped && !row.destroyed && Buffer.compare(row.wrapped, wrapped) !== 0) throw new KeyConflictError(ref);
    if (!wrapped) this.wipe.run(ref.scope, ref.subject);
  }

  private made(ref: KeyRef): Uint8Array {
    const key = new Uint8Array(randomBytes(32));
    this.add.run(ref.scope, ref.subject, this.master.wrap(ref, key));
    return key;
  }

  private row({ scope, subject }: KeyRef): KeyRow | undefined {
    return this.find.get(scope, subject) as KeyRow | undefined;
  }

  private unwrapped(ref: KeyRef): Uint8Array | null {
    const row = this.row(ref);
    return !row || row.destroyed ? null : this.master.unwrap(ref, row.wrapped);
  }

  private read(ref: KeyRef): Uint8Array | null {
    const key = this.unwrapped(ref);
    if (key) this.cache.put(ref, key);
    return key;
  }

  /** Another process may have destroyed a key that lies in our cache. */
  private forgetIfChangedElsewhere(): void {
    const version = this.dataVersion.get()?.data_version;
    if (version !== this.seenVersion) this.cache.clear();
    this.seenVersion = version;
  }

  private refuseClosed(): void {
    if (this.closed) throw new KeyVaultUnavailableError('the key vault is closed');
  }
}
