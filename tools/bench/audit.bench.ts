import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventPreimage, splitMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import { type StoresToVerify, verifyStores } from '@attestory/cli';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import { type Measurement, middle, more, type Scale, whole } from './figures.ts';
import { writeLog } from './written-log.ts';

/** P16. */
export const verification: Measurement = { of: 'verification', measure: verificationFigures };

async function verificationFigures({ runs: count, quick, size }: Scale) {
  const runs = await measureAudit(count, size ?? (quick ? 20_000 : 1_000_000));
  const each = (seconds: (run: AuditRun) => number) => whole(middle(runs, (run) => run.events / seconds(run)));
  return [
    {
      id: 'P16',
      what: 'verify chains, tree and heads, as `attestory verify` does: two stores read, hashes compared',
      against: 'bare SHA-256 of the same bytes, ready in memory, event by event',
      ratios: runs.map((run) => run.hashed / run.verified),
      measured: `${each((run) => run.verified)} events/s over ${whole(runs[0]?.events ?? 0)} events, bare ${each((run) => run.hashed)}`,
      ...{ atLeast: '0.35', aim: '1.0', reached: more(0.35, 1) },
      remark: 'reading both stores costs as much as hashing, and the Merkle tree hashes twice more per event',
    },
  ];
}

/** Seconds of one run over the same log. */
interface AuditRun {
  readonly events: number;
  /** From the files to the report. */
  readonly verified: number;
  /** One SHA-256 per event over ready bytes: what the chains need and nothing else. */
  readonly hashed: number;
}

async function measureAudit(runs: number, events: number): Promise<AuditRun[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'attestory-verify-'));
  try {
    const stores = await writeLog(events, dataFolder);
    const results: AuditRun[] = [];
    for (let run = 0; run < runs; run++)
      results.push({ events, hashed: await hashEach(stores.store), verified: await verifyAll(stores, events) });
    await Promise.all([stores.store.close(), stores.tree.close()]);
    return results;
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
}

async function verifyAll(stores: StoresToVerify, count: number): Promise<number> {
  const started = performance.now();
  const { intact, events, headsVerified, provenLeaves, uncoveredEvents } = await verifyStores(stores, [], true);
  const seconds = (performance.now() - started) / 1_000;
  // The last event holds the last head, which covers all before it.
  const all = events === count && headsVerified > 0 && provenLeaves === events - 1;
  if (!(intact && all && uncoveredEvents === 1)) throw new Error('the log did not verify');
  return seconds;
}

/** The clock stands still while a batch is read: it lies fresh in memory when it is hashed. */
async function hashEach(store: EventStore): Promise<number> {
  let milliseconds = 0;
  for await (const batch of store.readAll()) {
    const events = batch.map(preimageOf);
    const started = performance.now();
    for (const { bytes, hash } of events) if (sha256(bytes) !== hash) throw new Error('a hash differs');
    milliseconds += performance.now() - started;
  }
  return milliseconds / 1_000;
}

function preimageOf(event: RecordedEvent): { readonly bytes: Buffer; readonly hash: string } {
  const split = splitMetadata(event.metadata);
  if (!split) throw new Error('metadata does not split');
  return { bytes: Buffer.from(eventPreimage({ ...event, about: split.about }), 'utf8'), hash: split.hash };
}
