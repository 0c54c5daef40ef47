import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { EventStoreUnavailableError } from '../event-store.port.js';
import type { TreeLeaf, TreeNode, TreeStore } from '../tree-store.port.js';
import { LOCK_PATIENCE_MS, prepareFile } from './database-file.js';
import { treeFormat } from './tree.schema.js';
import { TreeWriter } from './tree-writer.js';

type LeafRow = readonly [index: number, eventId: string, eventHash: string, position: string];

const LEAF = 'SELECT leaf, event_id, lower(hex(event_hash)), position FROM leaves';

/** The tree in a SQLite file of its own: a thread writes, the calling thread reads. */
export class SqliteTreeStore implements TreeStore {
  private readonly newest: StatementSync;
  private readonly fromIndex: StatementSync;
  private readonly ofEvent: StatementSync;
  private readonly node: StatementSync;
  private closing: Promise<void> | null = null;

  private constructor(
    private readonly db: DatabaseSync,
    private readonly writer: TreeWriter,
  ) {
    this.newest = db.prepare(`${LEAF} ORDER BY leaf DESC LIMIT 1`);
    this.fromIndex = db.prepare(`${LEAF} WHERE leaf >= ? ORDER BY leaf LIMIT ?`);
    this.ofEvent = db.prepare(`${LEAF} WHERE event_id = ? ORDER BY leaf LIMIT 1`);
    // Half as dear as objects, of which there would be a million.
    for (const leaves of [this.newest, this.fromIndex, this.ofEvent]) leaves.setReturnArrays(true);
    this.node = db.prepare('SELECT lower(hex(hash)) AS hash FROM nodes WHERE level = ? AND node = ?');
  }

  /** @throws EventStoreUnavailableError when the file can't be opened, or is not a tree that this version knows */
  static async open({ file }: { readonly file: string }): Promise<SqliteTreeStore> {
    try {
      await prepareFile(file, treeFormat);
      const writer = new TreeWriter(file);
      await writer.start();
      return new SqliteTreeStore(new DatabaseSync(file, { readOnly: true, timeout: LOCK_PATIENCE_MS }), writer);
    } catch (error) {
      throw unavailable(error);
    }
  }

  async size(): Promise<{ readonly leaves: number; readonly position: string | null }> {
    const last = this.read(() => this.newest.get() as unknown as LeafRow | undefined);
    return last ? { leaves: last[0] + 1, position: last[3] } : { leaves: 0, position: null };
  }

  async append(expectedLeaves: number, leaves: readonly TreeLeaf[], nodes: readonly TreeNode[]): Promise<void> {
    if (this.closing) throw closed();
    await this.writer.grow({
      expectedLeaves,
      leaves: leaves.flatMap(({ eventId, eventHash, position }) => [eventId, eventHash, position]),
      nodes: nodes.flatMap(({ level, index, hash }) => [level, index, hash]),
    });
  }

  async leaves(fromIndex: number, limit: number): Promise<readonly TreeLeaf[]> {
    const rows = this.read(() => this.fromIndex.all(fromIndex, limit) as unknown as LeafRow[]);
    return rows.map(toLeaf);
  }

  async leafOf(eventId: string): Promise<{ readonly index: number; readonly leaf: TreeLeaf } | null> {
    const row = this.read(() => this.ofEvent.get(eventId) as unknown as LeafRow | undefined);
    return row ? { index: row[0], leaf: toLeaf(row) } : null;
  }

  async nodes(
    wanted: readonly { readonly level: number; readonly index: number }[],
  ): Promise<readonly (string | null)[]> {
    return this.read(() =>
      wanted.map(({ level, index }) => (this.node.get(level, index) as { hash: string } | undefined)?.hash ?? null),
    );
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    await this.writer.close();
    this.db.close();
  }

  private read<T>(query: () => T): T {
    if (!this.db.isOpen) throw closed();
    try {
      return query();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function toLeaf([, eventId, eventHash, position]: LeafRow): TreeLeaf {
  return { eventId, eventHash, position };
}

function closed(): EventStoreUnavailableError {
  return new EventStoreUnavailableError('the tree store is closed', 'not-stored');
}

function unavailable(error: unknown): EventStoreUnavailableError {
  return new EventStoreUnavailableError((error as Error).message, 'not-stored', { cause: error });
}
