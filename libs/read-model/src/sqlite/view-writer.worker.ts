/**
 * The only thread of this process that writes views: the event loop of the others is never held by a commit or a
 * checkpoint, and a rebuild folds while its views are written.
 *
 * Runs from its source too, where Node only strips the types: hence nothing but Node is imported at run time.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Rows, RowWidth, WriterAnswer, WriterData, WriterRequest } from './writer-protocol.js';

const WIDTH: RowWidth = 4;
/** Rows of one transaction while a generation is filled or dropped: others get their turn between two of them. */
const VIEWS_AT_ONCE = 2_000;
const ENTRIES_AT_ONCE = 10_000;
const DROPPED_AT_ONCE = 1_000;
/** 32 MiB: a checkpoint writes a page once, however often it was changed. */
const CHECKPOINT_PAGES = 8_000;
/** Milliseconds without a request, after which the write-ahead log, where older views lie, is emptied. */
const IDLE = 1_000;

type Entry = readonly [index: string, member: string, sort: string, words?: string];
interface EntryChange {
  readonly key: string;
  readonly entry: Entry;
  readonly id: string;
  /** Added, or with other words; otherwise removed. */
  readonly stands: boolean;
}
interface WordChange extends EntryChange {
  readonly word: string;
}
interface Changes {
  readonly entries: EntryChange[];
  readonly words: WordChange[];
}
interface KnownView {
  readonly seq: number;
  readonly position: string;
  readonly entries: string;
  readonly live: number;
}

class Stale extends Error {}

const port = parentPort as MessagePort;
const { file, lockPatience, maxPages } = workerData as WriterData;
const db = new DatabaseSync(file, { timeout: lockPatience });
// NORMAL: a crash of the machine may lose the newest batches, never their order; they are folded again from the log.
db.exec(`
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
`);
if (maxPages !== null) db.exec(`PRAGMA max_page_count = ${maxPages}`);

const statements = new Map<string, StatementSync>();
function sql(text: string): StatementSync {
  const statement = statements.get(text) ?? db.prepare(text);
  statements.set(text, statement);
  return statement;
}

let resting: NodeJS.Timeout | undefined;
let sweeping: NodeJS.Timeout | undefined = setTimeout(sweep);

port.on('message', (request: WriterRequest) => {
  clearTimeout(resting);
  port.postMessage(answer(request));
  if (request.do === 'close') {
    clearTimeout(sweeping);
    db.close();
    port.close();
    return;
  }
  resting = setTimeout(rest, IDLE);
  sweeping ??= setTimeout(sweep);
});

function answer(request: WriterRequest): WriterAnswer {
  try {
    return { done: perform(request) };
  } catch (error) {
    if (error instanceof Stale) return { stale: error.message };
    return { failed: (error as Error).message };
  }
}

function perform(request: WriterRequest): number | null {
  switch (request.do) {
    case 'serve':
      return inTransaction(() => serve(request.projection, request.version));
    case 'build':
      return inTransaction(() => build(request.projection, request.version));
    case 'swap':
      return inTransaction(() => swap(request.generation, request.checkpoint));
    case 'commit':
      return inTransaction(() => commit(request));
    case 'fill':
      return fill(request.generation, request.rows);
    case 'close':
      return null;
  }
}

function inTransaction<T>(work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function serve(projection: string, version: number): number {
  const found = sql(`SELECT id FROM generation WHERE projection = ? AND version = ? AND state = 'serving'`);
  const id = found.get(projection, version)?.id;
  if (id !== undefined) return id as number;
  // Of earlier versions only: a program of an earlier version must not take away what a later one works on.
  sql(`UPDATE generation SET state = 'dropped' WHERE projection = ? AND version < ?`).run(projection, version);
  return newGeneration(projection, version, 'serving');
}

function build(projection: string, version: number): number {
  sql(`UPDATE generation SET state = 'dropped' WHERE projection = ? AND state = 'building'`).run(projection);
  return newGeneration(projection, version, 'building');
}

function newGeneration(projection: string, version: number, state: string): number {
  const add = sql('INSERT INTO generation (projection, version, state) VALUES (?, ?, ?)');
  return Number(add.run(projection, version, state).lastInsertRowid);
}

function swap(generation: number, checkpoint: string | null | undefined): null {
  const { state, projection, version } = generationOf(generation);
  if (state === 'serving') return null;
  sql(
    `UPDATE generation SET state = 'dropped' WHERE projection = ? AND (version < ? OR version = ? AND state = 'serving')`,
  ).run(projection, version, version);
  sql(`UPDATE generation SET state = 'serving' WHERE id = ?`).run(generation);
  if (checkpoint !== undefined) sql('UPDATE generation SET checkpoint = ? WHERE id = ?').run(checkpoint, generation);
  return null;
}

interface GenerationRow {
  readonly state: 'building' | 'serving';
  readonly checkpoint: string | null;
  readonly projection: string;
  readonly version: number;
}

/** @throws Stale when it was dropped */
function generationOf(id: number): GenerationRow {
  const row = sql('SELECT state, checkpoint, projection, version FROM generation WHERE id = ?').get(id);
  if (!row || row.state === 'dropped') throw new Stale('the generation was dropped');
  return row as unknown as GenerationRow;
}

function commit(request: Extract<WriterRequest, { do: 'commit' }>): null {
  const { generation, expectedCheckpoint, checkpoint, rows } = request;
  const found = generationOf(generation).checkpoint;
  if (found !== expectedCheckpoint) throw new Stale(`the views are at ${found}, not at ${expectedCheckpoint}`);
  const changes: Changes = { entries: [], words: [] };
  for (const at of byId(rows)) writeView(generation, rows, at, changes);
  for (const change of byKey(changes.entries)) writeEntry(generation, change);
  for (const change of byKey(changes.words)) writeWord(generation, change);
  sql('UPDATE generation SET checkpoint = ? WHERE id = ?').run(checkpoint, generation);
  return null;
}

/** Not in one transaction: nobody reads the generation before it is finished. */
function fill(generation: number, rows: Rows): null {
  const changes: Changes = { entries: [], words: [] };
  inPieces(generation, byId(rows), VIEWS_AT_ONCE, (at) => writeView(generation, rows, at, changes));
  inPieces(generation, byKey(changes.entries), ENTRIES_AT_ONCE, (change) => writeEntry(generation, change));
  inPieces(generation, byKey(changes.words), ENTRIES_AT_ONCE, (change) => writeWord(generation, change));
  return null;
}

function inPieces<T>(generation: number, items: readonly T[], size: number, write: (item: T) => void): void {
  for (let start = 0; start < items.length; start += size)
    inTransaction(() => {
      generationOf(generation);
      for (const item of items.slice(start, start + size)) write(item);
    });
}

/** Where each view's items begin. In the order of keys, neighbours share a page; of one view's rows the first stays first. */
function byId(rows: Rows): readonly number[] {
  const starts = Array.from({ length: rows.length / WIDTH }, (_, i) => i * WIDTH);
  return starts.sort((a, b) => compare(rows[a] as string, rows[b] as string));
}

function byKey<C extends EntryChange>(changes: C[]): readonly C[] {
  return changes.sort((a, b) => compare(a.key, b.key));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeView(generation: number, rows: Rows, at: number, changes: Changes): void {
  const [id, json, position, entries] = rows.slice(at, at + WIDTH) as [string, string | null, string, string];
  const known = sql(
    'SELECT seq, position, entries, json IS NOT NULL AS live FROM view WHERE generation = ? AND id = ?',
  ).get(generation, id) as KnownView | undefined;
  if (known && known.position >= position) return;
  if (!known)
    sql('INSERT INTO view (generation, id, json, position, entries) VALUES (?, ?, ?, ?, ?)').run(
      ...[generation, id, json, position, entries],
    );
  else if (known.entries === entries)
    sql('UPDATE view SET json = ?, position = ? WHERE seq = ?').run(json, position, known.seq);
  else sql('UPDATE view SET json = ?, position = ?, entries = ? WHERE seq = ?').run(json, position, entries, known.seq);
  const grown = (json === null ? 0 : 1) - (known?.live ?? 0);
  if (grown !== 0) sql('UPDATE generation SET live = live + ? WHERE id = ?').run(grown, generation);
  compareEntries(known?.entries ?? '[]', entries, id, changes);
}

function compareEntries(before: string, after: string, id: string, changes: Changes): void {
  if (before === after) return;
  const keyed = (text: string) =>
    new Map((JSON.parse(text) as Entry[]).map((entry) => [JSON.stringify([...entry.slice(0, 3), id]), entry]));
  const [old, wanted] = [keyed(before), keyed(after)];
  for (const [key, entry] of old) {
    if (!wanted.has(key)) changes.entries.push({ key, entry, id, stands: false });
    compareWords(entry, wanted.get(key), (word) => changes.words.push(wordChange(entry, id, word, false)));
  }
  for (const [key, entry] of wanted) {
    const known = old.get(key);
    if (known?.[3] !== entry[3] || !known) changes.entries.push({ key, entry, id, stands: true });
    compareWords(entry, known, (word) => changes.words.push(wordChange(entry, id, word, true)));
  }
}

/** Tells the words that an entry has and the other one hasn't. */
function compareWords([, , , words]: Entry, other: Entry | undefined, tell: (word: string) => void): void {
  if (words === undefined || words === other?.[3]) return;
  const known = new Set(other?.[3]?.split(' '));
  for (const word of words.split(' ')) if (!known.has(word)) tell(word);
}

function wordChange(entry: Entry, id: string, word: string, stands: boolean): WordChange {
  const [index, member, sort] = entry;
  return { key: JSON.stringify([index, member, word, sort, id]), entry, id, word, stands };
}

function writeEntry(generation: number, { entry, id, stands }: EntryChange): void {
  const [index, member, sort, words] = entry;
  if (stands)
    sql(
      `INSERT INTO entry (generation, index_name, member, sort, id, words) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET words = excluded.words`,
    ).run(generation, index, member, sort, id, words === undefined ? '' : ` ${words}`);
  else
    sql('DELETE FROM entry WHERE generation = ? AND index_name = ? AND member = ? AND sort = ? AND id = ?').run(
      ...[generation, index, member, sort, id],
    );
}

function writeWord(generation: number, { entry: [index, member, sort], id, word, stands }: WordChange): void {
  const list = listOf(generation, index, member);
  if (stands) {
    sql('INSERT INTO word (list, word, sort, id) VALUES (?, ?, ?, ?)').run(list, word, sort, id);
    return;
  }
  sql('DELETE FROM word WHERE list = ? AND word = ? AND sort = ? AND id = ?').run(list, word, sort, id);
  sql('DELETE FROM list WHERE seq = ?1 AND NOT EXISTS (SELECT 1 FROM word WHERE list = ?1)').run(list);
}

function listOf(generation: number, index: string, member: string): number {
  const found = sql('SELECT seq FROM list WHERE generation = ? AND index_name = ? AND member = ?');
  const seq = found.get(generation, index, member)?.seq;
  if (seq !== undefined) return seq as number;
  const add = sql('INSERT INTO list (generation, index_name, member) VALUES (?, ?, ?)');
  return Number(add.run(generation, index, member).lastInsertRowid);
}

/** Removes a little of what was dropped, then lets others have their turn, in this process and elsewhere. */
function sweep(): void {
  sweeping = undefined;
  try {
    const id = sql(`SELECT id FROM generation WHERE state = 'dropped' LIMIT 1`).get()?.id;
    if (id === undefined) return;
    inTransaction(() => dropSome(id as number));
    sweeping = setTimeout(sweep, 2);
  } catch {
    // Nobody misses the room yet; the next request brings the next attempt.
  }
}

function dropSome(generation: number): void {
  const remove = (table: string, key: string, column = 'generation', value = generation) =>
    Number(
      sql(
        `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${column} = ? LIMIT ${DROPPED_AT_ONCE})`,
      ).run(value).changes,
    );
  if (remove('view', 'seq') > 0) return;
  if (remove('entry', 'generation, index_name, member, sort, id') > 0) return;
  const list = sql('SELECT seq FROM list WHERE generation = ? LIMIT 1').get(generation)?.seq as number | undefined;
  if (list === undefined) sql('DELETE FROM generation WHERE id = ?').run(generation);
  else if (remove('word', 'list, word, sort, id', 'list', list) === 0) sql('DELETE FROM list WHERE seq = ?').run(list);
}

function rest(): void {
  try {
    // When somebody holds it, it is emptied another time; no commit waits for that.
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.exec(`PRAGMA busy_timeout = ${lockPatience}`);
  }
}
