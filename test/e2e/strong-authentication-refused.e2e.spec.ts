import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Credentials, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { authenticate, callbackPath, goToBroker } from '../support/authenticating.ts';
import { BrowserSession } from '../support/browser-session.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, type Invitee, readAll, sendInvitation, startSession, threePeople } from '../support/signing.ts';

const json = { headers: { accept: 'application/json' } };
const aino = { method: 'fi-bank-id', person: 'fi-aino' };

describe('an authentication that must not count', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let credentials: Credentials;
  let pdf: Uint8Array;
  let folder: string;
  const setClock = (minutes: number) => writeFile(join(folder, 'clock'), String(minutes * 60_000));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-authentication-'));
    await setClock(0);
    const program = join(import.meta.dirname, '../support/shifted-server.ts');
    server = await AttestoryProcess.start({}, folder, program);
    ({ api, credentials } = await ApiClient.register(server));
    pdf = await samplePdf('Strong');
  }, 90_000);
  afterAll(() => server?.remove());

  const invite = async (demands: Partial<Invitee> = {}) => {
    const [{ email }] = threePeople();
    const { id } = await sendInvitation(api, pdf, [{ name: 'Aino', email, methods: ['strong'], ...demands }]);
    return { id, email, session: await startSession(api, email) };
  };
  const signature = async (session: ApiClient) => {
    const { light: _, ...body } = (await readAll(session, 'Aino')) as { light: object };
    return body;
  };
  const sign = async (session: ApiClient) => session.post('/v1/signing/signature', await signature(session));
  const refusal = ({ status, body }: { status: number; body: any }) => [status, body.type];
  /** The view is a moment behind what the callback recorded. */
  const failureOf = (id: string) =>
    eventually(
      async () => (await api.get(`/v1/invitations/${id}`)).body.signatories[0].authenticationFailed,
      'the failure in the view',
    );

  it.each([
    ['identity-mismatch', 403, { identity: { country: 'FI', identityNumber: '240405A977H' } }, {}, 'identity-mismatch'],
    [
      'identity-mismatch',
      403,
      { identity: { name: 'Onni Esimerkki', birthDate: '1990-01-01' } },
      {},
      'identity-mismatch',
    ],
    ['authentication-cancelled', 403, {}, { outcome: 'cancel' }, 'cancelled'],
    ['authentication-failed', 403, {}, { outcome: 'fail' }, 'failed-at-broker'],
    ['broker-unavailable', 503, {}, { outcome: 'break-down' }, 'broker-unavailable'],
    ['broker-unavailable', 503, {}, { outcome: 'nonsense' }, 'broker-unavailable'],
  ] as const)(
    'is %s, is recorded, and the person can begin again: %#',
    async (code, status, demands, how, recorded) => {
      const { id, session } = await invite(demands);
      const { browser, back } = await goToBroker(session, { ...aino, ...how });
      const page = await browser.copy().open(back.href, { headers: { 'accept-language': 'fi' } });
      expect([page.status, page.body.includes('<html lang="fi">'), page.body.includes('/s"')]).toEqual([
        status,
        true,
        true,
      ]);
      expect(await failureOf(id)).toMatchObject({ method: 'fi-bank-id', code: recorded });
      expect(refusal(await sign(session))).toEqual([403, '/problems/strong-authentication-required']);
      const again = await authenticate(session, { ...aino, ...how });
      expect(refusal(again)).toEqual([status, `/problems/${code}`]);
    },
    60_000,
  );

  it('is one of another browser, which brings no cookie along; the first one still can go on', async () => {
    const { session } = await invite();
    const { browser, back } = await goToBroker(session, aino);
    const stranger = await new BrowserSession().open(back.href, json);
    expect(refusal(stranger)).toEqual([403, '/problems/authentication-unknown']);
    expect((await browser.open(back.href, json)).status).toBe(200);
    expectStatus(await sign(session), 200);
  }, 60_000);

  it('is one that comes back a second time, with all its cookies', async () => {
    const { session } = await invite();
    const { browser, back } = await goToBroker(session, aino);
    const thief = browser.copy();
    expect((await browser.open(back.href, json)).status).toBe(200);
    for (const one of [browser, thief])
      expect(refusal(await one.open(back.href, json))).toEqual([403, '/problems/authentication-unknown']);
  }, 60_000);

  it('is one whose state, issuer or code is another’s', async () => {
    const { session } = await invite();
    for (const [name, value] of [
      ['state', 'forged'],
      ['iss', 'https://evil.example'],
      ['code', 'forged'],
    ] as const) {
      const { browser, back } = await goToBroker(session, aino);
      back.searchParams.set(name, value);
      const answer = await browser.open(back.href, json);
      expect([name, answer.status]).toEqual([name, 403]);
      expect(answer.body.type).toMatch(/authentication-(unknown|invalid)$/);
    }
    const nothing = await new BrowserSession().open(`${server.baseUrl}${callbackPath}?code=x&state=y&url=//evil`, json);
    expect(refusal(nothing)).toEqual([403, '/problems/authentication-unknown']);
    expect(refusal(await sign(session))).toEqual([403, '/problems/strong-authentication-required']);
  }, 60_000);

  it('is one of another session of the same link, or of another invitation', async () => {
    const { session, email } = await invite();
    expect((await authenticate(session, aino)).status).toBe(200);
    const otherBrowser = await startSession(api, email);
    expect(refusal(await sign(otherBrowser))).toEqual([403, '/problems/strong-authentication-required']);
    const other = await invite();
    expect(refusal(await sign(other.session))).toEqual([403, '/problems/strong-authentication-required']);
    expectStatus(await sign(session), 200);
  }, 60_000);

  it('is one of an invitation that was cancelled meanwhile', async () => {
    const { id, session } = await invite();
    const { browser, back } = await goToBroker(session, aino);
    expectStatus(await api.post(`/v1/invitations/${id}/cancel`), 200);
    expect(refusal(await browser.open(back.href, json))).toEqual([410, '/problems/link-closed']);
  }, 60_000);

  it('lands by a form, too: from the broker’s site without its cookie, then from ours with it', async () => {
    const { session } = await invite();
    const { browser, back } = await goToBroker(session, { ...aino, language: 'nl' });
    const address = `${server.baseUrl}${callbackPath}`;
    const foreign = await new BrowserSession().open(address, { method: 'POST', body: back.searchParams });
    expect([foreign.status, foreign.body]).toEqual([200, expect.stringContaining(`action="${callbackPath}"`)]);
    const fields = [...String(foreign.body).matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name, value]): [string, string] => [
        name as string,
        (value as string).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
      ],
    );
    const sentOn = new URLSearchParams(fields);
    const landed = await browser.open(address, { method: 'POST', body: sentOn });
    expect([landed.status, landed.body]).toEqual([200, expect.stringContaining('Aino Esimerkki')]);
    // In the language in which they had read the invitation.
    expect(landed.body).toContain('<html lang="nl">');
    const elsewhere = await new BrowserSession().open(address, { method: 'POST', body: sentOn });
    expect([elsewhere.status, String(elsewhere.body).includes('<form')]).toEqual([403, false]);
  }, 60_000);

  it('goes on after a restart of the service', async () => {
    const { session } = await invite();
    const { browser, back } = await goToBroker(session, aino);
    await server.end();
    await server.restart();
    // The sandbox forgets its codes at a restart, which a broker does not; what matters is that ours is known.
    const answer = await browser.open(back.href, json);
    expect(answer.body.type).not.toBe('/problems/authentication-unknown');
    expect((await authenticate(session, aino)).status).toBe(200);
    expectStatus(await sign(session), 200);
  }, 90_000);

  it('can be begun ten times a minute over one link', async () => {
    const { session } = await invite();
    const begin = () => session.post('/v1/signing/authentications', { method: 'se-bankid' });
    for (let i = 0; i < 10; i++) expect((await begin()).status).toBe(200);
    const { status, headers } = await begin();
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  }, 60_000);

  it('is too long ago after a quarter of an hour, until they authenticate again', async () => {
    const { session } = await invite();
    const body = await signature(session);
    const landed = await authenticate(session, aino);
    expect(landed.status).toBe(200);
    await setClock(15.1);
    expect(refusal(await session.post('/v1/signing/signature', body))).toEqual([
      403,
      '/problems/authentication-expired',
    ]);
    expect((await session.get('/v1/signing')).body.me.authentication.state).toBe('expired');
    await setClock(0);
    expectStatus(await session.post('/v1/signing/signature', body), 200);
  }, 60_000);

  it('is replaced by a drawing where the sender offers a copy to those without any method', async () => {
    const { id, session } = await invite({
      methods: ['dk-mitid'],
      identity: { name: 'Aino', birthDate: '1990-01-01' },
    });
    expect((await session.get('/v1/signing')).body.me.authentication.withoutMethod).toContain('tell the sender');
    const client = await ApiClient.authenticate(server.baseUrl, credentials);
    const { waysOn } = (await client.get(`/v1/invitations/${id}`)).body;
    const body = { light: true, signatoryIds: [expect.any(String)] };
    expect(waysOn).toEqual([expect.objectContaining({ rel: 'light-copy', body })]);
    const copy = await client.call(waysOn[0].method, waysOn[0].href, waysOn[0].body);
    expectStatus(copy, 201);
    const [{ methods, identity }] = copy.body.signatories;
    expect([methods, identity]).toEqual([['light'], undefined]);
    const plain = await client.post(`/v1/invitations/${id}/copy`);
    expect(plain.body.signatories[0]).toMatchObject({ methods: ['dk-mitid'], identity: { name: 'Aino' } });
    // Whoever has a method goes on authenticating.
    const both = threePeople().map((person) => ({ ...person, methods: ['dk-mitid'] }));
    const sent = await sendInvitation(client, pdf, both);
    const [first] = (await client.get(`/v1/invitations/${sent.id}`)).body.signatories;
    const copyFor = (signatoryIds: string[]) =>
      client.post(`/v1/invitations/${sent.id}/copy`, { light: true, signatoryIds });
    const { signatories } = (await copyFor([first.id])).body;
    expect(signatories.map((one: Invitee) => one.methods)).toEqual([['light'], ['dk-mitid'], ['dk-mitid']]);
    expect(refusal(await copyFor([id]))).toEqual([404, '/problems/signatory-unknown']);
  }, 60_000);
});
