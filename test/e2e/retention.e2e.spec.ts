import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { countBlobs } from '../support/count-blobs.ts';
import { personClient } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { onlyOn, testedPair } from '../support/test-stores.ts';
import { expectStatus, readAll, sealed, sendInvitation, startSession, threePeople } from '../support/signing.ts';

const day = 24 * 60 * 60_000;
const scopes = [
  ...['invitations:write', 'invitations:read', 'archive:read', 'organization:admin', 'audit:read', 'support:explain'],
];
/** What a tenant reads of one document, or of its invitation, once it is purged: whatever isn't here must not be its bytes. */
const goneFrom = [
  '/v1/archive/documents.zip',
  '/v1/archive/{id}',
  '/v1/archive/{id}/document',
  '/v1/invitations/{id}/documents.zip',
  '/v1/invitations/{id}/documents/{documentId}/original',
  '/v1/invitations/{id}/documents/{documentId}/sealed',
  '/v1/invitations/{id}/documents/{documentId}/signature-page',
];

describe('retention, from a rule to the proof of what was deleted', () => {
  const program = join(import.meta.dirname, '../support/shifted-server.ts');
  let server: AttestoryProcess;
  let folder: string;
  let organizationId: string;
  let credentials: Credentials;
  let invitationId: string;
  let copyId: string;
  let heldId: string;
  let holdId: string;
  let documentId: string;
  let certificateId: string;
  let loanId: string;
  const mainUser = 'bo@acme.example';
  const borrower = 'astrid@example.com';
  /** Tokens do not outlive a clock that goes on by weeks. */
  const api = () => ApiClient.authenticate(server.baseUrl, credentials);
  const setClock = (days: number) => writeFile(join(folder, 'clock'), String(days * day));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-retention-'));
    await setClock(0);
    server = await AttestoryProcess.start({ ATTESTORY_SESSION_IDLE_MINUTES: '30' }, folder, program);
    const aino = await personClient(server.baseUrl, { person: 'fi-aino' });
    const registered = await aino.post('/v1/organizations', { name: 'Acme Oy', businessId: '1234567-1' });
    expectStatus(registered, 201);
    organizationId = registered.body.id;
    const main = aino.on(`organization/${organizationId}`);
    const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
    const erp = { name: 'ERP', scopes, delivery };
    const made = await main.post(`/v1/organizations/${organizationId}/clients`, erp);
    expectStatus(made, 201);
    credentials = { organizationId, clientId: made.body.id, clientSecret: made.body.clientSecret } as Credentials;
    await joinByMail(main);
  }, 120_000);
  afterAll(() => server?.remove());

  /** Whoever can read the mail of an address. */
  async function signInByMail(api: ApiClient, email: string): Promise<ApiClient> {
    const nobody = new ApiClient(server.baseUrl);
    expectStatus(await nobody.post('/v1/email-links', { email, language: 'fi' }), 202);
    // The link of an earlier time may be all that is there yet.
    const token = await eventually(async () => {
      const { status, body } = await nobody.post('/v1/sessions', { secret: await api.secretFor(email, 'r') });
      return status === 201 ? (body.token as string) : undefined;
    }, `a link for ${email} that works`);
    return nobody.as(token);
  }

  /** A main user who can be told by e-mail. */
  async function joinByMail(main: ApiClient): Promise<void> {
    const invited = { email: mainUser, role: 'main-user', language: 'fi' };
    expectStatus(await main.post(`/v1/organizations/${organizationId}/members`, invited), 201);
    const bo = await signInByMail(main, mainUser);
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

  it('counts three months for a person who signed for another organization', async () => {
    const client = await api();
    const keeping = await client.post(`/v1/organizations/${organizationId}/folders`, { name: 'For good' });
    expectStatus(keeping, 201);
    const details = { title: 'Loan', folderId: keeping.body.id };
    const invited = { name: 'Astrid', email: borrower };
    const { id } = await sendInvitation(client, await samplePdf('Loan'), [invited], details);
    const session = await startSession(client, borrower);
    const role = { kind: 'otherOrganization', name: 'The rowing club' };
    const signature = { ...(await readAll(session, invited.name)), role };
    expectStatus(await session.post('/v1/signing/signature', signature), 200);
    await sealed(client, id);
    const person = await signInByMail(client, borrower);
    const [copy] = await archivedOf(person, id, { path: '/v1/me/documents' });
    expect(copy).toMatchObject({ title: 'Loan', retention: { rule: 'personal/otherOrganization' } });
    loanId = copy?.id as string;
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
    const mistyped = await server.cli('retention', 'plan', '--until', until, '--organization', copyId);
    expect(mistyped).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no organization') });
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
    expect(await blobs()).toBe(6);
    if (testedPair === 'embedded')
      expect(await server.cli('backup', join(folder, 'backup'))).toMatchObject({ code: 0 });
    await setClock(70);
    const client = await api();
    const gone = await eventually(async () => {
      const { items } = (await client.get('/v1/retention/certificates')).body;
      return items.length > 0 ? items : undefined;
    }, 'the certificate');
    expect(gone).toMatchObject([{ id: copyId, lastSignedAt: expect.any(String) }]);
    const proof = await client.get(`/v1/retention/certificates/${gone[0].certificateId}`);
    expectStatus(proof, 200);
    expect(proof.body.certificate).toMatchObject({ holder: { kind: 'organization', organizationId }, version: 1 });
    expect(proof.body.certificate.deleted).toHaveLength(2);
    documentId = proof.body.certificate.documentId;
    certificateId = gone[0].certificateId;
    for (const file of ['original', 'sealed'])
      expect(await client.get(`/v1/invitations/${invitationId}/documents/${documentId}/${file}`)).toMatchObject({
        status: 410,
        body: { type: expect.stringContaining('document-purged') },
      });
    // The original and the sealed PDF of the one, of three that there were.
    expect(await blobs()).toBe(4);
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

  it('is gone on every route that gave it out, while its history tells all', async () => {
    const client = await api();
    const { paths } = (await client.get('/openapi.json')).body as { paths: Record<string, object> };
    const asked = Object.keys(paths).filter(
      (path) =>
        'get' in (paths[path] as object) &&
        /^\/v1\/(archive|audit|deliveries|invitations|retention|support)/.test(path),
    );
    const queries: Record<string, string> = {
      '/v1/archive/documents.zip': `?ids=${copyId}`,
      '/v1/audit/events': `?stream=document-${documentId}`,
      '/v1/support/missing-document': '?title=Lease&name=Aino',
    };
    const refused: string[] = [];
    for (const path of asked) {
      const about = path.startsWith('/v1/archive') ? copyId : invitationId;
      const ids: Record<string, string> = { id: about, documentId, certificateId, scanId: documentId };
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '') + (queries[path] ?? '');
      const { status, body } = await client.get(url);
      if (status === 410) expect([path, body.certificateId]).toEqual([path, certificateId]);
      if (status === 410) refused.push(path);
      else
        expect([path, status, body instanceof Uint8Array]).toEqual([
          path,
          path.includes('{scanId}') ? 404 : 200,
          false,
        ]);
      if (['/v1/archive', '/v1/retention', '/v1/retention/summary'].includes(path))
        expect(JSON.stringify(body)).not.toContain(copyId);
    }
    expect(refused.toSorted()).toEqual(goneFrom);
    for (const [way, body] of [
      ['copy', {}],
      ['addendum', { text: 'One more' }],
    ] as const)
      expect(await client.post(`/v1/invitations/${invitationId}/${way}`, body)).toMatchObject({
        ...{ status: 410, body: { type: '/problems/document-purged', certificateId } },
      });
    expect((await client.post(`/v1/archive/${copyId}/move`, { folderId: null })).status).toBe(410);
    const typesOf = async (path: string) =>
      (await client.get(path)).body.items.map(({ type }: { readonly type: string }) => type);
    expect(await typesOf(`/v1/archive/${copyId}/history`)).toContain('DocumentPurged');
    for (const path of ['/v1/retention/certificates', `/v1/archive/${copyId}/history`])
      expect(JSON.stringify((await client.get(path)).body)).not.toMatch(/Lease|lease\.pdf|Aino/);
    expect(await typesOf(`/v1/invitations/${invitationId}/history`)).toContain('DocumentSealed');
    expect(await typesOf(`/v1/audit/events?stream=document-${documentId}`)).toContain('DocumentBytesPurged');
    expect(await server.cli('doctor')).toMatchObject({ code: 0 });
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

  it('is gone on every route of the person, who is told what was deleted', async () => {
    const person = await signInByMail(await api(), borrower);
    const listed = async () => {
      const { items } = (await person.get('/v1/me/certificates')).body;
      return (items as { id: string; certificateId: string }[]).find(({ id }) => id === loanId);
    };
    const { certificateId } = await eventually(listed, 'the certificate of the personal copy');
    const { personId } = (await person.get('/v1/me')).body;
    const { paths } = (await person.get('/openapi.json')).body as { paths: Record<string, object> };
    const asked = Object.keys(paths).filter((path) => path.startsWith('/v1/me') && 'get' in (paths[path] as object));
    const queries: Record<string, string> = {
      '/v1/me/documents.zip': `?ids=${loanId}`,
      '/v1/me/missing-document': '?title=Loan',
    };
    const refused: string[] = [];
    for (const path of asked) {
      const url = path.replace('{id}', loanId).replace('{certificateId}', certificateId) + (queries[path] ?? '');
      const { status, body } = await person.get(url);
      expect([path, status]).toEqual([path, status === 410 ? 410 : 200]);
      if (status !== 410) expect([path, body instanceof Uint8Array]).toEqual([path, false]);
      else refused.push(`${path} ${body.certificateId === certificateId}`);
    }
    const gone = ['.zip', '/{id}', '/{id}/document', '/{id}/history'].map((end) => `/v1/me/documents${end}`);
    expect(refused.toSorted()).toEqual(gone.map((path) => `${path} true`));
    expect((await person.get('/v1/me/documents')).body.items).toEqual([]);
    expect(JSON.stringify((await person.get('/v1/me/certificates')).body)).not.toContain('Loan');
    const proof = (await person.get(`/v1/me/certificates/${certificateId}`)).body;
    const holder = { kind: 'person', personId };
    // The sender keeps its own copy, and with it the bytes.
    expect(proof.certificate).toMatchObject({ holder, rule: 'personal/otherOrganization', bytesKept: true });
    const [missed] = (await person.get('/v1/me/missing-document?title=Loan')).body.documents;
    expect(missed.copies).toEqual([]);
    expect(missed.findings).toContainEqual(
      expect.objectContaining({ reason: 'purged', verdict: 'holds', certificateId }),
    );
  }, 60_000);

  it('leaves the log whole', async () => {
    await server.end('SIGTERM');
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true, findings: [] });
  }, 60_000);

  onlyOn(['embedded'], 'a backup is of the data folder', () => {
    it('purges what a backup from before brings back, as soon as the service runs', async () => {
      const restored = join(folder, 'restored');
      const env = { ATTESTORY_KEYS: join(folder, 'keys'), ATTESTORY_DATA: restored };
      const { stdout } = await server.cliWith(env, 'restore', join(folder, 'backup'), '--json');
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, documents: 6 });
      await writeFile(join(restored, 'clock'), String(105 * day));
      const second = await AttestoryProcess.start({ ATTESTORY_KEYS: env.ATTESTORY_KEYS }, restored, program);
      try {
        const client = await ApiClient.authenticate(second.baseUrl, credentials);
        const purged = async () => {
          const { items } = (await client.get('/v1/retention/certificates')).body;
          return items.length > 0 ? items : undefined;
        };
        expect(await eventually(purged, 'the purge')).toMatchObject([{ id: copyId, certificateId }]);
        // What the hold keeps in that log, too, and what no rule lets go.
        expect(await countBlobs(env)).toBe(4);
      } finally {
        await second.end();
      }
    }, 90_000);
  });
});
