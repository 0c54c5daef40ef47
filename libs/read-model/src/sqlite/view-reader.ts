import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { setImmediate as breathe } from 'node:timers/promises';
import { type FindPage, type FindQuery, type Generation, ReadModelUnavailableError } from '../read-model.port.js';
import { decodeCursor, encodeCursor } from '../page-cursor.js';
import { patiently } from './sqlite-failures.js';
import { type SearchLimits, searchLimits, searchPlaces } from './view-search.js';

const hashedAtOnce = 500;
/** How often a search goes on for one page; the thread is free for others between. */
const searchRounds = 10;

/**
 * The query of a page. It reads one row of the key's order per item, and no more: `start` is the one place where it begins,
 * `end` the one where it stops.
 */
export function pageQuery(descending: boolean, bounds: { readonly start: boolean; readonly end: boolean }): string {
  const [beyond, order, until] = descending ? ['<', 'DESC', '>='] : ['>', 'ASC', '<'];
  return `
    SELECT entry.id, entry.sort, view.json, view.position
    FROM entry CROSS JOIN view ON view.generation = entry.generation AND view.id = entry.id
    WHERE entry.generation = ? AND entry.index_name = ? AND entry.member = ?
      ${bounds.start ? `AND (entry.sort, entry.id) ${beyond} (?, ?)` : ''} ${bounds.end ? `AND entry.sort ${until} ?` : ''}
    ORDER BY entry.sort ${order}, entry.id ${order} LIMIT ?`;
}

/** What a transaction reads: the generation's number, and prepared statements. */
export type Reading<T> = (generation: number, sql: (text: string) => StatementSync) => T;

/** Reads from one connection, a snapshot at a time. */
export class ViewReader {
  private readonly statements = new Map<string, StatementSync>();
  private readonly sql = (text: string) => {
    const statement = this.statements.get(text) ?? this.db.prepare(text);
    this.statements.set(text, statement);
    return statement;
  };

  constructor(
    private readonly db: DatabaseSync,
    private readonly limits: SearchLimits = searchLimits,
  ) {}

  /** The number of the serving generation; null: there is none. */
  serving(projection: string, version: number): Promise<number | null> {
    return patiently(() => this.servingNow(projection, version));
  }

  /** Whether it was dropped, and is only still being removed, or is gone. */
  isDropped(generation: Generation): Promise<boolean> {
    return patiently(() => this.standing(generation) === null);
  }

  /**
   * Reads from a generation. From one that was dropped meanwhile, those asked for keep being read from the one that
   * serves instead.
   */
  read<T>(generation: Generation, reading: Reading<T>): Promise<T> {
    return patiently(() => this.snapshot(() => reading(this.resolve(generation), this.sql)));
  }

  find(generation: Generation, query: FindQuery): Promise<FindPage> {
    return query.words?.length ? this.search(generation, query) : this.range(generation, query);
  }

  private range(generation: Generation, query: FindQuery): Promise<FindPage> {
    const { index, member, descending = false, limit } = query;
    const [start, end] = [startOf(query), descending ? query.from : query.to];
    return this.read(generation, (id, sql) => {
      const values = [...(start ? [start.sort, start.id] : []), ...(end === undefined ? [] : [end])];
      const statement = sql(pageQuery(descending, { start: start !== null, end: end !== undefined }));
      const rows = statement.all(id, index, member, ...values, limit + 1);
      return pageOf(query, rows as unknown as readonly PageRow[]);
    });
  }

  private async search(generation: Generation, query: FindQuery): Promise<FindPage> {
    const { index, member, words = [], descending = false, limit } = query;
    const rows: PageRow[] = [];
    let start = startOf(query);
    for (let round = 1; ; round++) {
      const stoppedAt = await this.read(generation, (id, sql) => {
        const what = { generation: id, index, member, words, descending, limits: this.limits };
        const found = searchPlaces(sql, { ...what, start, isWithin: isWithin(query), limit: limit + 1 - rows.length });
        const view = sql('SELECT json, position FROM view WHERE generation = ? AND id = ?');
        for (const place of found.places) rows.push({ ...place, ...(view.get(id, place.id) as unknown as StoredRow) });
        return found.stoppedAt;
      });
      if (stoppedAt === null) return pageOf(query, rows);
      if (round === searchRounds) return { ...pageOf(query, rows), nextCursor: encodeCursor(query, stoppedAt) };
      start = stoppedAt;
      await breathe();
    }
  }

  /** Holds one snapshot, but the thread only for some rows at a time: for a connection of its own. */
  async stateHash(generation: Generation): Promise<string> {
    const hash = createHash('sha256');
    this.db.exec('BEGIN');
    const rows = this.sql('SELECT id, json FROM view WHERE generation = ? AND json IS NOT NULL ORDER BY id').iterate(
      this.resolve(generation),
    ) as Iterable<Record<string, SQLOutputValue>>;
    let hashed = 0;
    for (const { id, json } of rows) {
      hash.update(`${id}\n${json}\n`);
      if (++hashed % hashedAtOnce === 0) await breathe();
    }
    return hash.digest('hex');
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  private snapshot<T>(work: () => T): T {
    this.sql('BEGIN').run();
    try {
      return work();
    } finally {
      this.sql('COMMIT').run();
    }
  }

  private resolve(generation: Generation): number {
    const { projection, version } = generation;
    const id = this.standing(generation) ?? this.servingNow(projection, version);
    if (id === null)
      throw new ReadModelUnavailableError(
        `the views of ${projection}, version ${version}, were replaced by later ones`,
      );
    return id;
  }

  private standing({ name, projection, version }: Generation): number | null {
    const row = this.sql(
      `SELECT id FROM generation WHERE id = ? AND projection = ? AND version = ? AND state <> 'dropped'`,
    ).get(Number(name), projection, version);
    return (row?.id as number | undefined) ?? null;
  }

  private servingNow(projection: string, version: number): number | null {
    const row = this.sql(`SELECT id FROM generation WHERE projection = ? AND version = ? AND state = 'serving'`).get(
      projection,
      version,
    );
    return (row?.id as number | undefined) ?? null;
  }
}

/** Where a page begins: behind its cursor, or at the bound of the list, whichever lies further on. Ids are never empty. */
function startOf(query: FindQuery): { readonly sort: string; readonly id: string } | null {
  const { descending = false, cursor, from, to } = query;
  const bound = descending ? to : from;
  const behind = cursor === undefined ? null : decodeCursor(query, cursor);
  if (bound === undefined) return behind;
  const edge = { sort: bound, id: '' };
  if (!behind) return edge;
  const further = byBytes(behind.sort, bound) * (descending ? -1 : 1);
  return further > 0 || (further === 0 && !descending) ? behind : edge;
}

/** Whether a place lies before the end of the list's part. */
function isWithin({ descending = false, from, to }: FindQuery): (sort: string) => boolean {
  if (descending) return (sort) => from === undefined || byBytes(sort, from) >= 0;
  return (sort) => to === undefined || byBytes(sort, to) < 0;
}

/** As SQLite compares texts. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

interface StoredRow {
  readonly json: string;
  readonly position: string;
}

interface PageRow extends StoredRow {
  readonly id: string;
  readonly sort: string;
}

function pageOf(query: FindQuery, rows: readonly PageRow[]): FindPage {
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, sort, json, position }) => ({ id, sort, json, position })),
    nextCursor: last ? encodeCursor(query, last) : null,
  };
}
