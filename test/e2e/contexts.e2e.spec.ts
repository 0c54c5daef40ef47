import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { BrowserSession } from '../support/browser-session.ts';
import { found, joinAs, sideOf } from '../support/members.ts';
import { signedIn } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sealed, sendInvitation, signAs, startSession, threePeople } from '../support/signing.ts';

const outcome = ({ status, body }: Answer) => [status, body.type];
const titles = ({ body }: Answer) => body.items.map(({ title }: { title: string }) => title);
const person = (id: string) => id.slice('person:'.length);

describe('the sides of a person', () => {
  let server: AttestoryProcess;
  let pdf: Uint8Array;
  let [aino, astrid, kari] = [{}, {}, {}] as [ApiClient, ApiClient, ApiClient];
  let [acme, beta] = [{} as { id: string; main: ApiClient }, {} as { id: string; main: ApiClient }];
  /** Aino, who founded Acme, as a user of Beta. */
  let ainoOfBeta: ApiClient;

  /** Everybody reads what anybody wrote. */
  let all: ApiClient;
  const come = async (method: string, name: string) =>
    all.as((await signedIn(server.baseUrl, { method, person: name })).body.token);

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    pdf = await samplePdf('Sides');
    all = new ApiClient(server.baseUrl);
    aino = await come('fi-bank-id', 'fi-aino');
    astrid = await come('se-bankid', 'se-astrid');
    kari = await come('no-bankid', 'no-kari');
    acme = await found(aino, 'Acme Oy');
    beta = await found(astrid, 'Beta AB');
    ainoOfBeta = (await joinAs(beta.main, beta.id, aino, 'user')).member;
  }, 120_000);
  afterAll(() => server?.remove());

  it('show their own only, named by the request or chosen for the session', async () => {
    await acme.main.post('/v1/invitations', { title: 'Of Acme' });
    await ainoOfBeta.post('/v1/invitations', { title: 'Of Beta' });
    expect(titles(await acme.main.get('/v1/invitations'))).toEqual(['Of Acme']);
    expect(titles(await ainoOfBeta.get('/v1/invitations'))).toEqual(['Of Beta']);
    expect(outcome(await aino.get('/v1/invitations'))).toEqual([403, '/problems/wrong-context']);
    for (const [id, title] of [
      [acme.id, 'Of Acme'],
      [beta.id, 'Of Beta'],
    ] as const) {
      expectStatus(await aino.put('/v1/session/context', { context: sideOf(id) }), 200);
      const listed = await aino.get('/v1/invitations');
      expect(titles(listed)).toEqual([title]);
      // The same address, another side: a browser must not show what it has kept of the one before.
      expect(listed.headers.get('cache-control')).toBe('private, no-store');
      expect(outcome(await aino.get('/v1/me/documents'))).toEqual([403, '/problems/wrong-context']);
      expect((await aino.on('personal').get('/v1/me/documents')).status).toBe(200);
    }
    expectStatus(await aino.put('/v1/session/context', { context: 'personal' }), 200);
    const { body } = await aino.get('/v1/me/contexts');
    expect(body.items.map(({ context }: { context: string }) => context).sort()).toEqual(
      ['personal', sideOf(acme.id), sideOf(beta.id)].sort(),
    );
  });

  it('have nothing of the other side under its id, also for who is on both', async () => {
    const { id, documentIds } = await sendInvitation(acme.main, pdf, [threePeople()[0]]);
    const of = `/v1/invitations/${id}`;
    const paths = [of, `${of}/history`, `${of}/documents.zip`, `${of}/documents/${documentIds[0]}/original`];
    for (const path of [...paths, `/v1/archive/${id}`])
      for (const side of [ainoOfBeta, beta.main])
        expect(outcome(await side.get(path))).toEqual([404, '/problems/not-found']);
    expect(outcome(await ainoOfBeta.post(`${of}/cancel`))).toEqual([404, '/problems/not-found']);
    expect(outcome(await kari.on(sideOf(acme.id)).get(of))).toEqual([404, '/problems/not-found']);
  });

  it('know whose command it was: the history names the person, and a key is of one side', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const drafts = await Promise.all(
      [acme.main, ainoOfBeta].map((side) => side.post('/v1/invitations', { title: 'Keyed' }, key)),
    );
    expect(drafts.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(drafts.map(({ body }) => body.id)).size).toBe(2);
    const { personId } = (await aino.get('/v1/me')).body;
    const [entry] = (await acme.main.get(`/v1/invitations/${drafts[0]?.body.id}/history`)).body.items;
    expect(person(entry.actor)).toBe(personId);
    expect(entry.data).toMatchObject({ clientId: null, personId });
  });

  it('end for a member who is removed at once, in the middle of what they do', async () => {
    const { member, memberId } = await joinAs(acme.main, acme.id, kari, 'user');
    const draft = await member.post('/v1/invitations', { title: 'Half done' });
    expectStatus(draft, 201);
    expectStatus(await kari.put('/v1/session/context', { context: sideOf(acme.id) }), 200);
    expectStatus(await acme.main.call('DELETE', `/v1/organizations/${acme.id}/members/${memberId}`), 200);
    expect(outcome(await member.post(`/v1/invitations/${draft.body.id}/send`))).toEqual([404, '/problems/not-found']);
    expect(outcome(await kari.get('/v1/invitations'))).toEqual([403, '/problems/wrong-context']);
    expect((await kari.get('/v1/me')).body.context).toBe('personal');
    expect((await acme.main.get(`/v1/invitations/${draft.body.id}`)).body.title).toBe('Half done');
  });

  it('let a member who signed in by e-mail read, and change nothing', async () => {
    const address = 'by.mail@example.com';
    const nobody = new ApiClient(server.baseUrl);
    expectStatus(await nobody.post('/v1/email-links', { email: address }), 202);
    const session = await nobody.post('/v1/sessions', { secret: await acme.main.secretFor(address, 'r') });
    const { member } = await joinAs(acme.main, acme.id, aino.as(session.body.token), 'main-user');
    expect((await member.get('/v1/invitations')).status).toBe(200);
    const refused = [403, '/problems/strong-authentication-required'];
    expect(outcome(await member.post('/v1/invitations', { title: 'By mail' }))).toEqual(refused);
    expect(outcome(await member.get(`/v1/organizations/${acme.id}/clients`))).toEqual(refused);
  });

  it('are no way into signing, nor is a link a way into them: each opens its own door only', async () => {
    const [first] = threePeople();
    const { documentIds } = await sendInvitation(acme.main, pdf, [first]);
    const other = threePeople()[0];
    await sendInvitation(beta.main, pdf, [other]);
    const ofBeta = await startSession(beta.main, other.email);
    expect(outcome(await ofBeta.get(`/v1/signing/documents/${documentIds[0]}`))).toEqual([
      404,
      '/problems/document-unknown',
    ]);
    for (const path of ['/v1/invitations', '/v1/me', `/v1/organizations/${beta.id}`])
      expect(outcome(await ofBeta.on(sideOf(beta.id)).get(path))).toEqual([401, '/problems/unauthorized']);
    for (const side of [aino, acme.main])
      expect(outcome(await side.get('/v1/signing'))).toEqual([401, '/problems/unauthorized']);
    const secret = await acme.main.secretFor(first.email);
    for (const path of ['/v1/sessions', '/v1/downloads'])
      expect(outcome(await new ApiClient(server.baseUrl).post(path, { secret }))).toEqual([
        404,
        '/problems/link-unknown',
      ]);
    expect(outcome(await kari.post('/v1/memberships', { secret }))).toEqual([404, '/problems/link-unknown']);
  });

  it('can’t be had by who put a session of theirs into somebody’s browser', async () => {
    const browser = new BrowserSession();
    const planted = (await signedIn(server.baseUrl, { method: 'dk-mitid', person: 'dk-freja' }, browser)).body;
    const attacker = new ApiClient(server.baseUrl, planted.token);
    const victim = (await signedIn(server.baseUrl, { person: 'fi-onni' }, browser)).body;
    expect(victim.personId).not.toBe(planted.personId);
    expect(outcome(await attacker.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    const here = await browser.open(`${server.baseUrl}/v1/me`, { headers: { accept: 'application/json' } });
    expect(here.body).toMatchObject({ personId: victim.personId });
  });

  it('can’t be acted on from another site, whose pages come with the browser’s cookie too', async () => {
    const browser = new BrowserSession();
    await signedIn(server.baseUrl, { person: 'fi-aino' }, browser);
    const draft = (headers: object) =>
      browser.open(`${server.baseUrl}/v1/invitations`, {
        method: 'POST',
        body: JSON.stringify({ title: 'By a browser' }),
        headers: { 'content-type': 'application/json', 'attestory-context': sideOf(acme.id), ...headers },
      });
    expect((await draft({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await draft({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await draft({ origin: server.baseUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  describe('and its folders', () => {
    let [reader, readerId]: [ApiClient, string] = [] as never;
    let groupId: string;
    const folders: Record<string, string> = {};
    const draftIn = async (folder: string | null) => {
      const body = { title: `In ${folder}`, ...(folder === null ? {} : { folderId: folders[folder] }) };
      const drafted = await acme.main.post('/v1/invitations', body);
      expectStatus(drafted, 201);
      return drafted.body.id as string;
    };

    beforeAll(async () => {
      const ola = await come('no-bankid', 'no-ola');
      ({ member: reader, memberId: readerId } = await joinAs(acme.main, acme.id, ola, 'user'));
      const organization = `/v1/organizations/${acme.id}`;
      const group = await acme.main.post(`${organization}/groups`, { name: 'Readers', memberIds: [readerId] });
      groupId = group.body.id;
      for (const [name, rights] of [
        ['open', null],
        ['read', [{ groupId, access: 'read' }]],
        ['shut', []],
      ] as const) {
        const folder = await acme.main.post(`${organization}/folders`, { name, rights });
        expectStatus(folder, 201);
        folders[name] = folder.body.id;
      }
    }, 60_000);

    it('are lists of what may be read, as one, page by page', async () => {
      for (const folder of ['open', 'read', 'shut', null, 'open', 'shut', 'read', null]) await draftIn(folder);
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await reader.get(`/v1/invitations?q=in&limit=3${cursor ? `&cursor=${cursor}` : ''}`);
        expectStatus(page, 200);
        seen.push(...titles(page));
        cursor = page.body.nextCursor;
      }
      expect(seen).toEqual(['null', 'read', 'open', 'null', 'read', 'open'].map((name) => `In ${name}`));
      const listed = await reader.get(`/v1/invitations?folder=${folders.read}`);
      expect(titles(listed)).toEqual(['In read', 'In read']);
      expect(listed.body.items[0].folderId).toBe(folders.read);
      expect(titles(await reader.get('/v1/invitations?q=in&folder=none'))).toEqual(['In null', 'In null']);
      expect(outcome(await reader.get(`/v1/invitations?folder=${folders.shut}`))).toEqual([
        404,
        '/problems/folder-unknown',
      ]);
      expect(titles(await acme.main.get(`/v1/invitations?folder=${folders.shut}`))).toEqual(['In shut', 'In shut']);
    });

    it('keep what they hold: nothing of it for who may not read, no change by who may only read', async () => {
      const people = threePeople().slice(0, 1) as [{ name: string; email: string }];
      const { id, documentIds } = await sendInvitation(acme.main, pdf, people, { folderId: folders.shut });
      await signAs(acme.main, people[0]);
      await sealed(acme.main, id);
      const of = `/v1/invitations/${id}`;
      const document = `${of}/documents/${documentIds[0]}`;
      const [archived] = await archivedOf(acme.main, id);
      const copy = `/v1/archive/${archived?.id}`;
      const inArchive = [copy, `${copy}/document`, `${copy}/history`, `/v1/archive/documents.zip?ids=${archived?.id}`];
      for (const path of [
        of,
        `${of}/history`,
        `${of}/documents.zip`,
        `${document}/original`,
        `${document}/sealed`,
        ...inArchive,
      ]) {
        expect((await acme.main.get(path)).status).toBe(200);
        expect(outcome(await reader.get(path))).toEqual([404, '/problems/not-found']);
      }
      expect(titles(await reader.get('/v1/archive'))).toEqual([]);
      expect(titles(await acme.main.get('/v1/archive'))).toEqual(['Lease agreement']);
      expect(outcome(await reader.post(`${copy}/move`, { folderId: null }))).toEqual([404, '/problems/not-found']);
      const moved = await acme.main.post(`${copy}/move`, { folderId: folders.read });
      expect([moved.status, moved.body.folderId]).toEqual([200, folders.read]);
      const after = { 'attestory-position': moved.body.position };
      expect((await reader.get(copy, after)).body).toMatchObject({ folderId: folders.read });
      expect(titles(await reader.get(`/v1/archive?folder=${folders.read}`))).toEqual(['Lease agreement']);
      const history = (await reader.get(`${copy}/history`)).body.items as { type: string }[];
      expect(history.map(({ type }) => type)).toEqual(['DocumentArchived', 'DocumentMoved']);
      expect(outcome(await reader.post(`${copy}/move`, { folderId: null }))).toEqual([
        403,
        '/problems/folder-read-only',
      ]);
      for (const folderId of ['', 'x', 1, undefined])
        expect((await acme.main.post(`${copy}/move`, { folderId })).status).toBe(422);
      expect(outcome(await acme.main.post(`${copy}/move`, { folderId: id }))).toEqual([
        404,
        '/problems/folder-unknown',
      ]);
      expect((await acme.main.post(`${copy}/move`, { folderId: folders.shut })).status).toBe(200);
      expect(outcome(await reader.post(`${of}/copy`))).toEqual([404, '/problems/not-found']);
      const read = await draftIn('read');
      expect((await reader.get(`/v1/invitations/${read}`)).status).toBe(200);
      const change = { title: 'Changed' };
      expect(outcome(await reader.patch(`/v1/invitations/${read}`, change))).toEqual([
        403,
        '/problems/folder-read-only',
      ]);
      expect(outcome(await reader.post('/v1/invitations', { title: 'x', folderId: folders.read }))).toEqual([
        403,
        '/problems/folder-read-only',
      ]);
    });

    it('are moved between by drafts, and open and shut at once with the rights', async () => {
      const id = await draftIn('open');
      expectStatus(await reader.patch(`/v1/invitations/${id}`, { title: 'Theirs', folderId: null }), 200);
      const moved = await acme.main.patch(`/v1/invitations/${id}`, { folderId: folders.shut });
      expect(moved.body.folderId).toBe(folders.shut);
      expect((await reader.get(`/v1/invitations/${id}`)).status).toBe(404);
      const rights = (access: 'read' | 'write') => ({ rights: [{ groupId, access }] });
      const of = `/v1/organizations/${acme.id}/folders/${folders.shut}/rights`;
      expectStatus(await acme.main.put(of, rights('write')), 200);
      expectStatus(await reader.patch(`/v1/invitations/${id}`, { title: 'Let in' }), 200);
      expectStatus(await acme.main.put(of, { rights: [] }), 200);
      expect((await reader.get(`/v1/invitations/${id}`)).status).toBe(404);
    });
  });
});
