import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { readAll, sendInvitation, startSession, threePeople } from '../support/signing.ts';

/** Of any method: `fetch` knows but some. */
async function request({ port }: AttestoryProcess, method: string, path: string) {
  const asked = http.request({ host: '127.0.0.1', port, method, path }).end();
  const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

const problem = ({ status, body }: Answer) => [status, (body as { type?: string }).type];

describe('bad input gets a clear problem, and changes nothing', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let other: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    const limits = {
      ATTESTORY_MAX_SIGNATORIES: '3',
      ATTESTORY_MAX_DOCUMENTS: '2',
      ATTESTORY_MAX_DOCUMENT_BYTES: '200000',
    };
    server = await AttestoryProcess.start({ ...limits, ATTESTORY_WRONG_SECRETS_PER_MINUTE: '40', LOG_LEVEL: 'debug' });
    ({ api } = await ApiClient.register(server));
    ({ api: other } = await ApiClient.register(server, 'Other Oy'));
    pdf = await samplePdf('Bad input');
  }, 60_000);
  afterAll(() => server?.remove());

  const draft = async () => (await api.post('/v1/invitations', { title: 'A draft' })).body.id as string;

  it.each([
    ['an unknown member', { title: 'x', titel: 'y' }, '#/titel'],
    ['no title', {}, '#/title'],
    ['a title of 300 characters', { title: 'x'.repeat(300) }, '#/title'],
    ['a title with a control character', { title: 'a\u0000b' }, '#/title'],
    ['a title with a right-to-left override', { title: 'contract\u202Efdp.exe' }, '#/title'],
    ['a language that does not exist', { title: 'x', language: 'xx' }, '#/language'],
    ['a language that is not one of ours', { title: 'x', language: 'fr' }, '#/language'],
    ['an unknown order', { title: 'x', order: 'random' }, '#/order'],
    ['an expiry that is no time', { title: 'x', expiresAt: '2030-02-30T00:00:00.000Z' }, '#/expiresAt'],
    [
      'an e-mail address with a line break',
      { title: 'x', signatories: [{ name: 'A', email: 'a@example.com\r\nBcc: b@example.com' }] },
      '#/signatories/0/email',
    ],
    [
      'a name of 300 characters',
      { title: 'x', signatories: [{ name: 'n'.repeat(300), email: 'a@example.com' }] },
      '#/signatories/0/name',
    ],
    [
      'no signing method',
      { title: 'x', signatories: [{ name: 'A', email: 'a@example.com', methods: [] }] },
      '#/signatories/0/methods',
    ],
    [
      'a document that is no base64',
      { title: 'x', documents: [{ fileName: 'a.pdf', base64: '???' }] },
      '#/documents/0/base64',
    ],
  ])('refuses a draft with %s, and points at it', async (_, body, pointer) => {
    const answer = await api.post('/v1/invitations', body);
    expect(problem(answer)).toEqual([422, '/problems/invalid-input']);
    expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('answers in English whoever asks for a language that it has not, or that does not exist', async () => {
    for (const asked of ['xx', 'fr-FR', 'x-klingon', '*;q=0', '', ';;;', 'a'.repeat(2_000)]) {
      const { status, body, headers } = await api.get(`/v1/invitations/${randomUUID()}`, { 'accept-language': asked });
      expect([asked, status, body.title, headers.get('content-language')]).toEqual([
        asked,
        404,
        'There is no such thing',
        'en',
      ]);
    }
    const { id } = (await api.post('/v1/invitations', { title: 'In English' })).body as { id: string };
    const changed = await api.call('PATCH', `/v1/invitations/${id}`, { language: 'klingon' });
    expect([problem(changed), changed.body.errors[0].pointer]).toEqual([
      [422, '/problems/invalid-input'],
      '#/language',
    ]);
  });

  it('refuses JSON that is none, and a content type that it does not know', async () => {
    const token = { authorization: `Bearer ${api.token}` };
    const broken = await fetch(`${server.baseUrl}/v1/invitations`, {
      method: 'POST',
      headers: { ...token, 'content-type': 'application/json' },
      body: '{"title":',
    });
    expect([broken.status, ((await broken.json()) as { type: string }).type]).toEqual([
      400,
      '/problems/malformed-request',
    ]);
    const xml = await fetch(`${server.baseUrl}/v1/invitations`, {
      method: 'POST',
      headers: { ...token, 'content-type': 'application/xml' },
      body: '<a/>',
    });
    expect([xml.status, ((await xml.json()) as { type: string }).type]).toEqual([
      415,
      '/problems/unsupported-media-type',
    ]);
  });

  it('refuses a document that is no PDF, empty, cut off or too large, and keeps the draft as it was', async () => {
    const id = await draft();
    const upload = (bytes: Uint8Array, name = 'a.pdf') =>
      api.post(`/v1/invitations/${id}/documents?fileName=${encodeURIComponent(name)}`, bytes);
    expect(problem(await upload(new TextEncoder().encode('PK\u0003\u0004 not a PDF')))).toEqual([
      415,
      '/problems/not-a-pdf',
    ]);
    expect(problem(await upload(new Uint8Array()))).toEqual([415, '/problems/not-a-pdf']);
    expect(problem(await upload(pdf.subarray(0, pdf.length - 200)))).toEqual([422, '/problems/document-damaged']);
    expect(problem(await upload(new Uint8Array(300_000)))).toEqual([413, '/problems/document-too-large']);
    expect(problem(await upload(pdf, 'a\u202Efdp.exe'))).toEqual([422, '/problems/invalid-input']);
    expect((await api.get(`/v1/invitations/${id}`)).body.documents).toEqual([]);
  });

  it('keeps to the limits of documents and signatories', async () => {
    const id = await draft();
    for (const n of [1, 2, 3]) {
      const answer = await api.post(`/v1/invitations/${id}/documents?fileName=${n}.pdf`, pdf);
      expect(answer.status).toBe(n <= 2 ? 201 : 422);
      if (n === 3) expect(answer.body).toMatchObject({ type: '/problems/too-many-documents', limit: 2 });
    }
    for (const n of [1, 2, 3, 4]) {
      const person = { name: `Person ${n}`, email: `p${n}@example.com` };
      const answer = await api.post(`/v1/invitations/${id}/signatories`, person);
      expect(answer.status).toBe(n <= 3 ? 201 : 422);
      if (n === 4) expect(answer.body).toMatchObject({ type: '/problems/too-many-signatories', limit: 3 });
    }
  });

  it('sends nothing that has no document, nobody to sign, or an expiry in the past', async () => {
    const id = await draft();
    expect(problem(await api.post(`/v1/invitations/${id}/send`))).toEqual([422, '/problems/nothing-to-sign']);
    await api.post(`/v1/invitations/${id}/documents?fileName=a.pdf`, pdf);
    expect(problem(await api.post(`/v1/invitations/${id}/send`))).toEqual([422, '/problems/nobody-to-sign']);
    await api.post(`/v1/invitations/${id}/signatories`, { name: 'A', email: 'a@example.com' });
    await api.call('PATCH', `/v1/invitations/${id}`, { expiresAt: '2020-01-01T00:00:00.000Z' });
    expect(problem(await api.post(`/v1/invitations/${id}/send`))).toEqual([422, '/problems/expiry-in-the-past']);
  });

  it('shows another organization nothing: what is not theirs does not exist', async () => {
    const { id, documentIds } = await sendInvitation(api, pdf, threePeople());
    const paths = ['', '/history', `/documents/${documentIds[0]}/original`, `/documents/${documentIds[0]}/sealed`];
    const unknown = await other.get(`/v1/invitations/${randomUUID()}`);
    for (const path of paths) {
      const answer = await other.get(`/v1/invitations/${id}${path}`);
      expect([path, ...problem(answer)]).toEqual([path, 404, '/problems/not-found']);
      expect({ ...answer.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    }
    expect(problem(await other.post(`/v1/invitations/${id}/cancel`))).toEqual([404, '/problems/not-found']);
    expect(problem(await other.get(`/v1/archive/${id}`))).toEqual([404, '/problems/not-found']);
    expect((await other.get('/v1/invitations')).body).toEqual({ items: [], nextCursor: null });
  });

  it('answers nobody without a valid token, and says nothing about the id', async () => {
    for (const token of [undefined, 'nonsense', `${api.token}x`, api.token?.replace(/^./, 'A')]) {
      const answer = await new ApiClient(server.baseUrl, token).get(`/v1/invitations/${randomUUID()}`);
      expect(problem(answer)).toEqual([401, '/problems/unauthorized']);
    }
    const wrong = await fetch(`${server.baseUrl}/v1/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: randomUUID(), client_secret: 'guess' }),
    });
    expect([wrong.status, ((await wrong.json()) as { type: string }).type]).toEqual([401, '/problems/invalid-client']);
  });

  it('keeps a signatory’s session within its invitation and its routes', async () => {
    const people = threePeople();
    const first = await sendInvitation(api, pdf, people);
    const second = await sendInvitation(api, pdf, threePeople());
    const session = await startSession(api, people[0].email);
    expect((await session.get('/v1/signing')).body.invitationId).toBe(first.id);
    expect(problem(await session.get(`/v1/signing/documents/${second.documentIds[0]}`))).toEqual([
      404,
      '/problems/document-unknown',
    ]);
    expect(problem(await session.get(`/v1/invitations/${first.id}`))).toEqual([401, '/problems/unauthorized']);
    expect(problem(await api.get('/v1/signing'))).toEqual([401, '/problems/unauthorized']);
  });

  it('refuses a stale ETag and a reused key, and repeats a command only once', async () => {
    const id = await draft();
    const person = { name: 'A', email: 'a@example.com' };
    const key = { 'idempotency-key': randomUUID() };
    const first = await api.post(`/v1/invitations/${id}/signatories`, person, { ...key, 'if-match': '"0"' });
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    const again = await api.post(`/v1/invitations/${id}/signatories`, person, { ...key, 'if-match': '"0"' });
    expect(again.body).toEqual(first.body);
    const reused = await api.post(`/v1/invitations/${id}/signatories`, { ...person, name: 'B' }, key);
    expect(problem(reused)).toEqual([422, '/problems/command-id-reused']);
    const stale = await api.post(`/v1/invitations/${id}/signatories`, person, { 'if-match': '"0"' });
    expect(problem(stale)).toEqual([412, '/problems/stale']);
    const position = first.headers.get('attestory-position') as string;
    const read = await api.get(`/v1/invitations/${id}`, { 'attestory-position': position });
    expect(read.body.signatories).toHaveLength(1);
    const future = await new ApiClient(api.baseUrl, api.token).get(`/v1/invitations/${id}?after=9999999999999999`);
    expect(problem(future)).toEqual([503, '/problems/view-behind']);
    expect(future.headers.get('retry-after')).toBe('1');
    const nowhere = await api.get(`/v1/invitations/${id}?after=x`);
    expect([...problem(nowhere), nowhere.body.errors[0].pointer]).toEqual([422, '/problems/invalid-input', '#/after']);
  });

  it('stores an upload once per key, and refuses the key for another document', async () => {
    const id = await draft();
    const upload = (bytes: Uint8Array, fileName = 'a.pdf') =>
      api.post(`/v1/invitations/${id}/documents?fileName=${fileName}`, bytes, { 'idempotency-key': `upload-${id}` });
    const first = await upload(pdf);
    expect(first.status).toBe(201);
    expect((await upload(pdf)).body).toEqual(first.body);
    expect(problem(await upload(await samplePdf('Another document')))).toEqual([422, '/problems/command-id-reused']);
    expect(problem(await upload(pdf, 'b.pdf'))).toEqual([422, '/problems/command-id-reused']);
    expect((await api.get(`/v1/invitations/${id}?after=${first.body.position}`)).body.documents).toHaveLength(1);
    const stored = await api.get(`/v1/invitations/${id}/documents/${first.body.documentId}/original`);
    expect(Buffer.compare(Buffer.from(stored.body as Uint8Array), Buffer.from(pdf))).toBe(0);
  });

  it('finds nothing under an id that is none', async () => {
    expect(problem(await api.get('/v1/invitations/1'))).toEqual([404, '/problems/not-found']);
    expect(problem(await api.post('/v1/invitations/x/send'))).toEqual([404, '/problems/not-found']);
  });

  it('refuses a drawing that is nonsense or endless', async () => {
    const people = threePeople();
    await sendInvitation(api, pdf, people);
    const session = await startSession(api, people[0].email);
    const body = (await readAll(session, people[0].name)) as { light: { size: object } };
    const drawn = (strokes: unknown) =>
      session.post('/v1/signing/signature', { ...body, light: { ...body.light, strokes } });
    const endless = Array.from({ length: 30_000 }, (_, i) => [i % 300, i % 100, i]);
    for (const strokes of ['x', [[['1', 2, 3]]], [[[1, 2]]], [[[1e9, 0, 0]]], [endless], [[null]]])
      expect(problem(await drawn(strokes))).toEqual([422, '/problems/invalid-input']);
    expect(problem(await drawn([]))).toEqual([422, '/problems/drawing-required']);
  });

  it('keeps demo secrets out of every answer to the sender', async () => {
    const people = threePeople();
    const { id } = await sendInvitation(api, pdf, people);
    const secret = await api.secretFor(people[0].email);
    for (const path of ['', '/history']) {
      const { body } = await api.get(`/v1/invitations/${id}${path}`);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    expect(server.output).not.toContain(secret);
    expect(server.output).not.toContain(people[0].email);
  });

  it('slows down who guesses links: 404 for a while, then 429', async () => {
    const guess = () => new ApiClient(server.baseUrl).post('/v1/signing/sessions', { secret: randomUUID() });
    const codes = new Set<unknown>();
    for (let i = 0; i < 60; i++) codes.add((await guess()).body.type);
    expect([...codes]).toEqual(['/problems/link-unknown', '/problems/too-many-requests']);
    expect((await guess()).headers.get('retry-after')).toBe('60');
  });

  it.each([
    ['PUT', '/v1/invitations', 'GET, HEAD, POST'],
    ['TRACE', '/v1/signing', 'GET, HEAD'],
    ['QUERY', '/v1/invitations/0', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/v1/oauth/token', 'POST'],
    ['DELETE', '/health/live', 'GET, HEAD'],
  ])('knows no %s at %s, and says which methods it knows there', async (method, path, allow) => {
    const { status, headers, body } = await request(server, method, path);
    expect([status, headers.allow, JSON.parse(body).type]).toEqual([405, allow, '/problems/method-not-allowed']);
  });

  it('tells in its contract which headers a command takes, and that unknown members are refused', async () => {
    const { paths, components } = (await api.get('/openapi.json')).body;
    const named = (path: string, method: string) => paths[path][method].parameters.map((p: { name: string }) => p.name);
    expect(named('/v1/invitations/{id}/send', 'post')).toEqual(['id', 'Idempotency-Key', 'If-Match']);
    expect(named('/v1/invitations', 'get')).toContain('Attestory-Position');
    expect(named('/v1/oauth/token', 'post')).toEqual([]);
    for (const name of ['DraftInvitationDto', 'SignatoryDto', 'SecretDto', 'TokenDto', 'DeliveryDto'])
      expect([name, components.schemas[name].additionalProperties]).toEqual([name, false]);
    expect(components.schemas.InvitationView.additionalProperties).toBeUndefined();
  });

  it('has a page for each problem, and a route for nothing else', async () => {
    const page = await new ApiClient(server.baseUrl).get('/problems/signatories-frozen');
    expect([page.status, page.body.includes('The signatories are frozen')]).toEqual([200, true]);
    expect(problem(await api.get('/v1/nothing-here'))).toEqual([404, '/problems/not-found']);
    expect(problem(await api.get('/v1/%E0%A4%A'))).toEqual([400, '/problems/malformed-request']);
  });
});
