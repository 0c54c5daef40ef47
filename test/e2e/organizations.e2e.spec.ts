import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { personClient } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus } from '../support/signing.ts';

const outcome = ({ status, body }: Answer) => [status, body.type];
const delivery = { sendDownloadLink: false, saveToPersonalAccount: true, copyToLightSignatories: false };

describe('an organization', () => {
  let server: AttestoryProcess;
  let [aino, bo, carla]: ApiClient[] = [];
  let organizationId: string;
  let ainoId: string;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    const { baseUrl } = server;
    aino = await personClient(baseUrl, { person: 'fi-aino' });
    bo = await personClient(baseUrl, { method: 'se-bankid', person: 'se-astrid' });
    carla = await personClient(baseUrl, { method: 'no-bankid', person: 'no-kari' });
    const registered = await aino.post('/v1/organizations', { name: 'Acme Oy', businessId: '1234567-1' });
    expectStatus(registered, 201);
    ({ id: organizationId, memberId: ainoId } = registered.body);
  }, 120_000);
  afterAll(() => server?.remove());

  /** A request of a person on the organization's side. */
  const as = (person: ApiClient | undefined, method: string, path: string, body?: unknown, id = organizationId) =>
    (person as ApiClient).call(method, path, body, { 'attestory-context': `organization/${id}` });
  const own = (path = '') => `/v1/organizations/${organizationId}${path}`;
  const members = async () => (await as(aino, 'GET', own('/members'))).body.items;
  const invite = async (role: string) => {
    const email = `member.${randomUUID()}@acme.example`;
    const invited = await as(aino, 'POST', own('/members'), { email, role, language: 'fi' });
    expectStatus(invited, 201);
    return { id: invited.body.id as string, email };
  };
  const join = (person: ApiClient | undefined, secret: string) =>
    (person as ApiClient).post('/v1/memberships', { secret });
  const joined = async (person: ApiClient | undefined, role: string) => {
    const { id, email } = await invite(role);
    expectStatus(await join(person, await (aino as ApiClient).secretFor(email, 'j')), 201);
    return id;
  };
  const gone = async (id: string): Promise<string> => {
    const removed = await as(aino, 'DELETE', own(`/members/${id}`));
    expectStatus(removed, 200);
    return removed.body.position;
  };

  it('is registered by a person who authenticated strongly, with a business id that can exist', async () => {
    const read = await as(aino, 'GET', own());
    expect(read.body).toMatchObject({ id: organizationId, name: 'Acme Oy', businessId: '1234567-1', country: 'FI' });
    expect(await members()).toMatchObject([{ id: ainoId, state: 'joined', role: 'main-user', name: 'Aino Esimerkki' }]);
    const wrong = { FI: '1234567-2', SE: '121212-1212', NO: '923609017', DK: '22756215', NL: '3301428' };
    for (const [country, businessId] of Object.entries(wrong)) {
      const refused = await (aino as ApiClient).post('/v1/organizations', { name: 'Wrong', country, businessId });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/businessId' }] } });
    }
    const norwegian = { name: 'Norsk AS', country: 'NO', businessId: '923 609 016' };
    const other = await (bo as ApiClient).post('/v1/organizations', norwegian, { 'idempotency-key': 'one' });
    const again = await (bo as ApiClient).post('/v1/organizations', norwegian, { 'idempotency-key': 'one' });
    expect(again.body).toEqual(other.body);
    const told = await as(bo, 'GET', `/v1/organizations/${other.body.id}`, undefined, other.body.id);
    expect(told.body).toMatchObject({ businessId: '923609016', country: 'NO' });
  }, 60_000);

  it('isn’t there for who is no member, whatever they ask for', async () => {
    for (const path of ['', '/members', '/groups', '/folders', '/clients'])
      expect(outcome(await as(bo, 'GET', own(path)))).toEqual([404, '/problems/not-found']);
    expect(outcome(await (aino as ApiClient).get(own('/members')))).toEqual([403, '/problems/wrong-context']);
    const elsewhere = `/v1/organizations/${randomUUID()}/members`;
    expect(outcome(await as(aino, 'GET', elsewhere))).toEqual([404, '/problems/not-found']);
  }, 60_000);

  it('is joined from the e-mail, once; and a removed member sees nothing from that moment on', async () => {
    const { id, email } = await invite('user');
    const secret = await (aino as ApiClient).secretFor(email, 'j');
    expect(await join(bo, secret)).toMatchObject({
      status: 201,
      body: { organizationId, name: 'Acme Oy', role: 'user' },
    });
    expect(await join(carla, secret)).toMatchObject({ status: 410, body: { reason: 'used' } });
    const contextsOfBo = async (position?: string) => {
      const headers = position ? { 'attestory-position': position } : {};
      const { items } = (await (bo as ApiClient).get('/v1/me/contexts', headers)).body;
      return items.filter((one: { name?: string }) => one.name !== 'Norsk AS');
    };
    const membership = { organizationId, name: 'Acme Oy', memberId: id, role: 'user' };
    expect(await contextsOfBo()).toMatchObject([
      { context: 'personal' },
      { context: `organization/${organizationId}`, ...membership },
    ]);
    const second = await invite('viewer');
    const twice = await join(bo, await (aino as ApiClient).secretFor(second.email, 'j'));
    expect([outcome(twice), twice.body.memberId]).toEqual([[409, '/problems/already-a-member'], id]);
    expectStatus(await as(bo, 'GET', '/v1/invitations'), 200);
    expect(await contextsOfBo(await gone(id))).toMatchObject([{ context: 'personal' }]);
    expect(outcome(await as(bo, 'GET', '/v1/invitations'))).toEqual([404, '/problems/not-found']);
    expect(outcome(await as(aino, 'DELETE', own(`/members/${id}`)))).toEqual([404, '/problems/member-unknown']);
    await gone(second.id);
  }, 60_000);

  it('takes who has signed in by e-mail alone as a member who reads, and neither administers nor registers one', async () => {
    // Signing in ends the session that it comes with.
    const api = new ApiClient(server.baseUrl);
    const { id, email } = await invite('main-user');
    await api.post('/v1/email-links', { email, language: 'en' });
    const signedIn = await api.post('/v1/sessions', { secret: await api.secretFor(email, 'r') });
    const dan = new ApiClient(server.baseUrl, signedIn.body.token);
    const strong = [403, '/problems/strong-authentication-required'];
    const registered = await dan.post('/v1/organizations', { name: 'Dan Oy', businessId: '1234567-1' });
    expect(outcome(registered)).toEqual(strong);
    expectStatus(await join(dan, await api.secretFor(email, 'j')), 201);
    expectStatus(await as(dan, 'GET', '/v1/invitations'), 200);
    expect(outcome(await as(dan, 'POST', own('/groups'), { name: 'Mine' }))).toEqual(strong);
    await gone(id);
  }, 60_000);

  it('closes the link of an invitation that was revoked, and that of one that was sent again', async () => {
    const revoked = await invite('user');
    const secret = await (aino as ApiClient).secretFor(revoked.email, 'j');
    await gone(revoked.id);
    expect(await join(bo, secret)).toMatchObject({
      status: 410,
      body: { type: '/problems/link-closed', reason: 'revoked' },
    });
    const again = await invite('user');
    const first = await (aino as ApiClient).secretFor(again.email, 'j');
    expectStatus(await as(aino, 'POST', own(`/members/${again.id}/invitation`)), 200);
    expect(await join(bo, first)).toMatchObject({ status: 410, body: { reason: 'replaced' } });
    expect(outcome(await join(bo, 'no secret'))).toEqual([404, '/problems/link-unknown']);
    await gone(again.id);
  }, 60_000);

  it('lets a main user administer, a user send, a viewer read, and each no more', async () => {
    const id = await joined(bo, 'user');
    const draft = {
      title: 'Lease',
      documents: [{ fileName: 'a.pdf', base64: Buffer.from(await samplePdf('A')).toString('base64') }],
    };
    const asked = async () =>
      Promise.all([
        as(bo, 'POST', own('/groups'), { name: 'Mine' }),
        as(bo, 'POST', '/v1/invitations', draft),
        as(bo, 'GET', '/v1/invitations'),
      ]);
    const statuses = async () => (await asked()).map(({ status }) => status);
    expect(await statuses()).toEqual([403, 201, 200]);
    expectStatus(await as(aino, 'PATCH', own(`/members/${id}`), { role: 'viewer' }), 200);
    expect(await statuses()).toEqual([403, 403, 200]);
    expectStatus(await as(aino, 'PATCH', own(`/members/${id}`), { role: 'main-user' }), 200);
    expect(await statuses()).toEqual([201, 201, 200]);
    await gone(id);
  }, 60_000);

  it('keeps its last main user, who may go when there is another', async () => {
    const last = [409, '/problems/last-main-user'];
    expect(outcome(await as(aino, 'DELETE', own(`/members/${ainoId}`)))).toEqual(last);
    expect(outcome(await as(aino, 'PATCH', own(`/members/${ainoId}`), { role: 'user' }))).toEqual(last);
    expect(outcome(await (aino as ApiClient).call('DELETE', `/v1/memberships/${organizationId}`))).toEqual(last);
    const id = await joined(carla, 'main-user');
    const [one, other] = await Promise.all([
      as(aino, 'DELETE', own(`/members/${id}`)),
      as(carla, 'DELETE', own(`/members/${ainoId}`)),
    ]);
    expect([one?.status, other?.status].filter((status) => status === 200)).toHaveLength(1);
    // Whoever has stayed goes on as the others need it.
    if (other?.status === 200) {
      const email = `back.${randomUUID()}@acme.example`;
      expectStatus(await as(carla, 'POST', own('/members'), { email, role: 'main-user' }), 201);
      const back = await join(aino, await (carla as ApiClient).secretFor(email, 'j'));
      ainoId = back.body.memberId;
      expectStatus(await (carla as ApiClient).call('DELETE', `/v1/memberships/${organizationId}`), 200);
    }
    expect(await members()).toMatchObject([{ id: ainoId, role: 'main-user' }]);
  }, 60_000);

  it('has groups and folders, whose rights say who may open them', async () => {
    const id = await joined(bo, 'user');
    const group = (await as(aino, 'POST', own('/groups'), { name: 'Leasing', memberIds: [id] })).body;
    const rights = [{ groupId: group.id, access: 'read' }];
    const folder = await as(aino, 'POST', own('/folders'), { name: 'Leases', rights });
    expect(folder).toMatchObject({ status: 201, body: { name: 'Leases', rights } });
    const seen = async () => (await as(bo, 'GET', own('/folders'))).body.items.map((one: { name: string }) => one.name);
    expect(await seen()).toEqual(['Leases']);
    expectStatus(await as(aino, 'PATCH', own(`/groups/${group.id}`), { memberIds: [] }), 200);
    expect(await seen()).toEqual([]);
    expectStatus(await as(aino, 'PUT', own(`/folders/${folder.body.id}/rights`), { rights: null }), 200);
    expectStatus(await as(aino, 'PATCH', own(`/folders/${folder.body.id}`), { name: 'All leases' }), 200);
    expect(await seen()).toEqual(['All leases']);
    const strange = { rights: [{ groupId: randomUUID(), access: 'read' }] };
    expect(outcome(await as(aino, 'PUT', own(`/folders/${folder.body.id}/rights`), strange))).toEqual([
      404,
      '/problems/group-unknown',
    ]);
    expect(outcome(await as(aino, 'PUT', own(`/folders/${folder.body.id}/rights`), {}))).toEqual([
      422,
      '/problems/invalid-input',
    ]);
    expectStatus(await as(aino, 'DELETE', own(`/groups/${group.id}`)), 200);
    const left = (await as(aino, 'GET', own('/groups'))).body.items;
    expect(left.map((one: { id: string }) => one.id)).not.toContain(group.id);
    await gone(id);
  }, 60_000);

  it('makes API clients, whose secrets are shown once and can be changed', async () => {
    const create = (key: string) =>
      (aino as ApiClient).call(
        'POST',
        own('/clients'),
        { name: 'ERP', scopes: ['invitations:read'], delivery },
        {
          'attestory-context': `organization/${organizationId}`,
          'idempotency-key': key,
        },
      );
    const { clientSecret, ...client } = (await create('erp')).body;
    expect((await create('erp')).body).toEqual(client);
    const credentials = { organizationId, clientId: client.id, clientSecret };
    const erp = await ApiClient.authenticate(server.baseUrl, credentials);
    expectStatus(await erp.get('/v1/invitations'), 200);
    expect(outcome(await erp.get(own('/clients')))).toEqual([403, '/problems/forbidden']);
    const rotated = (await as(aino, 'POST', own(`/clients/${client.id}/secret`))).body.clientSecret;
    const fresh = await ApiClient.authenticate(server.baseUrl, { ...credentials, clientSecret: rotated });
    await expect(ApiClient.authenticate(server.baseUrl, credentials)).rejects.toThrow('no token: 401');
    const changed = await as(aino, 'PATCH', own(`/clients/${client.id}`), {
      delivery: { ...delivery, sendDownloadLink: true },
    });
    expect(changed.body).toMatchObject({ delivery: { sendDownloadLink: true } });
    expectStatus(await as(aino, 'DELETE', own(`/clients/${client.id}`)), 200);
    expect((await as(aino, 'GET', own('/clients'))).body.items).toMatchObject([{ id: client.id, revoked: true }]);
    await expect(ApiClient.authenticate(server.baseUrl, { ...credentials, clientSecret: rotated })).rejects.toThrow(
      '401',
    );
    // Tokens that are out end as soon as the view has seen it.
    const asked = async () => (await fresh.get('/v1/invitations', { 'attestory-position': '' })).status;
    await eventually(async () => ((await asked()) === 401 ? true : undefined), 'the client’s token to end');
  }, 60_000);

  it('that was registered on the command line asks its main user to join by e-mail', async () => {
    const email = `ada.${randomUUID()}@b.example`;
    const register = [
      'organization',
      'register',
      '--name',
      'B AB',
      '--country',
      'SE',
      '--main-user-email',
      email,
      '--json',
    ];
    const wrong = await server.cli(...register, '--business-id', '556036-0794');
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('wrong check digit for SE');
    const made = await server.cli(...register, '--business-id', '556036-0793');
    const { organizationId: id, clientId, clientSecret } = JSON.parse(made.stdout);
    expect(Object.keys(JSON.parse(made.stdout))).toEqual(['organizationId', 'clientId', 'clientSecret']);
    const api = await ApiClient.authenticate(server.baseUrl, { organizationId: id, clientId, clientSecret });
    expectStatus(await join(bo, await api.secretFor(email, 'j')), 201);
    const listed = await api.get(`/v1/organizations/${id}/members`);
    expect(listed.body.items).toMatchObject([{ state: 'joined', role: 'main-user', email }]);
  }, 60_000);
});
