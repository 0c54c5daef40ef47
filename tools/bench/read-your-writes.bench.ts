import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { startStores } from '../../test/support/test-stores.ts';
import { less, type Measurement, median, middle, type Scale, whole } from './figures.ts';
import { onWhich } from './servers.ts';
import { clients } from './signatories.ts';

/** P9. */
export const readYourWrites: Measurement = { of: 'reads of what was written', measure: readFigures };

async function readFigures(scale: Scale) {
  const runs = await measure(scale.runs, scale.quick ? 3 : 10);
  return [
    {
      id: 'P9',
      what: 'read-your-write lag p99 at half of the load at which 64 clients draft and read what they drafted, in ms: from the answer to a command at an API until a read that names its position is answered, a worker beside it on EventStoreDB and MongoDB making the views',
      against: '–',
      ratios: runs.map(({ p99 }) => p99),
      measured: `p99 ${middle(runs, ({ p99 }) => p99).toFixed(1)} ms, p50 ${middle(runs, ({ p50 }) => p50).toFixed(1)} ms at ${whole(middle(runs, ({ perSecond }) => perSecond / 2))} drafts/s (highest load ${whole(middle(runs, ({ perSecond }) => perSecond))})${onWhich('EventStoreDB', 'MongoDB')}`,
      ...{ atLeast: '50 ms', aim: '20 ms', reached: less(50, 20) },
      remark: 'API, worker, both servers and the clients share the cores, and each batch of a view is several writes',
    },
  ];
}

interface Run {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(runs: number, seconds: number): Promise<Run[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-lag-'));
  const stores = await startStores('servers');
  const env = { ...stores.env, LOG_LEVEL: 'fatal', ATTESTORY_KEYS: join(folder, 'keys') };
  const processes: AttestoryProcess[] = [];
  try {
    for (const role of ['worker', 'api'])
      processes.push(await AttestoryProcess.start({ ...env, ROLE: role }, join(folder, role)));
    const { api } = await ApiClient.register(processes[1] as AttestoryProcess);
    const results: Run[] = [];
    for (let run = 0; run < runs; run++) {
      const perSecond = await highest(api, seconds);
      results.push({ perSecond, ...(await lags(api, perSecond / 2, seconds)) });
    }
    return results;
  } finally {
    for (const process of processes) await process.end('SIGKILL');
    await stores.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Drafted {
  readonly id: string;
  readonly position: string;
}

const tries = 5;

/** What the service could not store under the load is sent again, as its answer asks for; that takes from the highest load. */
async function draft(api: ApiClient): Promise<Drafted> {
  const headers = { 'idempotency-key': randomUUID() };
  for (let tried = 1; ; tried++) {
    const { status, body } = await api.post('/v1/invitations', { title: 'Lag' }, headers);
    if (status === 201) return body;
    if (status !== 503 || tried === tries) throw new Error(`draft: ${status} ${JSON.stringify(body)}`);
  }
}

/** Asks again when a read was told to come later: the views are behind, or the database is too busy. */
async function seen(api: ApiClient, { id, position }: Drafted): Promise<void> {
  for (;;) {
    const { status, body } = await api.get(`/v1/invitations/${id}?after=${position}`);
    if (status === 200 && body.title === 'Lag') return;
    if (status !== 503) throw new Error(`read: ${status} ${JSON.stringify(body)}`);
  }
}

/** Views that don't follow are no load that is borne: each client reads what it drafted before it goes on. */
async function highest(api: ApiClient, seconds: number): Promise<number> {
  let drafted = 0;
  const started = performance.now();
  const client = async () => {
    for (; performance.now() < started + seconds * 1_000; drafted++) await seen(api, await draft(api));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return drafted / ((performance.now() - started) / 1_000);
}

/** Evenly spread, whether those before were answered or not. */
async function lags(api: ApiClient, perSecond: number, seconds: number): Promise<Pick<Run, 'p50' | 'p99'>> {
  const started = performance.now();
  const count = Math.max(20, Math.round(perSecond * seconds));
  const times = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const due = started + (i * 1_000) / perSecond - performance.now();
      await new Promise((done) => setTimeout(done, Math.max(0, due)));
      const drafted = await draft(api);
      const acknowledged = performance.now();
      await seen(api, drafted);
      return performance.now() - acknowledged;
    }),
  );
  const sorted = times.sort((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.ceil(sorted.length * 0.99) - 1] as number };
}
