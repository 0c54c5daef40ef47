import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { joinAs } from '../support/members.ts';
import { personClient } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, readAll, startSession } from '../support/signing.ts';
import { bulkSendingThat, csvOf, postCsv, templateOf, type Tenant } from '../support/templates.ts';

const tenants = (count: number): Tenant[] =>
  Array.from({ length: count }, (_, i) => ({ name: `Tenant ${i}`, email: `tenant.${i}.${randomUUID()}@example.com` }));

describe('templates and bulk sending', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let organizationId: string;
  let pdf: Uint8Array;
  let template: any;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    const registered = await ApiClient.register(server);
    [api, organizationId] = [registered.api, registered.credentials.organizationId];
    pdf = await samplePdf('A lease');
    const made = await api.post('/v1/templates', templateOf('Lease', pdf));
    expectStatus(made, 201);
    template = made.body;
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
  });

  const bulk = (csv: Uint8Array, query = '', headers: Record<string, string> = {}) =>
    postCsv(api, `/v1/templates/${template.id}/bulk-sendings${query}`, csv, headers);
  const preview = (csv: Uint8Array, query = '') =>
    postCsv(api, `/v1/templates/${template.id}/bulk-sendings/preview${query}`, csv);
  const resultOf = async (id: string) => {
    const { body, headers } = await api.get(`/v1/bulk-sendings/${id}/result.csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return (body as string).replace('\ufeff', '').trim().split('\r\n').slice(1);
  };
  const invitationsTo = async (email: string) =>
    (await api.get(`/v1/invitations?q=${encodeURIComponent(email)}`)).body.items as { id: string; state: string }[];

  it('make, change, show, list and retire a template', async () => {
    expect(template).toMatchObject({ version: 1, state: 'saved', title: 'Lease {{Tenant.name}}', values: [] });
    const [{ documentId }] = template.documents;
    const shown = await api.get(`/v1/templates/${template.id}/documents/${documentId}`);
    expect(sha256(shown.body as Uint8Array)).toBe(sha256(pdf));
    const other = await api.post('/v1/templates', templateOf('Another', pdf, { message: '{{Rent}} {{ Flat }}' }));
    const change = { name: 'Renamed', documents: [{ documentId: other.body.documents[0].documentId }] };
    const path = `/v1/templates/${other.body.id}`;
    expect((await api.call('PUT', path, change, { 'if-match': '"7"' })).status).toBe(412);
    expect((await api.put(path, change)).body).toMatchObject({ name: 'Renamed', version: 2, values: ['Rent', 'Flat'] });
    const { items } = (await api.get('/v1/templates')).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Renamed', 'Lease']);
    expect((await api.get('/v1/templates?q=ren')).body.items).toHaveLength(1);
    expect((await api.call('DELETE', path)).body).toMatchObject({ state: 'retired' });
    expect((await api.get('/v1/templates')).body.items).toHaveLength(1);
    const used = await api.post(`${path}/invitations`, {});
    expect([used.status, used.body.type]).toEqual([409, '/problems/template-retired']);
  });

  it('make an invitation that is signed like any other', async () => {
    const aino = { name: 'Aino', email: `aino.${randomUUID()}@example.com` };
    const signatories = [{ roleId: template.roles[0].roleId, ...aino }];
    const made = await api.post(`/v1/templates/${template.id}/invitations`, { signatories, send: true });
    expect([made.status, made.body]).toMatchObject([201, { state: 'sent', title: 'Lease Aino' }]);
    const session = await startSession(api, aino.email);
    expectStatus(await session.post('/v1/signing/signature', await readAll(session, 'Aino')), 200);
    const again = await api.post('/v1/templates', { name: 'From it', fromInvitationId: made.body.id });
    expect([again.status, again.body]).toMatchObject([201, { title: 'Lease Aino', madeFrom: made.body.id }]);
  });

  it('send to each row once although the server is killed in the middle, and say so in the result', async () => {
    const people = tenants(30);
    const key = { 'idempotency-key': 'leases-2026' };
    const begun = await bulk(csvOf(people), '', key);
    expect([begun.status, begun.body]).toMatchObject([202, { rows: 30, skipped: 0 }]);
    const id = begun.body.bulkSendingId as string;
    await bulkSendingThat(api, id, ({ sent }) => sent > 0);
    await server.end('SIGKILL');
    await server.restart();
    const done = await bulkSendingThat(api, id, ({ state }) => state === 'ended');
    expect(done).toMatchObject({ rows: 30, sent: 30, refused: 0, waiting: 0 });
    expect((await bulk(csvOf(people), '', key)).body).toMatchObject({ bulkSendingId: id });
    const lines = await resultOf(id);
    expect(lines).toHaveLength(30);
    const ids = new Set(lines.map((line) => line.split(',')[2]));
    expect(ids.size).toBe(30);
    for (const { email } of [people[0], people[19], people[20], people[29]] as Tenant[]) {
      const found = await invitationsTo(email);
      expect(found).toMatchObject([{ state: 'sent' }]);
      expect(ids).toContain(found[0]?.id);
    }
    const drafted = (await api.get('/v1/audit/events?type=InvitationSent&limit=100')).body.items;
    expect(drafted.filter(({ correlationId }: { correlationId: string }) => correlationId === id)).toHaveLength(30);
  }, 120_000);

  it('stop in the middle, and tell what was sent and what wasn’t', async () => {
    const begun = await bulk(csvOf(tenants(400)));
    const id = begun.body.bulkSendingId as string;
    await bulkSendingThat(api, id, ({ sent }) => sent > 0);
    expectStatus(await api.post(`/v1/bulk-sendings/${id}/stop`), 200);
    const stopped = await bulkSendingThat(api, id, ({ state }) => state === 'stopped');
    expect(stopped.sent + stopped.stopped).toBe(400);
    const states = (await resultOf(id)).map((line) => line.split(',')[1]);
    expect(states.filter((state) => state === 'sent')).toHaveLength(stopped.sent);
    const again = await api.post(`/v1/bulk-sendings/${id}/stop`);
    expect([again.status, again.body.type]).toEqual([409, '/problems/bulk-sending-over']);
  });

  it('preview what a file would make, with errors by line and column, and store nothing', async () => {
    const people = [
      ...[
        { name: '<b>Aino</b> 👩‍👧', email: 'aino@example.com' },
        { name: 'שלום', email: 'no address' },
      ],
      ...[
        { name: '=HYPERLINK(1)', email: 'a@example.com' },
        { name: 'x'.repeat(300), email: 'a@example.com' },
      ],
    ];
    const { status, body } = await preview(csvOf(people));
    expect([status, body]).toMatchObject([
      200,
      {
        encoding: 'utf-8',
        delimiter: ',',
        rows: 4,
        sendable: 1,
        errorCount: 3,
        examples: [{ title: 'Lease <b>Aino</b> 👩‍👧' }],
      },
    ]);
    expect(body.errors.map(({ line, column, code }: any) => [line, column, code])).toEqual([
      [3, 'Tenant.email', 'email'],
      [4, 'Tenant.name', 'formula'],
      [5, 'Tenant.name', 'too-long'],
    ]);
    const refused = await bulk(csvOf(people));
    expect([refused.status, refused.body]).toMatchObject([422, { type: '/problems/rows-have-errors', errorCount: 3 }]);
    const left = await bulk(csvOf(people), '?skipErrors=true');
    expect([left.status, left.body]).toMatchObject([202, { rows: 1, skipped: 3 }]);
  });

  it('take 5,000 rows and no more, and refuse what can’t be read with the line', async () => {
    const many = tenants(5_001);
    expect((await preview(csvOf(many.slice(1)))).body).toMatchObject({ rows: 5_000, sendable: 5_000, errorCount: 0 });
    expect((await preview(csvOf(many))).body.errors).toMatchObject([{ code: 'too-many-rows', line: 5_002 }]);
    expect((await preview(Buffer.alloc(5_000_001, 'a'))).status).toBe(413);
    const old = Buffer.from('Tenant.name,Tenant.email\n\xc4ij\xe4,a@example.com\n', 'latin1');
    expect((await preview(old)).body.errors).toMatchObject([{ code: 'encoding', line: 2 }]);
    expect((await preview(old, '?encoding=windows-1252')).body).toMatchObject({ sendable: 1 });
    expect((await preview(Buffer.from(''))).body.errors).toMatchObject([{ code: 'empty-file' }]);
    const ragged = 'Tenant.name,Tenant.email,tenant.NAME\nAino\n';
    expect((await preview(Buffer.from(ragged))).body.errors).toMatchObject([
      { code: 'duplicate-column', column: 'tenant.NAME' },
    ]);
    expect((await bulk(old)).body).toMatchObject({
      type: '/problems/rows-have-errors',
      errors: [{ code: 'encoding' }],
    });
    expect((await api.post(`/v1/templates/${template.id}/bulk-sendings`, {})).status).toBe(415);
  }, 60_000);

  it('are not there for other organizations, and not for who may only look', async () => {
    const stranger = (await ApiClient.register(server, 'Other Oy')).api;
    for (const path of [`/v1/templates/${template.id}`, `/v1/bulk-sendings/${randomUUID()}`])
      expect((await stranger.get(path)).status).toBe(404);
    const foreign = await postCsv(stranger, `/v1/templates/${template.id}/bulk-sendings`, csvOf(tenants(1)));
    expect(foreign.status).toBe(404);
    const person = await personClient(server.baseUrl, { person: 'fi-aino' });
    const { member: viewer } = await joinAs(api, organizationId, person, 'viewer');
    for (const path of ['/v1/templates', `/v1/templates/${template.id}`, '/v1/bulk-sendings'])
      expect((await viewer.get(path)).status).toBe(403);
    expect((await postCsv(viewer, `/v1/templates/${template.id}/bulk-sendings`, csvOf(tenants(1)))).status).toBe(403);
  });
});
