/**
 * The only thread of this process that writes to the log. It takes all appends that wait, writes them in one transaction,
 * flushes once, and only then answers (group commit); while it flushes the next ones gather.
 *
 * Runs from its source too, where Node only strips the types: hence nothing but Node is imported at run time.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { CloseRequest, WriteReply, WriteRequest, WriterData } from './writer-protocol.js';

const STORED = 0;
const WRONG_REVISION = 1;
const FAILED = 2;

const GROUP_LIMIT = 1_000;
const STREAMS_LIMIT = 20_000;
/** 16 MiB: a checkpoint writes a page once, however often it was changed. */
const CHECKPOINT_PAGES = 4_000;

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
/** Its own message says more than SQLite's. */
const SQLITE_CONSTRAINT_TRIGGER = 1_811;

interface Append {
  readonly stream: string;
  /** -1: no stream. */
  readonly expected: number;
  /** Per event: id, type, data, metadata. */
  readonly texts: readonly string[];
}

interface StreamState {
  readonly key: number | bigint;
  readonly revision: number;
}

const { file, port, posted, lockPatience, maxPages } = workerData as WriterData;

const db = new DatabaseSync(file, { timeout: lockPatience });
db.exec(`
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA cache_size = -32768;
  PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
`);
if (maxPages !== null) db.exec(`PRAGMA max_page_count = ${maxPages}`);

const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');
const dataVersion = db.prepare('PRAGMA data_version');
const findStream = db.prepare(`
  SELECT stream AS key, (SELECT max(revision) FROM events WHERE events.stream = streams.stream) AS revision
  FROM streams WHERE name = ?`);
const addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
const addEvent = db.prepare(
  'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
);
const eventsBetween = db.prepare(
  'SELECT id, position FROM events WHERE stream = ? AND revision BETWEEN ? AND ? ORDER BY revision',
);

/** Streams as they are since `knownVersion`, which SQLite changes when another connection commits. */
const known = new Map<string, StreamState>();
let knownVersion = 0;

port.postMessage('ready');
serve();
db.close();
port.close();

function serve(): void {
  for (let taken = 0, closing = false; !closing; ) {
    Atomics.wait(posted, 0, taken);
    const group: Append[] = [];
    while (!closing && group.length < GROUP_LIMIT) {
      const received = receiveMessageOnPort(port) as { message: WriteRequest | CloseRequest } | undefined;
      if (!received) break;
      taken++;
      if (received.message === 'close') closing = true;
      else unpack(received.message, group);
    }
    if (group.length > 0) port.postMessage(write(group));
  }
}

function unpack(request: WriteRequest, into: Append[]): void {
  for (let at = 0; at < request.length; ) {
    const texts = at + 3;
    const end = texts + 4 * (request[at + 2] as number);
    into.push({
      stream: request[at] as string,
      expected: request[at + 1] as number,
      texts: request.slice(texts, end) as string[],
    });
    at = end;
  }
}

/** One transaction. Every answer waits for its COMMIT, also a refusal: it may rest on an append of the same group. */
function write(group: readonly Append[]): WriteReply {
  const reply: WriteReply = [];
  try {
    checkFiles();
    begin.run();
    forgetWhatOthersChanged();
    for (const append of group) answer(append, reply);
  } catch (error) {
    return fail(group, 'not-stored', error);
  }
  try {
    commit.run();
    return reply;
  } catch (error) {
    // Without room the record that commits was not written whole. After any other error it may be found at the next start.
    const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
    return fail(group, code === SQLITE_FULL || code === SQLITE_BUSY ? 'not-stored' : 'unknown', error);
  }
}

/**
 * SQLite goes on writing into files that somebody removed. It must not be asked with stat: a time of change that was looked
 * at is kept exactly, which makes each flush dearer by half.
 */
function checkFiles(): void {
  if (!existsSync(file) || !existsSync(`${file}-wal`)) throw new Error(`${file} was removed`);
}

function fail(group: readonly Append[], outcome: 'not-stored' | 'unknown', error: unknown): WriteReply {
  known.clear();
  if (db.isTransaction) db.exec('ROLLBACK');
  const { message, errstr, errcode } = error as { message?: string; errstr?: string; errcode?: number };
  const reason = (errcode === SQLITE_CONSTRAINT_TRIGGER ? message : errstr) ?? message ?? 'writing failed';
  return group.flatMap(() => [FAILED, outcome, reason]);
}

/** Read within the transaction, so it holds until the transaction ends. */
function forgetWhatOthersChanged(): void {
  const version = (dataVersion.get() as { data_version: number }).data_version;
  if (version !== knownVersion || known.size > STREAMS_LIMIT) known.clear();
  knownVersion = version;
}

function answer(append: Append, reply: WriteReply): void {
  const { stream, expected } = append;
  const state = known.get(stream) ?? (findStream.get(stream) as unknown as StreamState | undefined);
  if ((state?.revision ?? -1) === expected) store(append, state?.key, reply);
  else refuse(append, state, reply);
}

/** Nothing can refuse these inserts any more; when the disk does, the whole group goes. */
function store({ stream, expected, texts }: Append, foundKey: StreamState['key'] | undefined, reply: WriteReply): void {
  const key = foundKey ?? addStream.run(stream).lastInsertRowid;
  let revision = expected;
  let position: number | bigint = 0;
  for (let at = 0; at < texts.length; at += 4) {
    const [id, type, data, metadata] = [texts[at], texts[at + 1], texts[at + 2], texts[at + 3]] as string[];
    position = addEvent.run(
      key,
      ++revision,
      id as string,
      type as string,
      data as string,
      metadata as string,
    ).lastInsertRowid;
  }
  known.set(stream, { key, revision });
  reply.push(STORED, revision, Number(position));
}

/** A repeat gets the first answer, all else the stream's revision. */
function refuse({ expected, texts }: Append, state: StreamState | undefined, reply: WriteReply): void {
  if (!state) {
    reply.push(WRONG_REVISION, -1, 0);
    return;
  }
  const ids = texts.filter((_, at) => at % 4 === 0);
  const last = expected + ids.length;
  const found = eventsBetween.all(state.key, expected + 1, last) as { id: string; position: number }[];
  const isRepeat = found.length === ids.length && found.every(({ id }, at) => id === ids[at]);
  if (isRepeat) reply.push(STORED, last, (found.at(-1) as { position: number }).position);
  else reply.push(WRONG_REVISION, state.revision, 0);
}
