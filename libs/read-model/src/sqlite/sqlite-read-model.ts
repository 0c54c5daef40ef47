import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import {
  type FindPage,
  type FindQuery,
  type Generation,
  type ReadModel,
  ReadModelUnavailableError,
  StaleWriterError,
  type StoredView,
  type ViewBatch,
  type ViewWrite,
} from '../read-model.port.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { openViewFile } from './view-file.js';

const dropAtOnce = 2_000;
const hashAtOnce = 1_000;

/** Views in one SQLite file, used by several processes at once. */
export class SqliteReadModel implements ReadModel {
  private readonly statements = new Map<string, StatementSync>();
  private readonly db: DatabaseSync;
  private closed = false;

  constructor(file: string) {
    this.db = openViewFile(file);
  }

  async serving(projection: string, version: number): Promise<Generation> {
    const found = this.run('SELECT name, version FROM generations WHERE projection = ? AND state = ?', (s) =>
      s.get(projection, 'serving'),
    );
    if (found?.version === version) return { projection, version, name: String(found.name) };
    return this.transaction(() => {
      // Another process may have made it meanwhile.
      const now = this.statement('SELECT name, version FROM generations WHERE projection = ? AND state = ?').get(
        projection,
        'serving',
      );
      if (now?.version === version) return { projection, version, name: String(now.name) };
      this.statement("UPDATE generations SET state = 'dropped' WHERE projection = ? AND state = 'serving'").run(
        projection,
      );
      return this.insertGeneration(projection, version, 'serving');
    });
  }

  async startRebuild(projection: string, version: number): Promise<Generation> {
    const generation = this.transaction(() => {
      this.statement("UPDATE generations SET state = 'dropped' WHERE projection = ? AND state = 'building'").run(
        projection,
      );
      return this.insertGeneration(projection, version, 'building');
    });
    await this.sweep();
    return generation;
  }

  async swap({ name, projection }: Generation): Promise<void> {
    this.transaction(() => {
      const { state } = this.statement('SELECT state FROM generations WHERE name = ?').get(name) ?? {};
      if (state === 'serving') return;
      if (state !== 'building') throw new StaleWriterError(`the rebuild of ${projection} was overtaken by another`);
      this.statement("UPDATE generations SET state = 'dropped' WHERE projection = ? AND state = 'serving'").run(
        projection,
      );
      this.statement("UPDATE generations SET state = 'serving' WHERE name = ?").run(name);
    });
    await this.sweep();
  }

  async checkpoint({ name }: Generation): Promise<string | null> {
    const row = this.run('SELECT checkpoint FROM generations WHERE name = ?', (s) => s.get(name));
    return row?.checkpoint === null || row === undefined ? null : String(row.checkpoint);
  }

  async load({ name }: Generation, ids: readonly string[]): Promise<ReadonlyMap<string, StoredView>> {
    return this.run('SELECT json, position FROM views WHERE generation = ? AND id = ?', (statement) => {
      const views = new Map<string, StoredView>();
      for (const id of ids) {
        const row = statement.get(name, id);
        if (row) views.set(id, { json: row.json as string | null, position: String(row.position) });
      }
      return views;
    });
  }

  async commit({ name, projection }: Generation, batch: ViewBatch): Promise<void> {
    this.transaction(() => {
      const row = this.statement('SELECT checkpoint, state FROM generations WHERE name = ?').get(name);
      if (!row || row.state === 'dropped' || row.checkpoint !== batch.expectedCheckpoint)
        throw new StaleWriterError(`another writer of ${projection} is ahead`);
      for (const write of batch.writes) this.write(name, write);
      this.statement('UPDATE generations SET checkpoint = ? WHERE name = ?').run(batch.checkpoint, name);
    });
  }

  async find({ name }: Generation, query: FindQuery): Promise<FindPage> {
    const end = decodeCursor(query);
    const [beyond, order] = query.descending ? ['<', 'DESC'] : ['>', 'ASC'];
    const after = end ? `AND (e.sort, e.id) ${beyond} (?, ?)` : '';
    const sql = `SELECT e.id, e.sort, v.json, v.position FROM entries e JOIN views v ON v.generation = e.generation AND v.id = e.id
      WHERE e.generation = ? AND e.index_name = ? AND e.member = ? ${after} ORDER BY e.sort ${order}, e.id ${order} LIMIT ?`;
    const bounds = end ? [end.sort, end.id] : [];
    const rows = this.run(sql, (s) => s.all(name, query.index, query.member, ...bounds, query.limit + 1));
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map(({ id, json, position }) => ({
        id: String(id),
        json: String(json),
        position: String(position),
      })),
      nextCursor: last ? encodeCursor(query, { sort: String(last.sort), id: String(last.id) }) : null,
    };
  }

  async stateHash({ name }: Generation): Promise<string> {
    const hash = createHash('sha256');
    for (let after = ''; ; await breathe()) {
      const sql = 'SELECT id, json FROM views WHERE generation = ? AND id > ? AND json IS NOT NULL ORDER BY id LIMIT ?';
      const rows = this.run(sql, (s) => s.all(name, after, hashAtOnce));
      for (const { id, json } of rows) hash.update(JSON.stringify([id, json])).update('\n');
      if (rows.length < hashAtOnce) return hash.digest('hex');
      after = String(rows.at(-1)?.id);
    }
  }

  async count({ name }: Generation): Promise<number> {
    const sql = 'SELECT count(*) AS n FROM views WHERE generation = ? AND json IS NOT NULL';
    return Number(this.run(sql, (s) => s.get(name))?.n);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.statements.clear();
    this.db.close();
  }

  private insertGeneration(projection: string, version: number, state: 'serving' | 'building'): Generation {
    const name = `${projection}.${version}.${randomUUID()}`;
    this.statement('INSERT INTO generations (name, projection, version, state) VALUES (?, ?, ?, ?)').run(
      name,
      projection,
      version,
      state,
    );
    return { projection, version, name };
  }

  private write(generation: string, { id, json, position, entries }: ViewWrite): void {
    const known = this.statement('SELECT position FROM views WHERE generation = ? AND id = ?').get(generation, id);
    if (known && String(known.position) >= position) return;
    this.statement('INSERT OR REPLACE INTO views (generation, id, json, position) VALUES (?, ?, ?, ?)').run(
      generation,
      id,
      json,
      position,
    );
    const before = known
      ? this.statement('SELECT index_name, member, sort FROM entries WHERE generation = ? AND id = ?').all(
          generation,
          id,
        )
      : [];
    const key = (index: unknown, member: unknown, sort: unknown) => JSON.stringify([index, member, sort]);
    const wanted = new Map(entries.map((entry) => [key(entry.index, entry.member, entry.sort), entry]));
    for (const { index_name, member, sort } of before)
      if (!wanted.delete(key(index_name, member, sort)))
        this.statement(
          'DELETE FROM entries WHERE generation = ? AND index_name = ? AND member = ? AND sort = ? AND id = ?',
        ).run(generation, index_name as string, member as string, sort as string, id);
    for (const { index, member, sort } of wanted.values())
      this.statement('INSERT INTO entries (generation, index_name, member, sort, id) VALUES (?, ?, ?, ?, ?)').run(
        generation,
        index,
        member,
        sort,
        id,
      );
  }

  /** Removes what dropped generations left, a little at a time: nobody waits long for the file. */
  private async sweep(): Promise<void> {
    const dropped = this.run("SELECT name FROM generations WHERE state = 'dropped'", (s) => s.all());
    for (const { name } of dropped)
      for (let removed = dropAtOnce; removed > 0; await breathe())
        removed = this.transaction(() => this.dropSome(String(name)));
  }

  private dropSome(name: string): number {
    const some = (table: string, columns: string) =>
      Number(
        this.statement(
          `DELETE FROM ${table} WHERE (${columns}) IN (SELECT ${columns} FROM ${table} WHERE generation = ? LIMIT ${dropAtOnce})`,
        ).run(name).changes,
      );
    const removed = some('entries', 'generation, index_name, member, sort, id') + some('views', 'generation, id');
    if (removed === 0) this.statement('DELETE FROM generations WHERE name = ?').run(name);
    return removed;
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  private run<T>(sql: string, work: (statement: StatementSync) => T): T {
    return this.guarded(() => work(this.statement(sql)));
  }

  private transaction<T>(work: () => T): T {
    return this.guarded(() => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        this.db.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.db.isTransaction) this.db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** SQLite's own failures (full disk, I/O, locked for too long) mean that the views can't be used now. */
  private guarded<T>(work: () => T): T {
    if (this.closed) throw new ReadModelUnavailableError('the read model is closed');
    try {
      return work();
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'ERR_SQLITE_ERROR') throw error;
      throw new ReadModelUnavailableError(`the views can't be used: ${(error as Error).message}`, { cause: error });
    }
  }
}
