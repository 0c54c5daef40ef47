import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import {
  canonicalize,
  eventPreimage,
  type LogEvent,
  type LogLeaf,
  MerkleFrontier,
  MerkleHasher,
  sealMetadata,
  type SignedHead,
  signHead,
  splitMetadata,
  verifyLog,
} from '@attestory/audit';
import { type HeadSigner, headSigner, sha256, verifyP256 } from '@attestory/audit/node';
import { type Measurement, middle, more, type Scale, whole } from './figures.ts';

/** P16. */
export const verification: Measurement = { of: 'verification', measure: verificationFigures };

async function verificationFigures(scale: Scale) {
  const runs = await measureAudit(scale.runs, scale.quick ? 20_000 : 200_000);
  return [
    {
      id: 'P16',
      what: 'verify chains, tree and heads',
      against: 'bare SHA-256 of the same bytes, event by event',
      ratios: runs.map((run) => run.verifiedPerSecond / run.hashedPerSecond),
      measured: `${whole(middle(runs, (run) => run.verifiedPerSecond))} events/s over ${whole(runs[0]?.events ?? 0)} events`,
      ...{ atLeast: '0.35', aim: '1.0', reached: more(0.35, 1) },
      remark: 'the Merkle tree hashes twice more per event',
    },
  ];
}

/** One run over the same log. Larger is better for both ratios. */
interface AuditRun {
  readonly events: number;
  /** UTF-8 bytes that the events' hashes cover. */
  readonly bytes: number;
  readonly heads: number;
  readonly verifiedPerSecond: number;
  /** One SHA-256 per event over ready bytes: what the chains need and nothing else. */
  readonly hashedPerSecond: number;
  /** One SHA-256 over all the bytes in a row: as fast as the processor hashes. */
  readonly streamedPerSecond: number;
}

const time = '2026-11-24T10:00:00.000Z';
const batchSize = 1_000;
const eventsPerHead = 5_000;

/** Verifying a whole log (hashes, chains, order, tree, signed heads) against bare SHA-256 of the same bytes. */
async function measureAudit(runs: number, events: number): Promise<AuditRun[]> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  const log = writeLog(events, signer);
  const results: AuditRun[] = [];
  for (let run = 0; run < runs; run++) {
    const hashed = await timed((clock) => hashEach(log, clock));
    const streamed = await timed((clock) => hashInARow(log, clock));
    const verified = await timed((clock) => verifyAll(log, signer, clock));
    results.push({
      events: log.events.length,
      bytes: log.bytes,
      heads: log.heads,
      verifiedPerSecond: log.events.length / verified,
      hashedPerSecond: log.events.length / hashed,
      streamedPerSecond: log.events.length / streamed,
    });
  }
  return results;
}

/** Stands still while a batch is read: reading is part of neither side, and both find their batch fresh in memory. */
class Clock {
  private running = 0;
  private started = performance.now();

  pause<T>(work: () => T): T {
    this.running += performance.now() - this.started;
    const result = work();
    this.started = performance.now();
    return result;
  }

  seconds(): number {
    return (this.running + performance.now() - this.started) / 1_000;
  }
}

async function timed(work: (clock: Clock) => void | Promise<void>): Promise<number> {
  const clock = new Clock();
  await work(clock);
  return clock.seconds();
}

function hashEach({ events, leaves }: WrittenLog, clock: Clock): void {
  for (let at = 0; at < events.length; at += batchSize) {
    const bytes = clock.pause(() => preimagesOf(events.slice(at, at + batchSize)));
    for (let i = 0; i < bytes.length; i++)
      if (sha256(bytes[i] as Buffer) !== leaves[at + i]?.eventHash) throw new Error('a hash differs');
  }
}

function hashInARow({ events }: WrittenLog, clock: Clock): void {
  const hash = createHash('sha256');
  for (let at = 0; at < events.length; at += batchSize)
    hash.update(clock.pause(() => Buffer.concat(preimagesOf(events.slice(at, at + batchSize)))));
  hash.digest();
}

async function verifyAll(log: WrittenLog, signer: HeadSigner, clock: Clock): Promise<void> {
  const report = await verifyLog({
    sha256,
    verifySignature: verifyP256,
    publicKeys: [signer.publicKey],
    events: read(log.events, clock, readEvent),
    leaves: read(log.leaves, clock, readLeaf),
  });
  const { intact, events, headsVerified, provenLeaves, uncoveredEvents } = report;
  // The last event holds the last head, which covers all before it.
  const all = events === log.events.length && headsVerified === log.heads && provenLeaves === events - 1;
  if (!(intact && all && uncoveredEvents === 1)) throw new Error('the log did not verify');
}

async function* read<T>(items: readonly T[], clock: Clock, copy: (item: T) => T): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += batchSize)
    yield clock.pause(() => items.slice(at, at + batchSize).map(copy));
}

/** As a store gives it: every text made anew. */
function readEvent({ id, type, stream, revision, position, data, metadata }: LogEvent): LogEvent {
  const place = { id: flat(id), stream: flat(stream), revision, position: flat(position) };
  return { ...place, type: flat(type), data: flat(data), metadata: flat(metadata) };
}

function readLeaf({ eventId, eventHash }: LogLeaf): LogLeaf {
  return { eventId: flat(eventId), eventHash: flat(eventHash) };
}

interface WrittenLog {
  readonly events: readonly LogEvent[];
  readonly leaves: readonly LogLeaf[];
  readonly heads: number;
  readonly bytes: number;
}

/** Invitations of six events, eight of them interleaved, with as much hidden text as the application writes. */
function writeLog(count: number, signer: HeadSigner): WrittenLog {
  const events: LogEvent[] = [];
  const leaves: LogLeaf[] = [];
  const ends = new Map<string, { revision: number; hash: string }>();
  const frontier = new MerkleFrontier(new MerkleHasher(sha256));
  let heads = 0;
  const append = (stream: string, type: string, data: unknown) => {
    const { event, hash } = sealed(stream, type, data, events.length, ends.get(stream));
    ends.set(stream, { revision: event.revision, hash });
    events.push(event);
    leaves.push({ eventId: event.id, eventHash: hash });
    frontier.append(hash);
  };
  const appendHead = () => {
    const signed: SignedHead = signHead({ leaves: frontier.leaves, root: frontier.root(), time }, signer);
    append('heads', 'HeadSigned', signed);
    heads++;
  };
  const open: { stream: string; step: number }[] = [];
  for (let i = 0; events.length < count - 1; i++) {
    const lane = i % 8;
    const current = open[lane];
    const next = !current || current.step === 5 ? { stream: `invitation-${randomUUID()}`, step: 0 } : current;
    if (next === current) current.step++;
    open[lane] = next;
    append(next.stream, ...stepOf(next.step));
    if (events.length % eventsPerHead === 0 && events.length < count - 1) appendHead();
  }
  appendHead();
  const bytes = events.reduce((sum, event) => sum + Buffer.byteLength(preimageOf(event)), 0);
  return { events, leaves, heads, bytes };
}

function stepOf(step: number): readonly [type: string, data: unknown] {
  const signatoryId = randomUUID();
  if (step === 0) {
    const signatory = () => ({ signatoryId: randomUUID(), name: hidden(32), email: hidden(40), methods: ['light'] });
    const document = {
      documentId: randomUUID(),
      fileName: hidden(30),
      sha256: 'a'.repeat(64),
      bytes: 81_234,
      pages: 12,
    };
    const data = {
      title: hidden(40),
      message: hidden(120),
      documents: [document],
      signatories: [signatory(), signatory()],
    };
    return ['InvitationDrafted', data];
  }
  if (step % 2 === 1) return ['InvitationOpened', { signatoryId, linkId: randomUUID(), at: time }];
  return [
    'DocumentSigned',
    { signatoryId, documentId: randomUUID(), method: 'light', sha256: 'b'.repeat(64), name: hidden(40) },
  ];
}

function hidden(bytes: number): unknown {
  const [nonce, text] = [randomBytes(12).toString('base64'), randomBytes(bytes + 16).toString('base64')];
  return { $personal: { subject: 'signatory', key: 'c'.repeat(64), nonce, text } };
}

function sealed(
  stream: string,
  type: string,
  data: unknown,
  n: number,
  end: { readonly revision: number; readonly hash: string } | undefined,
): { event: LogEvent; hash: string } {
  const about = canonicalize({
    actor: `client:${randomUUID()}`,
    causationId: null,
    commandHash: 'd'.repeat(64),
    commandId: randomUUID(),
    correlationId: randomUUID(),
    previousHash: end?.hash ?? null,
    schemaVersion: 1,
    time,
  });
  const place = { id: randomUUID(), stream, revision: (end?.revision ?? -1) + 1, type };
  const text = flat(canonicalize(data as never));
  const hash = sha256(eventPreimage({ ...place, data: text, about }));
  const event = {
    ...place,
    position: String(n).padStart(16, '0'),
    data: text,
    metadata: flat(sealMetadata(about, hash)),
  };
  return { event, hash };
}

/** One piece of memory, as a store reads it; not a chain of the pieces that it was joined from. */
function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function preimagesOf(events: readonly LogEvent[]): Buffer[] {
  return events.map((event) => Buffer.from(preimageOf(event), 'utf8'));
}

function preimageOf(event: LogEvent): string {
  const split = splitMetadata(event.metadata);
  if (!split) throw new Error('metadata does not split');
  return eventPreimage({ ...event, about: split.about });
}
