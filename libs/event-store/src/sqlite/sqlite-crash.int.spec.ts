import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../event-store.port.js';
import { collect } from '../fresh-events.contract.js';
import { openSqliteEventStore } from '../open-sqlite.js';
import { startChild } from './fixtures/child.js';

const WRITERS = 16;

type Acknowledged = Map<string, { readonly revision: number; readonly id: string }>;

describe('A process killed while it appends', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves all that was acknowledged, and appends whole or not at all, ten times over', async () => {
    const file = join(folder, 'events.sqlite');
    const acknowledged: Acknowledged = new Map();
    for (let round = 0; round < 10; round++) {
      const acks = await appendAndKill(file, join(folder, `ledger-${round}`), 20 + 37 * round);
      for (const [stream, ack] of acks) acknowledged.set(stream, ack);
      const events = await readAfterKill(file);
      expectAcknowledged(events, acknowledged);
      expectWholeAppends(events);
      expect(events.map(({ position }) => Number(position))).toEqual(events.map((_, at) => at + 1));
    }
    expect(acknowledged.size).toBeGreaterThan(WRITERS);
  }, 120_000);
});

/** Kills once the first acknowledgement has come and then some milliseconds have passed. */
async function appendAndKill(file: string, ledger: string, milliseconds: number): Promise<Acknowledged> {
  const child = startChild('appender.ts', file, String(WRITERS), ledger);
  while ((await readLedger(ledger)).size === 0 && child.process.exitCode === null) await sleep(2);
  await sleep(milliseconds);
  child.process.kill('SIGKILL');
  await child.ended;
  expect(child.process.signalCode).toBe('SIGKILL');
  return readLedger(ledger);
}

/** The last acknowledgement of each stream. */
async function readLedger(ledger: string): Promise<Acknowledged> {
  const text = await readFile(ledger, 'utf8').catch(() => '');
  const lines = text.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => {
      const [stream, revision, id] = line.split(' ') as [string, string, string];
      return [stream, { revision: Number(revision), id }];
    }),
  );
}

async function readAfterKill(file: string): Promise<RecordedEvent[]> {
  const store = await openSqliteEventStore({ file });
  const events = (await collect(store.readAll())).flat();
  await store.close();
  const db = new DatabaseSync(file);
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  db.close();
  return events;
}

/** Behind the last acknowledgement lies at most the one append that its writer had not heard of. */
function expectAcknowledged(events: readonly RecordedEvent[], acknowledged: Acknowledged): void {
  const byStream = Map.groupBy(events, ({ stream }) => stream);
  for (const [stream, { revision, id }] of acknowledged) {
    const stored = byStream.get(stream) ?? [];
    expect(stored[revision]?.id).toBe(id);
    const unheard = stored.slice(revision + 1).map(({ data }) => JSON.parse(data).index);
    expect(unheard).toEqual([0, 1, 2].slice(0, unheard.length));
  }
}

function expectWholeAppends(events: readonly RecordedEvent[]): void {
  for (const stored of Map.groupBy(events, ({ stream }) => stream).values()) {
    for (let at = 0; at < stored.length; ) {
      const { count } = JSON.parse(stored[at]?.data ?? '{}');
      const indexes = stored.slice(at, at + count).map(({ data }) => JSON.parse(data).index);
      expect(indexes).toEqual([0, 1, 2].slice(0, count));
      at += count;
    }
  }
}
