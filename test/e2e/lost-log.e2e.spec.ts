import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('a log on a server that goes away', () => {
  let folder: string;
  let log: EsdbServerProcess;
  let server: AttestoryProcess;
  let embedded: AttestoryProcess | undefined;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-log-'));
    log = await EsdbServerProcess.start({ file: join(folder, 'log') });
    server = await AttestoryProcess.start({ ATTESTORY_EVENT_STORE: log.connectionString, LOG_LEVEL: 'silent' });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('The rent is 900 euros a month.');
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await embedded?.remove();
    await log?.kill();
    await rm(folder, { recursive: true });
  });

  it('is answered with 503 and a problem, and the invitation is sealed when the server is back', async () => {
    const [first, second, third] = threePeople();
    const { id } = await sendInvitation(api, pdf, [first, second, third]);
    expect((await signAs(api, first)).status).toBe(200);
    await log.kill();
    const refused = await api.post('/v1/invitations', { title: 'Refused' });
    expect(refused.status).toBe(503);
    expect(refused.body.type).toBe('/problems/unavailable');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await fetch(`${server.baseUrl}/health/ready`)).status).toBe(503);
    await log.startAgain();
    const isReady = async () => (await fetch(`${server.baseUrl}/health/ready`)).status === 200 || undefined;
    await eventually(isReady, 'the service to be ready again');
    for (const person of [second, third]) expect((await signAs(api, person)).status).toBe(200);
    expect((await sealed(api, id)).state).toBe('completed');
    const verified = await server.cli('verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, findings: [] });
  }, 90_000);

  it('is named when it isn’t there at the start, and when the data folder holds a log of its own', async () => {
    const elsewhere = { ATTESTORY_EVENT_STORE: 'esdb://ada:lovelace@127.0.0.1:9?tls=false' };
    const absent = await server.cliWith(elsewhere, 'doctor');
    expect(absent.stdout).toContain('nothing listens there');
    expect(absent.stdout).not.toContain('lovelace');
    embedded = await AttestoryProcess.start();
    const both = await embedded.cliWith({ ATTESTORY_EVENT_STORE: log.connectionString }, 'verify');
    expect(both.stderr).toContain('is there already');
    expect(both.code).not.toBe(0);
  }, 60_000);

  it('is not backed up by us', async () => {
    const refused = await server.cli('backup', join(folder, 'backup'));
    expect(refused.stderr).toContain('its server’s own tools');
    expect(refused.code).not.toBe(0);
  });
});
