import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { digestsOf, type LogEvent } from './event-digest.js';
import type { LogLeaf } from './leaf-matcher.js';
import { MerkleHasher } from './merkle-hash.js';
import type { NodeLookup } from './merkle-proof.js';
import { MerkleFrontier } from './merkle-tree.js';
import { headSigner, sha256, verifyP256 } from './node-hash.js';
import type { SignedHead } from './signed-head.js';
import { hashOf, inBatches, sealed, SmallLog } from './testing/small-log.js';
import { type LogToVerify, verifyLog } from './verify-log.js';

function newSigner() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
}
const signer = newSigner();

/** Leaves 0–4: key, a0, b0, a1, b1; 5: head over 0–4; 6–7: a2, b2; 8: head over 0–6; 9: a3; 10: b3. */
function exampleLog(): SmallLog {
  const log = new SmallLog(signer);
  const both = (i: number) => {
    log.append('invitation-a', 'Noted', { i });
    log.append('invitation-b', 'Noted', { i });
  };
  both(0);
  both(1);
  log.appendHead();
  both(2);
  log.appendHead(1);
  both(3);
  return log;
}

interface Given extends Partial<Pick<LogToVerify, 'publicKeys' | 'heads' | 'nodes' | 'keepFindings'>> {
  readonly events: readonly LogEvent[];
  readonly leaves?: readonly LogLeaf[];
}

function verify({ events, leaves, ...rest }: Given) {
  return verifyLog({
    sha256,
    verifySignature: verifyP256,
    events: digestsOf(sha256, inBatches(events, 3)),
    ...(leaves ? { leaves: inBatches(leaves, 4) } : {}),
    ...rest,
  });
}

describe('an untouched log', () => {
  it('is intact, and what no head covers is said to be uncovered', async () => {
    const { events, leaves } = exampleLog();
    const publicKeys = [signer.publicKey];
    const report = await verify({ events, leaves, publicKeys });
    expect(report).toMatchObject({ intact: true, findings: [], events: 11, streams: 4, leaves: 11 });
    expect(report).toMatchObject({ headsChecked: 2, headsVerified: 2, newestHead: { leaves: 7 } });
    expect(report).toMatchObject({ coveredLeaves: 7, provenLeaves: 7, uncoveredEvents: 4, keysFromLog: false });
    expect(await verify({ events, publicKeys })).toEqual(report);
  });

  it('is intact while its newest events are not in the tree yet', async () => {
    const { events, leaves } = exampleLog();
    const report = await verify({ events, leaves: leaves.slice(0, 9) });
    expect(report).toMatchObject({ intact: true, events: 11, leaves: 9, coveredLeaves: 7, uncoveredEvents: 4 });
    expect(report.keysFromLog).toBe(true);
  });

  it('is proven further by a head from outside', async () => {
    const log = exampleLog();
    const heads = [log.headAt(11), log.headAt(3)];
    const report = await verify({ ...log, heads });
    expect(report).toMatchObject({ intact: true, headsVerified: 4, coveredLeaves: 11, uncoveredEvents: 0 });
  });

  it('proves nothing without a head', async () => {
    const log = new SmallLog(signer);
    const report = await verify(log);
    expect(report).toMatchObject({ intact: true, coveredLeaves: 0, provenLeaves: 0, uncoveredEvents: 1 });
  });

  it('may be empty', async () => {
    const report = await verify({ events: [], leaves: [] });
    expect(report).toMatchObject({ intact: true, events: 0, leaves: 0, root: sha256('') });
  });

  it('rests on stored nodes that fit its leaves', async () => {
    const log = exampleLog();
    const nodes = nodesOf(log.leaves);
    expect((await verify({ ...log, nodes })).intact).toBe(true);
    const report = await verify({ ...log, nodes: async (wanted) => (await nodes(wanted)).with(0, sha256('x')) });
    expect(report.findings).toMatchObject([{ kind: 'tree-root-mismatch', leaves: 11 }]);
  });
});

function nodesOf(leaves: readonly LogLeaf[]): NodeLookup {
  const stored = new Map<string, string>();
  const frontier = new MerkleFrontier(new MerkleHasher(sha256));
  for (const { eventHash } of leaves)
    for (const { level, index, hash } of frontier.append(eventHash)) stored.set(`${level}/${index}`, hash);
  return async (wanted) => wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? null);
}

describe('a head', () => {
  const replaceHead = (log: SmallLog, signed: object) => {
    const { events } = log;
    const previousHash = hashOf(events[5] as LogEvent);
    const forged = sealed({ ...(events[8] as LogEvent), data: JSON.stringify(signed), previousHash });
    return {
      events: events.with(8, forged),
      leaves: log.leaves.with(8, { eventId: forged.id, eventHash: hashOf(forged) }),
    };
  };

  it('signed by a key that was not given is not believed', async () => {
    const log = exampleLog();
    const report = await verify({ ...log, publicKeys: [newSigner().publicKey] });
    expect(report.findings.map(({ kind }) => kind)).toEqual(['head-signature-invalid', 'head-signature-invalid']);
    expect(report).toMatchObject({ coveredLeaves: 0, provenLeaves: 0, uncoveredEvents: 11 });
  });

  it('with a changed time is not believed, and an earlier one still is', async () => {
    const log = exampleLog();
    const { head, signature } = log.headAt(7);
    const changed = { head: { ...head, time: '2026-11-24T10:00:00.001Z' }, signature };
    const report = await verify(replaceHead(log, changed));
    expect(report.findings).toMatchObject([{ kind: 'head-signature-invalid', head: { event: { revision: 1 } } }]);
    expect(report).toMatchObject({ coveredLeaves: 5, provenLeaves: 5 });
  });

  it('that can not be read is reported', async () => {
    const report = await verify(replaceHead(exampleLog(), { no: 'head' }));
    expect(report.findings).toMatchObject([{ kind: 'head-malformed', event: { stream: 'heads', revision: 1 } }]);
  });

  it('that covers less than one before it is reported', async () => {
    const log = exampleLog();
    const report = await verify(replaceHead(log, log.headAt(4)));
    expect(report.findings).toMatchObject([{ kind: 'head-out-of-order', head: { leaves: 4 } }]);
  });

  it('over a log that was rewritten as a whole shows between which heads', async () => {
    const log = exampleLog();
    const rewritten = rewrite(log, 6);
    const report = await verify({ ...rewritten, heads: [log.headAt(7), log.headAt(9)] });
    expect(report.findings).toMatchObject([{ kind: 'head-root-mismatch', fromLeaf: 5, head: { leaves: 7 } }]);
    expect(report).toMatchObject({ coveredLeaves: 5, provenLeaves: 5, headsChecked: 4, headsVerified: 1 });
  });

  it('from outside shows a tail that was cut from log and tree alike', async () => {
    const log = exampleLog();
    const heads: SignedHead[] = [log.headAt(11)];
    const report = await verify({ events: log.events.slice(0, 8), leaves: log.leaves.slice(0, 8), heads });
    expect(report.findings).toMatchObject([{ kind: 'tail-cut', leaves: 8, head: { leaves: 11, event: null } }]);
    expect(report).toMatchObject({ coveredLeaves: 5, uncoveredEvents: 3 });
  });
});

/** Writes an event anew with all that follow it in its stream, as the operator could, in log and tree. */
function rewrite(log: SmallLog, at: number): { events: LogEvent[]; leaves: LogLeaf[] } {
  const events = [...log.events];
  const { stream } = events[at] as LogEvent;
  let previousHash = hashOf(events.findLast((event, i) => event.stream === stream && i < at) ?? noEvent);
  events.forEach((event, i) => {
    if (event.stream !== stream || i < at) return;
    const data = i === at ? '{"i":99}' : event.data;
    const forged = sealed({ ...event, data, previousHash: previousHash === '' ? null : previousHash });
    previousHash = hashOf(forged);
    events[i] = forged;
  });
  return { events, leaves: events.map((event) => ({ eventId: event.id, eventHash: hashOf(event) })) };
}
const noEvent = { metadata: '' } as LogEvent;

describe('what no head covers', () => {
  const inserted = (log: SmallLog) =>
    sealed({ ...(log.events[1] as LogEvent), id: 'x', stream: 'new', previousHash: null });

  it('does not count events that are missing, nor those that no leaf expects', async () => {
    const log = exampleLog();
    expect((await verify({ ...log, events: log.events.toSpliced(2, 1) })).uncoveredEvents).toBe(4);
    expect((await verify({ ...log, events: log.events.toSpliced(2, 0, inserted(log)) })).uncoveredEvents).toBe(4);
    expect((await verify({ ...log, events: [...log.events, inserted(log)] })).uncoveredEvents).toBe(5);
  });

  it('is told apart from an event that was put in twice', async () => {
    const log = exampleLog();
    const twice = log.events.toSpliced(2, 0, inserted(log), inserted(log));
    const report = await verify({ ...log, events: twice });
    expect(report.findings.filter(({ kind }) => kind === 'unexpected-event')).toHaveLength(2);
    expect(report.uncoveredEvents).toBe(4);
  });
});

describe('findings', () => {
  it('are all counted, though only so many are kept', async () => {
    const log = exampleLog();
    const report = await verify({ events: [], leaves: log.leaves, keepFindings: 3 });
    expect(report.findings).toHaveLength(3);
    expect(report).toMatchObject({ intact: false, findingCount: 11 });
  });
});
