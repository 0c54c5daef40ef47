import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.ts';
import { MongoServer } from '../support/mongo-server.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe.each([
  ['log, documents and keys', true, true],
  ['the log alone', true, false],
  ['documents and keys alone', false, true],
] as const)('a service that moves %s to servers', (_, movesLog, movesDocuments) => {
  let folder: string;
  let log: EsdbServerProcess;
  let mongo: MongoServer;
  let old: AttestoryProcess;
  let moved: AttestoryProcess | undefined;
  let servers: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-migrate-'));
    log = await EsdbServerProcess.start({ file: join(folder, 'log') });
    mongo = await MongoServer.start();
    old = await AttestoryProcess.start({ LOG_LEVEL: 'silent' });
    servers = {
      ATTESTORY_DATA: join(folder, 'moved'),
      ATTESTORY_KEYS: join(old.dataFolder, 'keys'),
      ...(movesLog ? { ATTESTORY_EVENT_STORE: log.connectionString } : {}),
      ...(movesDocuments ? { ATTESTORY_MONGODB: mongo.freshDatabase() } : {}),
    };
  }, 60_000);
  afterAll(async () => {
    await moved?.remove();
    await old?.remove();
    await log?.kill();
    await mongo?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps an invitation verifiable, downloadable and signable, and only reads the old data afterwards', async () => {
    const { api, credentials } = await ApiClient.register(old);
    const [first, second, third] = threePeople();
    const pdf = await samplePdf('The rent is 900 euros a month.');
    const { id, documentIds } = await sendInvitation(api, pdf, [first, second]);
    expectStatus(await signAs(api, first), 200);
    const before = (await sealed(api, id)).documents[0];
    const secret = await api.secretFor(second.email);
    // That an e-mail was handed over is said after it was.
    const history = await eventually(async () => {
      const { body } = await api.get(`/v1/invitations/${id}/history`);
      return body.items.filter(({ type }: { type: string }) => type === 'EmailHandedOver').length === 2
        ? body
        : undefined;
    }, 'both e-mails in the history');

    // The old service runs all the while.
    const migrated = await old.cliWith(servers, 'migrate', '--from', old.dataFolder, '--json');
    expect([migrated.code, migrated.stderr]).toEqual([0, '']);
    const report = JSON.parse(migrated.stdout);
    expect(report).toMatchObject({ ok: true, files: 2, destroyed: 0 });
    expect(report.provenLeaves).toBeGreaterThan(0);
    expect((await api.post('/v1/invitations', { title: 'Too late' })).status).toBe(503);
    expect((await api.get(`/v1/invitations/${id}`)).status).toBe(200);
    await old.end();
    await expect(old.restart()).rejects.toThrow('has moved');
    expect(JSON.parse((await old.cli('verify', '--json')).stdout)).toMatchObject({ ok: true, events: report.events });

    moved = await AttestoryProcess.start(servers, servers.ATTESTORY_DATA);
    const after = await ApiClient.authenticate(moved.baseUrl, credentials as Credentials);
    expect((await after.get(`/v1/invitations/${id}/history`)).body).toEqual(history);
    const path = `/v1/invitations/${id}/documents/${documentIds[0]}`;
    expect(sha256((await after.get(`${path}/original`)).body)).toBe(sha256(pdf));
    expect(sha256((await after.get(`${path}/sealed`)).body)).toBe(before.seal.sha256);
    const session = await new ApiClient(moved.baseUrl).post('/v1/signing/sessions', { secret });
    expectStatus(session, 201);
    const signing = after.as(session.body.token);
    expectStatus(await signing.post('/v1/signing/signature', await readAll(signing, second.name)), 200);
    expect((await sealed(after, id)).state).toBe('completed');
    const another = await sendInvitation(after, pdf, [third]);
    expectStatus(await signAs(after, third), 200);
    expect((await sealed(after, another.id)).state).toBe('completed');
    expect(JSON.parse((await moved.cli('verify', '--json')).stdout)).toMatchObject({ ok: true, findings: [] });

    const again = await moved.cli('migrate', '--from', old.dataFolder);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('moved before') });
  }, 120_000);
});
