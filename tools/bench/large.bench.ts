import { readdirSync, readFileSync } from 'node:fs';
import { ApiClient, sha256 } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { largePdf } from '../../test/support/large-pdf.ts';
import { sealed, sendInvitation, signAs } from '../../test/support/signing.ts';
import { less, type Measurement, middle, type Scale, whole } from './figures.ts';

/** P14 and P15. */
export const large: Measurement = { of: 'a document of 100 MB', measure: largeFigures };

async function largeFigures(scale: Scale) {
  const runs = await measureLarge(scale.runs, scale.quick ? 10_000_000 : 99_000_000);
  const megabytes = (pick: (run: LargeRun) => number) => whole(middle(runs, pick) / 1e6);
  const loop = (pick: 'busy' | 'idle') => middle(runs, (run) => run.loop[pick]).toFixed(1);
  return [
    {
      id: 'P14',
      what: 'peak memory over idle of server and children: upload, seal, download of a 100 MB PDF',
      against: 'the file’s size',
      ratios: runs.map((run) => run.overIdle / run.bytes),
      measured: `${megabytes((run) => run.overIdle)} MB for ${megabytes((run) => run.bytes)} MB, in ${middle(runs, (run) => run.seconds).toFixed(1)} s`,
      ...{ atLeast: '≤ 1.5×', aim: '64 MB', reached: less(1.5, 64 / 99) },
      remark: 'garbage of the chunks that pass through, until it is collected',
    },
    {
      id: 'P15',
      what: 'event-loop delay p99 of the API while that runs, in ms',
      against: 'idle',
      ratios: runs.map((run) => run.loop.busy),
      measured: `${loop('busy')} ms, idle ${loop('idle')} ms (of which 10 ms are the meter’s own period)`,
      ...{ atLeast: '≤ 20 ms', aim: '10 ms', reached: less(20, 10) },
      remark: 'the client that hashes and compares shares the two cores',
    },
  ];
}

interface LargeRun {
  /** Resident memory of the server and its children at the peak, over idle, in bytes. */
  readonly overIdle: number;
  readonly bytes: number;
  /** Event-loop delay p99 of the server, in milliseconds. */
  readonly loop: { readonly idle: number; readonly busy: number };
  readonly seconds: number;
}

/** Upload, reading, seal and download of a PDF of almost 100 MB: what memory it takes and whether others are kept waiting. */
async function measureLarge(runs: number, size: number): Promise<LargeRun[]> {
  const pdf = largePdf(size);
  const results: LargeRun[] = [];
  for (let run = 0; run < runs; run++) results.push(await onFreshServer(pdf));
  return results;
}

/** What was taken once stays taken: each run needs a server of its own, which has served a small document before. */
async function onFreshServer(pdf: Uint8Array): Promise<LargeRun> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  try {
    const { api } = await ApiClient.register(server);
    await wholeWay(api, largePdf(10_000), 'small@example.com');
    return await oneRun(server, api, pdf);
  } finally {
    await server.remove();
  }
}

/** Upload, signature, seal and download. Gives the sealed bytes and the hash they should have. */
async function wholeWay(api: ApiClient, pdf: Uint8Array, email: string) {
  const person = { name: 'Large', email };
  const { id, documentIds } = await sendInvitation(api, pdf, [person]);
  if ((await signAs(api, person)).status !== 200) throw new Error('the signature was refused');
  const { documents } = (await sealed(api, id)) as { documents: { seal: { sha256: string } }[] };
  const { body } = await api.get(`/v1/invitations/${id}/documents/${documentIds[0]}/sealed`);
  return { body: body as Uint8Array, hash: documents[0]?.seal.sha256 };
}

async function oneRun(server: AttestoryProcess, api: ApiClient, pdf: Uint8Array): Promise<LargeRun> {
  await new Promise((done) => setTimeout(done, 2_000));
  const idleMemory = resident(server.pid);
  await loopDelay(server);
  await new Promise((done) => setTimeout(done, 3_000));
  const idle = await loopDelay(server);
  let peak = idleMemory;
  const watch = setInterval(() => {
    peak = Math.max(peak, resident(server.pid));
  }, 20);
  const started = performance.now();
  const { body, hash } = await wholeWay(api, pdf, 'large@example.com');
  const seconds = (performance.now() - started) / 1_000;
  const busy = await loopDelay(server);
  clearInterval(watch);
  if (sha256(body) !== hash) throw new Error('other bytes came back');
  if (sha256(body.subarray(0, pdf.length)) !== sha256(pdf)) throw new Error('the uploaded bytes are not its beginning');
  return { overIdle: peak - idleMemory, bytes: pdf.length, loop: { idle, busy }, seconds };
}

/** Resident bytes of a process and its descendants. */
function resident(pid: number): number {
  const parents = new Map<number, number>();
  const memory = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      parents.set(Number(name), Number(fields[1]));
      memory.set(Number(name), Number(fields[21]) * 4_096);
    } catch {
      // It has ended.
    }
  }
  const within = (one: number): boolean => one === pid || (one > 1 && within(parents.get(one) ?? 0));
  return [...memory].filter(([one]) => within(one)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** p99 since it was asked for last, in milliseconds: the figure is counted anew at each scrape. */
async function loopDelay(server: AttestoryProcess): Promise<number> {
  const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
  return 1_000 * Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]);
}
