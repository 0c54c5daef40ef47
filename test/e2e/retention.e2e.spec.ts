import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { countBlobs } from '../support/count-blobs.ts';
import { personClient } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, startSession, threePeople } from '../support/signing.ts';

const day = 24 * 60 * 60_000;
const scopes = ['invitations:write', 'invitations:read', 'archive:read', 'organization:admin'];

describe('retention, from a rule to the proof of what was deleted', () => {
  let server: AttestoryProcess;
  let folder: string;
  let organizationId: string;
  let credentials: Credentials;
  let invitationId: string;
  let copyId: string;
  let heldId: string;
  let holdId: string;
  const mainUser = 'bo@acme.example';
  /** Tokens do not outlive a clock that goes on by weeks. */
  const api = () => ApiClient.authenticate(server.baseUrl, credentials);
  const setClock = (days: number) => writeFile(join(folder, 'clock'), String(days * day));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-retention-'));
    await setClock(0);
    const program = join(import.meta.dirname, '../support/shifted-server.ts');
    server = await AttestoryProcess.start({ ATTESTORY_SESSION_IDLE_MINUTES: '30' }, folder, program);
    const aino = await personClient(server.baseUrl, { person: 'fi-aino' });
    const registered = await aino.post('/v1/organizations', { name: 'Acme Oy', businessId: '1234567-1' });
    expectStatus(registered, 201);
    organizationId = registered.body.id;
    const main = aino.on(`organization/${organizationId}`);
    const made = await main.post(`/v1/organizations/${organizationId}/clients`, { name: 'ERP', scopes });
    expectStatus(made, 201);
    credentials = { organizationId, clientId: made.body.id, clientSecret: made.body.clientSecret } as Credentials;
    await joinByMail(main);
  }, 120_000);
  afterAll(() => server?.remove());

  /** A main user who can be told by e-mail. */
  async function joinByMail(main: ApiClient): Promise<void> {
    const invited = { email: mainUser, role: 'main-user', language: 'fi' };
    expectStatus(await main.post(`/v1/organizations/${organizationId}/members`, invited), 201);
    const nobody = new ApiClient(server.baseUrl);
    expectStatus(await nobody.post('/v1/email-links', { email: mainUser, language: 'fi' }), 202);
    const session = await nobody.post('/v1/sessions', { secret: await main.secretFor(mainUser, 'r') });
    expectStatus(session, 201);
    const bo = nobody.as(session.body.token as string);
    expectStatus(await bo.post('/v1/memberships', { secret: await main.secretFor(mainUser, 'j') }), 201);
  }

  async function signed(title: string): Promise<string> {
    const client = await api();
    const [person] = threePeople();
    const { id } = await sendInvitation(client, await samplePdf(title), [person], { title });
    const session = await startSession(client, person.email);
    expectStatus(await session.post('/v1/signing/signature', await readAll(session, person.name)), 200);
    await sealed(client, id);
    return id;
  }
  const blobs = () => countBlobs({ ...server.environment, ATTESTORY_DATA: folder });
  const due = async () => (await (await api()).get('/v1/retention')).body.items as Record<string, unknown>[];
  const dueCopy = (title: string) =>
    eventually(async () => (await due()).find((item) => item.title === title), `the copy of ${title}`);

  it('brings a rule to what is there and to what comes', async () => {
    const path = `/v1/organizations/${organizationId}/retention-rules`;
    const client = await api();
    invitationId = await signed('Lease');
    const set = await client.call('PUT', path, { folderId: null, months: 1 });
    expectStatus(set, 200);
    expect(set.body).toMatchObject({ folderId: null, months: 1, version: 1 });
    copyId = (await dueCopy('Lease')).id as string;
    await eventually(async () => (await client.get(path)).body.rules[0].applied || undefined, 'the rule');
    await signed('Dispute');
    heldId = (await dueCopy('Dispute')).id as string;
    expect(await dueCopy('Dispute')).toMatchObject({ retention: { rule: 'organization/root', policyVersion: '1' } });
    for (const body of [{ folderId: null }, { folderId: null, months: 0 }, { folderId: 'f', months: 1 }])
      expect((await client.call('PUT', path, body)).status).toBe(422);
  }, 60_000);

  it('is held by a main user, with a reason that whoever reads the archive sees', async () => {
    const client = await api();
    expect((await client.post(`/v1/archive/${heldId}/holds`, { reason: '' })).status).toBe(422);
    const placed = await client.post(`/v1/archive/${heldId}/holds`, { reason: 'Dispute 2026/114' });
    expectStatus(placed, 201);
    holdId = placed.body.id;
    expect((await client.get(`/v1/archive/${heldId}/holds`)).body.items).toMatchObject([
      { reason: 'Dispute 2026/114' },
    ]);
    const counted = async () => {
      const { body } = await client.get('/v1/retention/summary');
      return body.held === 1 ? body : undefined;
    };
    const { months } = await eventually(counted, 'the hold in the summary');
    expect(months).toMatchObject([{ rule: 'organization/root', due: 1, held: 1 }]);
  });

  it('is planned by a clock of its own', async () => {
    const until = new Date(Date.now() + 100 * day).toISOString().slice(0, 10);
    const planned = await server.cli('retention', 'plan', '--until', until, '--organization', organizationId, '--json');
    expect(JSON.parse(planned.stdout)).toMatchObject({ notices: 1, purges: 1 });
    expect((await server.cli('retention', 'plan', '--until', '2027-02-30')).code).toBe(2);
  }, 60_000);

  it('is told of by e-mail, and only then purged', async () => {
    await setClock(35);
    const told = async () => {
      const mails = await (await api()).mailTo(mainUser);
      return mails.find(({ subject }) => subject.includes('poistetaan'));
    };
    const mail = await eventually(told, 'the notice');
    expect(mail.text).toContain('Lease');
    expect(mail.text).not.toContain('Dispute');
    const noticed = async () => (await due()).find((item) => item.id === copyId && item.notice);
    expect(await eventually(noticed, 'the notice on record')).toMatchObject({ notice: { told: 'mailed' } });
    expect((await (await api()).get('/v1/retention/certificates')).body.items).toEqual([]);
  }, 60_000);

  it('leaves a certificate that can be verified, and no bytes', async () => {
    expect(await blobs()).toBe(4);
    await setClock(70);
    const client = await api();
    const gone = await eventually(async () => {
      const { items } = (await client.get('/v1/retention/certificates')).body;
      return items.length > 0 ? items : undefined;
    }, 'the certificate');
    expect(gone).toMatchObject([{ id: copyId, title: 'Lease' }]);
    const proof = await client.get(`/v1/retention/certificates/${gone[0].certificateId}`);
    expectStatus(proof, 200);
    expect(proof.body.certificate).toMatchObject({ holder: { kind: 'organization', organizationId }, version: 1 });
    expect(proof.body.certificate.deleted).toHaveLength(2);
    const { documentId } = proof.body.certificate;
    for (const file of ['original', 'sealed'])
      expect(await client.get(`/v1/invitations/${invitationId}/documents/${documentId}/${file}`)).toMatchObject({
        status: 410,
        body: { type: expect.stringContaining('document-purged') },
      });
    // The original and the sealed PDF of the one, of two that there were.
    expect(await blobs()).toBe(2);
    const file = join(folder, 'certificate.json');
    await writeFile(file, JSON.stringify(proof.body));
    expect(await server.cli('retention', 'verify', file)).toMatchObject({ code: 0 });
    const { certificate } = proof.body;
    await writeFile(
      file,
      JSON.stringify({ ...proof.body, certificate: { ...certificate, purgedAt: certificate.keepUntil } }),
    );
    expect(await server.cli('retention', 'verify', file)).toMatchObject({ code: 1 });
    expect(await server.cli('retention', 'verify', join(folder, 'clock'))).toMatchObject({ code: 2 });
  }, 60_000);

  it('kept what was held, which is told of again once it is released', async () => {
    const client = await api();
    expect((await due()).map(({ id }) => id)).toEqual([heldId]);
    expectStatus(await client.call('DELETE', `/v1/archive/${heldId}/holds/${holdId}`), 200);
    expect((await client.call('DELETE', `/v1/archive/${heldId}/holds/${copyId}`)).status).toBe(404);
    expect((await client.post(`/v1/archive/${copyId}/holds`, { reason: 'Too late' })).status).toBe(410);
    await setClock(72);
    const again = async () => (await due()).find(({ id, notice }) => id === heldId && notice);
    await eventually(again, 'another notice');
    await setClock(105);
    const gone = async () => {
      const { items } = (await (await api()).get('/v1/retention/certificates')).body;
      return items.length === 2 || undefined;
    };
    await eventually(gone, 'the other certificate');
  }, 60_000);

  it('leaves the log whole', async () => {
    await server.end('SIGTERM');
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true, findings: [] });
  }, 60_000);
});
