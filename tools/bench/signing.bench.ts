import { appendRuns } from './appends.bench.ts';
import { less, type Measurement, median, middle, more, type Scale, whole } from './figures.ts';
import { clients, type Ready, SigningServer, sign, signRightly } from './signatories.ts';

/** P3, P4 and P6. */
export const signatures: Measurement = { of: 'signatures over HTTP', measure: signatureFigures };

async function signatureFigures(scale: Scale) {
  const raw = middle(await appendRuns(scale), (run) => run.perSecond);
  const runs = await measureSigning(scale.runs, scale.quick ? 1 : 2);
  return [
    {
      id: 'P3',
      what: 'SignDocument/s over HTTP, 64 clients, five signatories each invitation',
      against: 'raw appends/s of the same store',
      ratios: runs.map((run) => run.signaturesPerSecond / raw),
      measured: `${whole(middle(runs, (run) => run.signaturesPerSecond))} signatures/s`,
      ...{ atLeast: '0.10', aim: '0.20', reached: more(0.1, 0.2) },
      remark:
        'one thread takes the requests (a refused one takes it a quarter of a millisecond), writes the views and hands out the seals; clients, writer and sealing children share two cores with it',
    },
    {
      id: 'P4',
      what: 'the same',
      against: 'a POST of the same route that validation refuses',
      ratios: runs.map((run) => run.signaturesPerSecond / run.noopsPerSecond),
      measured: `${whole(middle(runs, (run) => run.noopsPerSecond))} refused POSTs/s`,
      ...{ atLeast: '0.20', aim: '0.50', reached: more(0.2, 0.5) },
      remark: 'the flushes of a durable append, and sealing meanwhile',
    },
    {
      id: 'P6',
      what: 'SignDocument p99 at half of the highest load',
      against: 'its p50',
      ratios: runs.map(({ halfLoad }) => halfLoad.p99 / halfLoad.p50),
      measured: `p99 ${middle(runs, (run) => run.halfLoad.p99).toFixed(1)} ms, p50 ${middle(runs, (run) => run.halfLoad.p50).toFixed(1)} ms at ${whole(middle(runs, (run) => run.signaturesPerSecond / 2))} signatures/s`,
      ...{ atLeast: '≤ 5×', aim: '3×', reached: less(5, 3) },
      remark: 'a child that seals is started by the thread that answers, which waits for it some milliseconds',
    },
  ];
}

interface SigningRun {
  readonly signaturesPerSecond: number;
  readonly noopsPerSecond: number;
  /** Milliseconds. */
  readonly halfLoad: { readonly p50: number; readonly p99: number };
}

const signatoriesEach = 5;

/**
 * Signatures over HTTP by 64 clients, with authentication, validation and idempotency on, against a POST of the same app and
 * the same guard that does nothing: it is refused by validation. Then as many as half of that a second, evenly spread,
 * whether the ones before were answered or not.
 */
async function measureSigning(runs: number, perClient: number): Promise<SigningRun[]> {
  const server = await SigningServer.start();
  try {
    const results: SigningRun[] = [];
    for (let run = 0; run < runs; run++) {
      const all = await server.prepare(clients * perClient, signatoriesEach);
      const lanes = Array.from({ length: clients }, (_, i) => all.filter((_, at) => at % clients === i).flat());
      const signaturesPerSecond = await rate(lanes, signRightly);
      await server.calm();
      const noopsPerSecond = await rate(lanes, refused);
      const spread = await server.prepare(clients * perClient, signatoriesEach);
      const halfLoad = await latencies(inTurn(spread), signaturesPerSecond / 2);
      await server.calm();
      await server.check([...all.flat(), ...spread.flat()]);
      results.push({ signaturesPerSecond, noopsPerSecond, halfLoad });
    }
    return results;
  } finally {
    await server.end();
  }
}

const nothing = Buffer.from('{}');

async function refused(ready: Ready): Promise<void> {
  const status = await sign(ready, nothing);
  if (status !== 422) throw new Error(`no-op: ${status}`);
}

/** How many a second, each lane one after another. */
export async function rate(
  lanes: readonly (readonly Ready[])[],
  one: (ready: Ready) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const item of lane) await one(item);
    }),
  );
  return lanes.flat().length / ((performance.now() - started) / 1_000);
}

/** The first of each invitation, then the second of each, …: nobody waits for another of theirs. */
function inTurn(invitations: readonly (readonly Ready[])[]): Ready[] {
  return Array.from({ length: signatoriesEach }, (_, i) => invitations.map((people) => people[i] as Ready)).flat();
}

async function latencies(all: readonly Ready[], perSecond: number): Promise<SigningRun['halfLoad']> {
  const started = performance.now();
  const times = await Promise.all(
    all.map(async (ready, i) => {
      await new Promise((due) => setTimeout(due, Math.max(0, started + (i * 1_000) / perSecond - performance.now())));
      const sent = performance.now();
      await signRightly(ready);
      return performance.now() - sent;
    }),
  );
  const sorted = times.sort((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.ceil(sorted.length * 0.99) - 1] as number };
}
