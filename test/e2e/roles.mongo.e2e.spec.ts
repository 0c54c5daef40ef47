import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { freezeProcess } from '../support/freeze-process.ts';
import { MongoServer } from '../support/mongo-server.ts';
import { leadsOf, mailsIn } from '../support/processes-beside.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

/** What a failover may take, in milliseconds. */
const promised = 10_000;

describe('an API and two workers over shared servers', () => {
  let folder: string;
  let log: EsdbServerProcess;
  let database: MongoServer;
  let front: AttestoryProcess;
  let workers: AttestoryProcess[];
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-roles-'));
    [log, database] = await Promise.all([EsdbServerProcess.start({ file: join(folder, 'log') }), MongoServer.start()]);
    const env = {
      ATTESTORY_EVENT_STORE: log.connectionString,
      ATTESTORY_MONGODB: database.freshDatabase(),
      ATTESTORY_KEYS: join(folder, 'keys'),
      ATTESTORY_HEAD_EVERY_SECONDS: '1',
    };
    const start = async (name: string, role: string) => {
      await mkdir(join(folder, name));
      // The address that people use is the API's.
      const base = role === 'worker' ? { ATTESTORY_BASE_URL: 'http://127.0.0.1:3000' } : {};
      return AttestoryProcess.start({ ...env, ...base, ROLE: role }, join(folder, name));
    };
    workers = [await start('worker-1', 'worker'), await start('worker-2', 'worker')];
    front = await start('api', 'api');
    ({ api } = await ApiClient.register(front));
    api.mailTo = (address) => mailsIn(workers, address);
    pdf = await samplePdf('The rent is 900 euros a month.');
  }, 120_000);
  afterAll(async () => {
    for (const process of [front, ...(workers ?? [])]) await process?.end('SIGKILL');
    await log?.kill();
    await database?.remove();
    await rm(folder, { recursive: true });
  });

  /** The worker that leads everything, and the one that stands by. */
  const standing = () =>
    eventually(async () => {
      const leads = await Promise.all(workers.map(leadsOf));
      const leader = workers.find((_, i) => leads[i]?.every(({ isLed }) => isLed));
      const other = workers.find((_, i) => leads[i]?.every(({ isLed }) => !isLed));
      return leader && other ? { leader, other } : undefined;
    }, 'one worker to lead all');
  const untilLed = async (by: AttestoryProcess): Promise<number> => {
    const since = performance.now();
    await eventually(async () => (await leadsOf(by)).every(({ isLed }) => isLed) || undefined, 'the other to lead all');
    return performance.now() - since;
  };
  const completeOne = async (): Promise<void> => {
    const people = threePeople();
    const { id } = await sendInvitation(api, pdf, people);
    for (const person of people) expect((await signAs(api, person)).status).toBe(200);
    expect((await sealed(api, id)).state).toBe('completed');
  };

  it('do their parts: what was written over the API is read there, mailed, sealed and proven', async () => {
    const draft = await api.post('/v1/invitations', { title: 'Read at once' });
    const after = draft.headers.get('attestory-position') as string;
    const read = await api.get(`/v1/invitations/${draft.body.id}?after=${after}`);
    expect([read.status, read.body.title]).toEqual([200, 'Read at once']);
    await completeOne();
    const { leader } = await standing();
    const verified = await leader.cli('verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, findings: [] });
  }, 90_000);

  it('let the log be verified where there is no tree', async () => {
    const { leader } = await standing();
    const withTree = JSON.parse((await leader.cli('verify', '--json')).stdout);
    const { stdout, stderr } = await front.cli('verify', '--json');
    const { ok, findings, events, headsVerified } = JSON.parse(stdout);
    expect([ok, findings]).toEqual([true, []]);
    expect(events).toBeGreaterThanOrEqual(withTree.events);
    expect(headsVerified).toBeGreaterThanOrEqual(withTree.headsVerified);
    expect(headsVerified).toBeGreaterThan(0);
    expect(stderr).toContain('has no Merkle tree; one is made');
  }, 60_000);

  it('answer only what their role answers', async () => {
    const [worker] = workers as [AttestoryProcess];
    const statuses = async (base: string, paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await fetch(base + path)).status));
    const paths = ['/health/live', '/health/ready', '/metrics', '/v1/invitations', '/docs', '/dev/mail'];
    expect(await statuses(worker.baseUrl, paths)).toEqual([200, 200, 200, 404, 404, 200]);
    expect(await statuses(front.baseUrl, paths)).toEqual([200, 200, 200, 401, 200, 404]);
    expect(await leadsOf(front)).toEqual([]);
    expect(worker.output).toContain(`${worker.baseUrl}/dev/mail`);
  });

  it('go on within 10 s when the leading worker is killed', async () => {
    const { leader, other } = await standing();
    await leader.end('SIGKILL');
    expect(await untilLed(other)).toBeLessThan(promised);
    await completeOne();
    await leader.restart();
  }, 90_000);

  it('go on within 10 s when the leading worker is frozen, and it does nothing when it wakes up', async () => {
    const { leader, other } = await standing();
    const before = (await mailsIn([leader])).length;
    await freezeProcess(leader.pid);
    try {
      expect(await untilLed(other)).toBeLessThan(promised);
      await completeOne();
    } finally {
      process.kill(leader.pid, 'SIGCONT');
    }
    expect((await leadsOf(leader)).filter(({ isLed }) => isLed)).toEqual([]);
    await completeOne();
    expect((await mailsIn([leader])).length).toBe(before);
    expect((await leadsOf(other)).every(({ isLed }) => isLed)).toBe(true);
    const verified = await other.cli('verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, findings: [] });
  }, 120_000);

  it('hand over at once when the leading worker is stopped', async () => {
    const { leader, other } = await standing();
    expect(await leader.end('SIGTERM')).toBe(0);
    expect(await untilLed(other)).toBeLessThan(4_000);
    await leader.restart();
  }, 60_000);

  it('sent each mail once', async () => {
    const ids = (await mailsIn(workers)).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
