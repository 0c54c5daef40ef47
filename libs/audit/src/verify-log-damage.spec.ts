import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { digestsOf, type LogEvent } from './event-digest.js';
import type { LogLeaf } from './leaf-matcher.js';
import { headSigner, sha256, verifyP256 } from './node-hash.js';
import { hashOf, inBatches, sealed, SmallLog } from './testing/small-log.js';
import { type LogReport, verifyLog } from './verify-log.js';
import type { SignedHead } from './signed-head.js';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer = headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());

type Step = { readonly stream: number } | { readonly headLag: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ stream: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ headLag: fc.nat(3) }) },
);
/** Random logs of four streams, with heads among the events. */
const anyLog = fc.array(step, { minLength: 2, maxLength: 30 }).map((steps) => {
  const log = new SmallLog(signer);
  steps.forEach((one, i) => {
    if ('stream' in one) log.append(`invitation-${one.stream}`, 'Noted', { i });
    else log.appendHead(one.headLag);
  });
  return log;
});

async function verify(events: readonly LogEvent[], leaves?: readonly LogLeaf[], heads: readonly SignedHead[] = []) {
  return verifyLog({
    sha256,
    verifySignature: verifyP256,
    publicKeys: [signer.publicKey],
    events: digestsOf(sha256, inBatches(events, 5)),
    ...(leaves ? { leaves: inBatches(leaves, 7) } : {}),
    heads,
  });
}

const eventIds = (report: LogReport, kind: string) =>
  report.findings.flatMap((finding) => (finding.kind === kind && 'event' in finding ? [finding.event.eventId] : []));
const missingLeaves = (report: LogReport) =>
  report.findings.flatMap((finding) => (finding.kind === 'missing-event' ? [finding.leaf] : []));
const movedLeaves = (report: LogReport) =>
  report.findings.flatMap((finding) =>
    finding.kind === 'order-differs' ? Array.from({ length: finding.events }, (_, i) => finding.leaf + i) : [],
  );

/** One character of one column of an event is another. */
const flip = fc.record({
  column: fc.constantFrom('data', 'metadata', 'type', 'id', 'stream', 'revision' as const),
  at: fc.nat(),
});
function flipped(event: LogEvent, { column, at }: { column: keyof LogEvent; at: number }): LogEvent {
  const value = event[column];
  if (typeof value === 'number') return { ...event, [column]: value + 1 + (at % 3) };
  const place = at % value.length;
  const other = value[place] === '0' ? '1' : '0';
  return { ...event, [column]: value.slice(0, place) + other + value.slice(place + 1) };
}

const check = <T>(damage: fc.Arbitrary<T>, assertion: (log: SmallLog, damage: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(anyLog, damage, assertion), { numRuns: 150 });

describe('a damaged log beside its tree', () => {
  it('shows a flipped character at its event', () =>
    check(fc.tuple(fc.nat(), flip), async (log, [n, how]) => {
      const at = n % log.events.length;
      const damaged = flipped(log.events[at] as LogEvent, how);
      const report = await verify(log.events.with(at, damaged), log.leaves);
      const found = [...eventIds(report, 'hash-mismatch'), ...eventIds(report, 'metadata-malformed')];
      expect(found).toContain(damaged.id);
      expect(report.provenLeaves).toBeLessThanOrEqual(at);
    }));

  it('shows an event that was written anew, with all that follow it in its stream, at each of them', () =>
    check(fc.nat(), async (log, n) => {
      const at = n % log.events.length;
      const events = forged(log.events, at);
      const report = await verify(events, log.leaves);
      const changed = events.filter((event, i) => event !== log.events[i]).map(({ id }) => id);
      expect(eventIds(report, 'hash-mismatch')).toEqual(changed);
      expect(report.provenLeaves).toBeLessThanOrEqual(at);
    }));

  it('shows a dropped event as its leaf', () =>
    check(fc.nat(), async (log, n) => {
      const at = n % log.events.length;
      const report = await verify(log.events.toSpliced(at, 1), log.leaves);
      expect(missingLeaves(report)).toEqual([at]);
      expect(movedLeaves(report)).toEqual([]);
      expect(report.provenLeaves).toBeLessThanOrEqual(at);
    }));

  it('shows swapped events at or between their places', () =>
    check(fc.tuple(fc.nat(), fc.nat()), async (log, [n, m]) => {
      const [i, j] = [n % log.events.length, m % log.events.length].sort((a, b) => a - b) as [number, number];
      fc.pre(i !== j);
      const [a, b] = [log.events[i] as LogEvent, log.events[j] as LogEvent];
      const report = await verify(log.events.with(i, b).with(j, a), log.leaves);
      const moved = movedLeaves(report);
      expect(moved.length).toBeGreaterThan(0);
      for (const leaf of moved) expect(leaf >= i && leaf <= j).toBe(true);
      // With enough between them, it is the two themselves that are named.
      if (j - i > 2) expect(moved.toSorted((x, y) => x - y)).toEqual([i, j]);
      expect(missingLeaves(report)).toEqual([]);
    }));

  it('shows an inserted event, be it ever so well made', () =>
    check(fc.tuple(fc.nat(), fc.nat(4)), async (log, [n, stream]) => {
      const at = n % log.events.length;
      const before = new SmallLog(signer);
      before.events.splice(0, 1, ...log.events.slice(0, at));
      const inserted = {
        ...before.next(`invitation-${stream}`, 'Noted', {}),
        id: 'f0000000-0000-5000-8000-000000000000',
      };
      const previous = before.events.findLast((event) => event.stream === inserted.stream);
      const event = sealed({ ...inserted, previousHash: previous ? hashOf(previous) : null });
      const report = await verify(log.events.toSpliced(at, 0, event), log.leaves);
      expect(eventIds(report, 'unexpected-event')).toEqual([event.id]);
      expect(missingLeaves(report)).toEqual([]);
      expect(movedLeaves(report)).toEqual([]);
      expect(report.provenLeaves).toBeLessThanOrEqual(at);
    }));

  it('shows a doubled event', () =>
    check(fc.tuple(fc.nat(), fc.nat()), async (log, [n, m]) => {
      const copy = log.events[n % log.events.length] as LogEvent;
      const report = await verify(log.events.toSpliced(m % (log.events.length + 1), 0, copy), log.leaves);
      expect(eventIds(report, 'revision-gap')).toContain(copy.id);
    }));

  it('shows each event of a cut tail', () =>
    check(fc.nat(), async (log, n) => {
      const length = n % log.events.length;
      const report = await verify(log.events.slice(0, length), log.leaves);
      expect(missingLeaves(report)).toEqual(log.leaves.map((_, i) => i).slice(length));
    }));

  it('shows each event of a stream that was dropped whole', () =>
    check(fc.nat(), async (log, n) => {
      const { stream } = log.events[n % log.events.length] as LogEvent;
      const report = await verify(
        log.events.filter((event) => event.stream !== stream),
        log.leaves,
      );
      expect(missingLeaves(report)).toEqual(log.events.flatMap((event, i) => (event.stream === stream ? [i] : [])));
    }));

  it('shows leaves that were dropped, added or changed in the tree alone', () =>
    check(fc.tuple(fc.nat(), fc.constantFrom('drop', 'add', 'change')), async (log, [n, how]) => {
      const at = n % (log.leaves.length - 1);
      const other = { eventId: 'f0000000-0000-5000-8000-000000000000', eventHash: sha256('other') };
      if (how === 'drop') {
        const report = await verify(log.events, log.leaves.toSpliced(at, 1));
        expect(eventIds(report, 'unexpected-event')).toEqual([log.events[at]?.id]);
      } else if (how === 'add') {
        const report = await verify(log.events, log.leaves.toSpliced(at, 0, other));
        expect(missingLeaves(report)).toEqual([at]);
      } else {
        const changed = { ...(log.leaves[at] as LogLeaf), eventHash: other.eventHash };
        const report = await verify(log.events, log.leaves.with(at, changed));
        expect(eventIds(report, 'hash-mismatch')).toEqual([log.events[at]?.id]);
      }
    }));
});

describe('a log and a tree that were damaged alike, or a log without a tree', () => {
  const damage = fc.record({
    how: fc.constantFrom('rewrite', 'drop', 'swap', 'insert', 'cut', 'drop-stream' as const),
    n: fc.nat(),
    m: fc.nat(),
    withTree: fc.boolean(),
  });

  it('show it up to the newest head that is beyond reach', () =>
    check(damage, async (log, { how, n, m, withTree }) => {
      const at = n % log.events.length;
      const events = damagedAt(log.events, how, at, m % log.events.length);
      const first = events.findIndex((event, i) => event !== log.events[i]);
      const firstDamaged = first < 0 ? events.length : first;
      fc.pre(firstDamaged < log.events.length);
      const leaves = events.map((event) => ({ eventId: event.id, eventHash: hashOf(event) }));
      const report = await verify(events, withTree ? leaves : undefined, [log.headAt(log.leaves.length)]);
      expect(report.intact).toBe(false);
      expect(report.coveredLeaves).toBeLessThanOrEqual(firstDamaged);
      const located = report.findings.some(
        (finding) =>
          (finding.kind === 'head-root-mismatch' &&
            finding.fromLeaf <= firstDamaged &&
            firstDamaged < finding.head.leaves) ||
          (finding.kind === 'tail-cut' && finding.leaves < finding.head.leaves),
      );
      expect(located).toBe(true);
    }));
});

/** An event written anew with all that follow it in its stream, so that the chain holds. */
function forged(events: readonly LogEvent[], at: number): LogEvent[] {
  const { stream } = events[at] as LogEvent;
  let previous = events.findLast((event, i) => event.stream === stream && i < at);
  return events.map((event, i) => {
    if (event.stream !== stream || i < at) return event;
    const data = i === at ? `{"forged":${event.data}}` : event.data;
    previous = sealed({ ...event, data, previousHash: previous ? hashOf(previous) : null });
    return previous;
  });
}

type How = 'rewrite' | 'drop' | 'swap' | 'insert' | 'cut' | 'drop-stream';
function damagedAt(events: readonly LogEvent[], how: How, at: number, other: number): LogEvent[] {
  const here = events[at] as LogEvent;
  switch (how) {
    case 'rewrite':
      return forged(events, at);
    case 'drop':
      return events.toSpliced(at, 1);
    case 'swap':
      return events.with(at, events[other] as LogEvent).with(other, here);
    case 'insert':
      return events.toSpliced(
        at,
        0,
        sealed({ ...here, id: 'inserted', stream: 'new', revision: 0, previousHash: null }),
      );
    case 'cut':
      return events.slice(0, at);
    case 'drop-stream':
      return events.filter((event) => event.stream !== here.stream);
  }
}
