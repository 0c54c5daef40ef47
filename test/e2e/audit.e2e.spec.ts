import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { type Person, sealed, type SentInvitation, sendInvitation, signAs, threePeople } from '../support/signing.ts';

interface Event {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly at: string;
  readonly hash: string;
  readonly previousHash: string | null;
  readonly correlationId: string;
  readonly data: Record<string, unknown>;
}

describe('the events of an organization, for its auditors', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let other: ApiClient;
  let organizationId: string;
  let aino: Person;
  let sent: SentInvitation;
  let theirs: SentInvitation;
  let sendRequest: string | null;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    const mine = await ApiClient.register(server);
    ({ api } = mine);
    ({ organizationId } = mine.credentials);
    ({ api: other } = await ApiClient.register(server, 'Other Oy'));
    const pdf = await samplePdf('Audited');
    [aino] = threePeople();
    sent = await sendInvitation(api, pdf, [aino]);
    theirs = await sendInvitation(other, pdf, threePeople());
    await signAs(api, aino);
    await sealed(api, sent.id);
    sendRequest = (await api.post(`/v1/invitations/${sent.id}/copy`)).headers.get('attestory-request');
  }, 60_000);
  afterAll(() => server?.remove());

  const problem = ({ status, body }: Answer) => [status, (body as { type?: string }).type];
  const all = async (query = '', client = api): Promise<Event[]> => {
    const items: Event[] = [];
    for (let cursor = ''; ; ) {
      const { status, body } = await client.get(`/v1/audit/events?limit=7${query}${cursor}`);
      expect(status).toBe(200);
      items.push(...body.items);
      if (body.nextCursor === null) return items;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };

  it('are those of its own streams, in log order, each with its place in its chain', async () => {
    const events = await all();
    const positions = events.map(({ position }) => position);
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(positions.length);
    const streams = new Set(events.map(({ stream }) => stream));
    for (const stream of [
      `organization-${organizationId}`,
      `invitation-${sent.id}`,
      `delivery-${sent.id}`,
      `document-${sent.documentIds[0]}`,
    ])
      expect(streams).toContain(stream);
    expect([...streams].filter((s) => s.includes(theirs.id) || s === 'heads' || s === 'service')).toEqual([]);
    for (const stream of streams) {
      const own = events.filter((event) => event.stream === stream);
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, i) => i));
      expect(own.map(({ previousHash }) => previousHash)).toEqual([null, ...own.slice(0, -1).map(({ hash }) => hash)]);
    }
  });

  it('show the organization its own people, and of a drawing only its extent', async () => {
    const [signed] = await all('&type=DocumentSigned');
    expect(signed?.data.light).toMatchObject({ name: aino.name, drawing: { strokes: 2, points: 6 } });
    const [invited] = await all('&type=InvitationSent');
    expect(JSON.stringify(invited?.data)).toContain(aino.email);
  });

  it('name the request that caused them', async () => {
    const caused = (await all()).filter(({ correlationId }) => correlationId === sendRequest);
    expect(caused.map(({ type }) => type)).toContain('InvitationDrafted');
  });

  it('are chosen by stream, type, time and position', async () => {
    const stream = `invitation-${sent.id}`;
    const ofStream = await all(`&stream=${stream}`);
    expect(ofStream.length).toBeGreaterThan(5);
    expect(new Set(ofStream.map((event) => event.stream))).toEqual(new Set([stream]));
    const types = (await all('&type=DocumentSigned,DocumentSealed')).map(({ type }) => type);
    expect(types).toEqual(['DocumentSigned', 'DocumentSealed']);
    const middle = ofStream[3] as Event;
    expect(await all(`&stream=${stream}&from=${middle.position}`)).toEqual(ofStream.slice(4));
    const since = await all(`&from=${middle.at}`);
    expect(since.every(({ at }) => at >= middle.at)).toBe(true);
    expect(since.map(({ hash }) => hash)).toEqual(expect.arrayContaining(ofStream.slice(3).map(({ hash }) => hash)));
    expect(await all('&from=2999-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('come as NDJSON in one stream on request, the same ones', async () => {
    const accept = { accept: 'application/x-ndjson' };
    const answer = await api.get('/v1/audit/events', accept);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (text: unknown) =>
      String(text)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Event);
    const paged = await all();
    expect(lines(answer.body).slice(0, paged.length)).toEqual(paged);
    expect(lines((await api.get('/v1/audit/events?limit=2', accept)).body)).toEqual(paged.slice(0, 2));
    expect((await api.get('/v1/audit/events?type=DocumentShredded', accept)).status).toBe(422);
    expect(problem(await api.get(`/v1/audit/events?stream=invitation-${theirs.id}`, accept))).toEqual([
      404,
      '/problems/not-found',
    ]);
  });

  it('of another organization do not exist', async () => {
    const streams = [`invitation-${sent.id}`, `delivery-${sent.id}`, `document-${sent.documentIds[0]}`];
    for (const stream of [
      ...streams,
      `organization-${organizationId}`,
      'heads',
      'service',
      randomUUID(),
      'invitation-',
    ])
      expect(problem(await other.get(`/v1/audit/events?stream=${stream}`))).toEqual([404, '/problems/not-found']);
    const seen = await all('', other);
    expect(JSON.stringify(seen)).not.toContain(aino.email);
    expect(seen.some(({ stream }) => stream.includes(sent.id))).toBe(false);
  });

  it('need the scope, and a question that can be read', async () => {
    expect(problem(await new ApiClient(server.baseUrl).get('/v1/audit/events'))).toEqual([
      401,
      '/problems/unauthorized',
    ]);
    for (const query of ['from=yesterday:', 'type=Nonsense', 'limit=101', 'from=2026-01-01T00:00:00Z'])
      expect([query, ...problem(await api.get(`/v1/audit/events?${query}`))]).toEqual([
        query,
        422,
        '/problems/invalid-input',
      ]);
    for (const query of ['cursor=0', 'from=0', 'cursor=000000000000000x'])
      expect([query, ...problem(await api.get(`/v1/audit/events?${query}`))]).toEqual([
        query,
        422,
        '/problems/invalid-cursor',
      ]);
    const elsewhere = new ApiClient(api.baseUrl, api.token);
    expect(problem(await elsewhere.get('/v1/audit/events?after=9999999999999999'))).toEqual([
      503,
      '/problems/view-behind',
    ]);
  });
});
