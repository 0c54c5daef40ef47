import { Agent, request } from 'node:http';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { readAll, sendInvitation, startSession } from '../../test/support/signing.ts';
import { appendRuns } from './appends.bench.ts';
import { type Measurement, middle, more, type Scale, whole } from './figures.ts';

/** P3 and P4. */
export const signatures: Measurement = { of: 'signatures over HTTP', measure: signatureFigures };

async function signatureFigures(scale: Scale) {
  const raw = middle(await appendRuns(scale), (run) => run.perSecond);
  const runs = await measureSigning(scale.runs, scale.quick ? 1 : 3);
  return [
    {
      id: 'P3',
      what: 'SignDocument/s over HTTP, 64 clients',
      against: 'raw appends/s of the same store',
      ratios: runs.map((run) => run.signaturesPerSecond / raw),
      measured: `${whole(middle(runs, (run) => run.signaturesPerSecond))} signatures/s`,
      ...{ atLeast: '0.10', aim: '0.20', reached: more(0.1, 0.2) },
      remark:
        'clients, server, sealing children and writer share the machine, and each signature here completes an invitation, which is sealed and mailed meanwhile',
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
  ];
}

const clients = 64;

interface SigningRun {
  readonly signaturesPerSecond: number;
  readonly noopsPerSecond: number;
}

/**
 * Signatures over HTTP by 64 clients, with authentication, validation and idempotency on, against a POST of the same app and
 * the same guard that does nothing: it is refused by validation. Each signatory has opened and read before.
 */
async function measureSigning(runs: number, perClient: number): Promise<SigningRun[]> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal', ATTESTORY_MAX_SIGNATORIES: '1000' });
  try {
    const { api } = await ApiClient.register(server);
    const pdf = await samplePdf('Bench');
    const results: SigningRun[] = [];
    for (let run = 0; run < runs; run++) results.push(await oneRun(api, pdf, run, perClient));
    const verified = await server.cli('verify', '--json');
    if (verified.code !== 0) throw new Error(`the log does not verify: ${verified.stdout.slice(0, 500)}`);
    return results;
  } finally {
    await server.remove();
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });

/** A lean client: what is measured is the server, which shares the machine with it. */
function post(session: ApiClient, body: object, key: string): Promise<number> {
  const json = Buffer.from(JSON.stringify(body));
  const headers = {
    authorization: `Bearer ${session.token}`,
    'content-type': 'application/json',
    'content-length': json.length,
    'idempotency-key': key,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${session.baseUrl}/v1/signing/signature`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(json);
  });
}

interface Ready {
  readonly session: ApiClient;
  readonly body: object;
  readonly invitationId: string;
}

async function oneRun(api: ApiClient, pdf: Uint8Array, run: number, perClient: number): Promise<SigningRun> {
  const lanes: Ready[][] = Array.from({ length: clients }, () => []);
  for (let round = 0; round < perClient; round++)
    await Promise.all(lanes.map(async (lane, i) => lane.push(await ready(api, pdf, `${run}.${round}.${i}`))));
  await calm(api);
  const total = clients * perClient;
  const signatures = await rate(total, lanes, async ({ session, body, invitationId }) => {
    const status = await post(session, body, invitationId);
    if (status !== 200) throw new Error(`signature: ${status}`);
  });
  await calm(api);
  const noops = await rate(total, lanes, async ({ session }) => {
    const status = await post(session, {}, crypto.randomUUID());
    if (status !== 422) throw new Error(`no-op: ${status}`);
  });
  for (const { invitationId } of lanes.flat())
    if ((await api.get(`/v1/invitations/${invitationId}`)).body.state !== 'completed')
      throw new Error(`${invitationId} was signed but is not completed`);
  return { signaturesPerSecond: signatures, noopsPerSecond: noops };
}

async function ready(api: ApiClient, pdf: Uint8Array, tag: string): Promise<Ready> {
  const person = { name: 'Bench', email: `bench.${tag}@example.com` };
  const { id } = await sendInvitation(api, pdf, [person]);
  const session = await startSession(api, person.email);
  return { session, body: await readAll(session, person.name), invitationId: id };
}

/** Waits until the views have caught up, so that only what is measured runs. */
async function calm(api: ApiClient): Promise<void> {
  const page = await api.get('/v1/invitations?limit=1');
  const id = page.body.items[0].id as string;
  const history = await api.get(`/v1/invitations/${id}/history`);
  if (history.status !== 200) throw new Error('the views do not answer');
  await new Promise((done) => setTimeout(done, 500));
}

async function rate(total: number, lanes: Ready[][], one: (ready: Ready) => Promise<void>): Promise<number> {
  const started = performance.now();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const item of lane) await one(item);
    }),
  );
  return total / ((performance.now() - started) / 1_000);
}
