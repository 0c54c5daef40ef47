import { readFile } from 'node:fs/promises';
import {
  digestsOf,
  type EventDigest,
  type LogFinding,
  type LogReport,
  parseSignedHead,
  type SignedHead,
  verifyLog,
} from '@attestory/audit';
import { sha256, verifyP256 } from '@attestory/audit/node';
import type { EventStore, TreeStore } from '@attestory/event-store';
import { withTreeFromLog } from '@attestory/server';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';
import { digestsInThreads } from '../verify/digests-in-threads.js';

interface VerifyOptions {
  readonly head?: string;
  readonly json?: boolean;
}

/** `attestory verify`: every hash, chain, leaf and head of the log. Exit code 1 with the place and kind of damage. */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .description('verify the whole log: hashes, chains, tree and signed heads')
    .option('--head <file>', 'also a signed head from outside: {"head":{…},"signature":"…"}')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  attestory verify\n  attestory verify --head receipt.json --json\n')
    .action(verify);
}

async function verify({ head, json }: VerifyOptions): Promise<void> {
  const heads = head === undefined ? [] : [await headFrom(head)];
  const report = await withApplication(async ({ app: { store, tree }, logFile }) => {
    if (logFile !== null || (await tree.size()).leaves > 0) return verifyStores({ store, tree, logFile }, heads, json);
    process.stderr.write('attestory: this data folder has no Merkle tree; one is made from the log on the server\n');
    return withTreeFromLog(store, (made) => verifyStores({ store, tree: made, logFile }, heads, json));
  });
  print(json, { ok: report.intact, ...report }, () => textOf(report));
  if (!report.intact) process.exitCode = 1;
}

export async function headFrom(file: string): Promise<SignedHead> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} can't be read.`);
  });
  const head = parseSignedHead(text);
  if (!head) throw new UsageError(`${file} holds no signed head: {"head":{…},"signature":"…"}.`);
  return head;
}

/** The log and its tree. */
export interface StoresToVerify {
  readonly store: EventStore;
  readonly tree: TreeStore;
  /** The embedded log's file; null where the log isn't embedded: it is read by one thread then. */
  readonly logFile: string | null;
}

/**
 * What is appended while it runs is left for the next time. Leaves behind the log's end are left out only where the log has
 * grown meanwhile: else its end was cut off.
 */
export async function verifyStores(
  { store, tree, logFile }: StoresToVerify,
  heads: readonly SignedHead[],
  json: boolean | undefined,
): Promise<LogReport> {
  const last = await store.head();
  const { leaves, position } = await tree.size();
  const grown = (position ?? '') <= ((await store.head()) ?? '');
  const bar = new SingleBar(
    { format: 'verify [{bar}] {percentage}% | {value}/{total} events', stream: process.stderr },
    Presets.shades_classic,
  );
  if (!json) bar.start(leaves, 0);
  try {
    return await verifyLog({
      sha256,
      verifySignature: verifyP256,
      events: counted(digests(store, logFile, last), (events) => bar.increment(events)),
      leaves: grown ? until(leavesOf(tree), last ?? '') : leavesOf(tree),
      nodes: (wanted) => tree.nodes(wanted),
      heads,
    });
  } finally {
    bar.stop();
  }
}

function digests(store: EventStore, file: string | null, last: string | null): AsyncIterable<readonly EventDigest[]> {
  return file === null ? digestsOf(sha256, until(store.readAll(), last ?? '')) : digestsInThreads({ file, to: last });
}

async function* counted<T>(batches: AsyncIterable<readonly T[]>, onBatch: (count: number) => void) {
  for await (const batch of batches) {
    onBatch(batch.length);
    yield batch;
  }
}

async function* until<T extends { readonly position: string }>(batches: AsyncIterable<readonly T[]>, last: string) {
  for await (const batch of batches) {
    const taken = batch.filter(({ position }) => position <= last);
    yield taken;
    if (taken.length < batch.length) return;
  }
}

async function* leavesOf(tree: TreeStore) {
  const size = 10_000;
  for (let from = 0; ; from += size) {
    const leaves = await tree.leaves(from, size);
    if (leaves.length === 0) return;
    yield leaves;
  }
}

export function textOf(report: LogReport): string {
  const { events, streams, headsVerified, headsChecked, provenLeaves, uncoveredEvents, newestHead } = report;
  const covered = newestHead
    ? `Proven up to the head of ${newestHead.time}: ${provenLeaves} events.`
    : 'No signed head yet: the chains hold, but a cut tail would not show.';
  return [
    report.intact ? 'The log is whole.' : `${report.findingCount} findings:`,
    ...report.findings.map((finding) => `  ${finding.kind}: ${placeOf(finding)}: ${finding.message}`),
    `${events} events in ${streams} streams; ${headsVerified} of ${headsChecked} heads verified.`,
    covered,
    `Not covered by a head yet: ${uncoveredEvents} events.`,
  ].join('\n');
}

function placeOf(finding: LogFinding): string {
  if ('event' in finding) {
    const { stream, revision, eventId } = finding.event;
    return `${stream} revision ${revision} (event ${eventId})`;
  }
  if ('eventId' in finding) return `leaf ${finding.leaf} (event ${finding.eventId})`;
  if ('head' in finding) return `head of ${finding.head.time} over ${finding.head.leaves} leaves`;
  return `tree of ${finding.leaves} leaves`;
}
