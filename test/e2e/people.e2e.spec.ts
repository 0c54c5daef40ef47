import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { authenticate } from '../support/authenticating.ts';
import { BrowserSession } from '../support/browser-session.ts';
import { goToSignIn, personClient, signedIn, signIn } from '../support/people.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, readAll, sealed, sendInvitation, startSession } from '../support/signing.ts';

/** Who comes by each method, and what their account shows of the number. */
const people = [
  ['fi-bank-id', 'fi-aino', 'Aino Esimerkki', '010190-****'],
  ['fi-mobile-id', 'fi-helmi', 'Helmi Maria Äyrämö-Testi', '080371Y****'],
  ['se-bankid', 'se-astrid', 'Astrid Exempelsson', '19900101-****'],
  ['no-bankid', 'no-kari', 'Kari Eksempel', null],
  ['dk-mitid', 'dk-freja', 'Freja Eksempelsen', null],
  ['nl-idin', 'nl-vera', 'VJ de Voorbeeld', null],
] as const;

const json = { accept: 'application/json' };
const outcomeOf = ({ status, body }: Answer) => [status, body?.type ?? body?.state];

describe('people', () => {
  let server: AttestoryProcess;
  let base: string;
  const ask = (browser: BrowserSession, path: string, init: RequestInit = {}) =>
    browser.open(base + path, { ...init, headers: { ...json, ...(init.headers as object) } });
  const sessionsOf = async (client: ApiClient) => (await client.get('/v1/me/sessions')).body.items;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    base = server.baseUrl;
  }, 90_000);
  afterAll(() => server?.remove());

  it.each(people)('register by %s, and are found again', async (method, person, name, identityNumber) => {
    const registered = await signedIn(base, { method, person, language: 'nb' });
    expect(registered.body).toMatchObject({ state: 'signed-in', registered: true, name, method, test: true });
    const again = await signedIn(base, { method, person, intent: 'sign-in' });
    expect(again.body).toMatchObject({ registered: false, personId: registered.body.personId, earlierDocuments: 0 });
    const me = (await new ApiClient(base, again.body.token).get('/v1/me')).body;
    expect(me).toMatchObject({ personId: registered.body.personId, name, language: 'nb', assurance: 'strong' });
    expect(me.identities).toEqual([expect.objectContaining({ method, name, identityNumber, test: true })]);
  });

  it('find the account by another method of the same number, too', async () => {
    const byBank = await signedIn(base, { method: 'fi-bank-id', person: 'fi-onni' });
    const byMobile = await signedIn(base, { method: 'fi-mobile-id', person: 'fi-onni', intent: 'sign-in' });
    expect(byMobile.body.personId).toBe(byBank.body.personId);
  });

  it('find what they have signed before they had an account', async () => {
    const who = { method: 'se-bankid', person: 'se-nils' } as const;
    const { api } = await ApiClient.register(server);
    const email = `nils.${crypto.randomUUID()}@example.com`;
    const signatory = { name: 'Nils Testberg', email, methods: [who.method] };
    const { id } = await sendInvitation(api, await samplePdf('Earlier'), [signatory], {});
    const signing = await startSession(api, email);
    const { light: _, ...signature } = (await readAll(signing, signatory.name)) as { light: object };
    expectStatus(await authenticate(signing, who), 200);
    expectStatus(await signing.post('/v1/signing/signature', signature), 200);
    await sealed(api, id);
    expect((await signedIn(base, who)).body.registered).toBe(true);
    const found = await eventually(async () => {
      const { earlierDocuments } = (await signedIn(base, { ...who, intent: 'sign-in' })).body;
      return earlierDocuments > 0 ? earlierDocuments : undefined;
    }, 'the view of personal documents');
    expect(found).toBe(1);
  });

  it('without an account are told so, as programs and on a page in their language, and offered to register', async () => {
    const stranger = { method: 'nl-idin', person: 'nl-initials', intent: 'sign-in', language: 'sv' } as const;
    expect(outcomeOf(await signIn(base, stranger))).toEqual([404, '/problems/person-unknown']);
    const { browser, back } = await goToSignIn(base, stranger);
    const page = await browser.open(back.href, { headers: { 'accept-language': 'nl' } });
    expect([page.status, page.body]).toEqual([404, expect.stringContaining('<html lang="sv">')]);
    expect(page.body).toContain(`href="${base}/register?lang=sv"`);
    expect((await ask(browser, '/v1/me')).status).toBe(401);
  });

  it('are signed in in their browser, on a page that leads to the account', async () => {
    const { browser, back } = await goToSignIn(base, { language: 'fi' });
    const page = await browser.open(back.href, { headers: { 'accept-language': 'en' } });
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Olet kirjautunut sisään')]);
    expect(page.body).toContain('Aino Esimerkki');
    const cookies = page.headers.getSetCookie().filter((line) => line.startsWith('attestory_session='));
    expect(cookies).toEqual([
      expect.stringMatching(/^attestory_session=[\w.-]+; Path=\/v1; HttpOnly; SameSite=Lax; Max-Age=1800$/),
    ]);
    expect((await ask(browser, '/v1/me')).body.name).toBe('Aino Esimerkki');
  });

  it.each([
    ['cancel', 403, '/problems/authentication-cancelled'],
    ['fail', 403, '/problems/authentication-failed'],
    ['break-down', 503, '/problems/broker-unavailable'],
    ['nonsense', 503, '/problems/broker-unavailable'],
  ] as const)('are not signed in where the broker’s answer is: %s', async (outcome, status, type) => {
    const browser = new BrowserSession();
    const landed = await signIn(base, { outcome, method: 'dk-mitid', person: 'dk-villads' }, browser);
    expect(outcomeOf(landed)).toEqual([status, type]);
    expect((await ask(browser, '/v1/me')).status).toBe(401);
    expect(outcomeOf(await signIn(base, { method: 'dk-mitid', person: 'dk-villads', intent: 'sign-in' }))[0]).toBe(404);
  });

  it('come back once, and in the browser that went', async () => {
    const { browser, back } = await goToSignIn(base);
    const copy = browser.copy();
    for (const other of [new BrowserSession(), (await goToSignIn(base)).browser])
      expect(outcomeOf(await other.open(back.href, { headers: json }))).toEqual([
        403,
        '/problems/authentication-unknown',
      ]);
    expect((await browser.open(back.href, { headers: json })).status).toBe(200);
    for (const replayed of [browser, copy])
      expect(outcomeOf(await replayed.open(back.href, { headers: json }))).toEqual([
        403,
        '/problems/authentication-unknown',
      ]);
  });

  it('are led nowhere by what comes in an address or a body', async () => {
    const { browser, back } = await goToSignIn(base);
    back.searchParams.append('returnTo', 'https://evil.example/');
    const landed = await browser.open(back.href);
    expect([landed.headers.get('location'), JSON.stringify(landed.body)]).toEqual([
      null,
      expect.not.stringContaining('evil'),
    ]);
    const api = new ApiClient(base);
    const wrong = [
      { intent: 'register', method: 'fi-bank-id', returnTo: 'https://evil.example/' },
      { intent: 'delete', method: 'fi-bank-id' },
      { intent: 'register', method: 'fi-bank' },
      { intent: 'register', method: 'fi-bank-id', language: 'xx' },
      { method: 'fi-bank-id' },
      { intent: { toString: 'register' }, method: ['fi-bank-id'] },
    ];
    for (const body of wrong)
      expect(outcomeOf(await api.post('/v1/sessions/authentications', body))).toEqual([422, '/problems/invalid-input']);
  });

  it('get a session of their own at each sign-in; the one that the browser had ends', async () => {
    const browser = new BrowserSession();
    const first = new ApiClient(base, (await signedIn(base, {}, browser)).body.token);
    const second = new ApiClient(base, (await signedIn(base, {}, browser)).body.token);
    expect(outcomeOf(await first.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    expect((await second.get('/v1/me')).status).toBe(200);
    // Where one lands, nobody can tell from where one began that another tab has come back meanwhile.
    const tabs = new BrowserSession();
    const [one, other] = [await goToSignIn(base, {}, tabs), await goToSignIn(base, {}, tabs)];
    const land = async ({ back }: { back: URL }) => (await tabs.open(back.href, { headers: json })).body.token;
    const [before, after] = [new ApiClient(base, await land(one)), new ApiClient(base, await land(other))];
    expect(outcomeOf(await before.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    for (const own of [second, after]) expect((await own.get('/v1/me')).status).toBe(200);
  });

  it('act by cookie from their own pages only', async () => {
    const browser = new BrowserSession();
    await signedIn(base, {}, browser);
    const change = (headers: Record<string, string>) =>
      ask(browser, '/v1/me', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"language":"da"}',
      });
    for (const foreign of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect(outcomeOf(await change(foreign as never))).toEqual([403, '/problems/forbidden']);
    expect((await change({ origin: base, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const home = await ask(browser, '/v1/home', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([home.status, home.body]).toEqual([200, expect.stringContaining('Aino Esimerkki')]);
    const begin = { method: 'POST', body: 'intent=register&method=fi-bank-id' };
    const form = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask(browser, '/v1/sessions/authentications', { ...begin, headers: form })).status).toBe(403);
  });

  it('choose a language once per key, and are refused rubbish', async () => {
    const me = await personClient(base, { method: 'no-bankid', person: 'no-ola' });
    const key = { 'idempotency-key': crypto.randomUUID() };
    const changed = await me.call('PATCH', '/v1/me', { language: 'fi' }, key);
    expect(changed.status).toBe(200);
    expect((await me.call('PATCH', '/v1/me', { language: 'fi' }, key)).body).toEqual(changed.body);
    expect(outcomeOf(await me.call('PATCH', '/v1/me', { language: 'nl' }, key))).toEqual([
      422,
      '/problems/command-id-reused',
    ]);
    for (const body of [{}, { language: 'xx' }, { language: 'fi', name: 'Mallory' }, []])
      expect((await me.call('PATCH', '/v1/me', body)).status).toBe(422);
    expect((await me.get('/v1/me')).body.language).toBe('fi');
    for (const token of ['', 'x', 'x.y', `${me.token}x`, (me.token as string).slice(1)])
      expect((await new ApiClient(base, token || 'x').get('/v1/me')).status).toBe(401);
  });

  it('stay on their own side unless they are members', async () => {
    const me = await personClient(base);
    const context = `organization/${crypto.randomUUID()}`;
    expect((await me.get('/v1/me', { 'attestory-context': context })).status).toBe(404);
    expect((await me.get('/v1/me', { 'attestory-context': '../personal' })).status).toBe(422);
    expect((await me.call('PUT', '/v1/session/context', { context })).status).toBe(404);
    expect((await me.call('PUT', '/v1/session/context', { context: 'elsewhere' })).status).toBe(422);
    expect((await me.call('PUT', '/v1/session/context', { context: 'personal' })).body).toEqual({
      context: 'personal',
    });
  });

  it('see on which sides they can be, and go over to one and back', async () => {
    const me = await personClient(base, { method: 'dk-mitid', person: 'dk-freja' });
    const registered = await me.post('/v1/organizations', { name: 'Beta Oy', businessId: '1234567-1' });
    expectStatus(registered, 201);
    const context = `organization/${registered.body.id}`;
    const sides = async () => (await me.get('/v1/me/contexts')).body.items;
    expect(await sides()).toEqual([
      { context: 'personal', current: true },
      expect.objectContaining({ context, name: 'Beta Oy', role: 'main-user', current: false }),
    ]);
    expect((await me.call('PUT', '/v1/session/context', { context })).body).toEqual({ context });
    expect(await sides()).toMatchObject([{ current: false }, { current: true }]);
    expect((await me.get('/v1/me')).body.context).toBe(context);
    expect((await me.get('/v1/me', { 'attestory-context': 'personal' })).body.context).toBe('personal');
    expect(outcomeOf(await me.get('/v1/me/documents'))).toEqual([403, '/problems/wrong-context']);
    const stranger = await personClient(base);
    expect((await stranger.get('/v1/me/contexts')).body.items).toEqual([{ context: 'personal', current: true }]);
    expect((await stranger.call('PUT', '/v1/session/context', { context })).status).toBe(404);
  });

  it('see where they are signed in, end one of those, and none of others', async () => {
    const who = { method: 'nl-idin', person: 'nl-daan' } as const;
    const here = await personClient(base, who);
    const there = await personClient(base, who);
    // Asked by the newest, which is in the list as soon as it asks.
    expect(await sessionsOf(there)).toHaveLength(2);
    const [newest, oldest] = await sessionsOf(here);
    expect([newest, oldest]).toMatchObject([
      { current: false, method: 'nl-idin', assurance: 'strong', test: true },
      { current: true },
    ]);
    const stranger = await personClient(base);
    expect((await stranger.call('DELETE', `/v1/me/sessions/${newest.id}`)).status).toBe(404);
    expect((await there.get('/v1/me')).status).toBe(200);
    expect((await here.call('DELETE', `/v1/me/sessions/${newest.id}`)).status).toBe(200);
    expect(outcomeOf(await there.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    expect(await sessionsOf(here)).toMatchObject([{ id: oldest.id }]);
    expect((await here.call('DELETE', '/v1/me/sessions/no-uuid')).status).toBe(404);
  });

  it('sign out here, and everywhere', async () => {
    const who = { method: 'dk-mitid', person: 'dk-protected' } as const;
    const browser = new BrowserSession();
    await signedIn(base, who, browser);
    expect((await ask(browser, '/v1/session', { method: 'DELETE', headers: { origin: base } })).body.state).toBe(
      'ended',
    );
    expect(outcomeOf(await ask(browser, '/v1/me'))).toEqual([401, '/problems/unauthorized']);
    const clients = [await personClient(base, who), await personClient(base, who), await personClient(base, who)];
    expect((await (clients[0] as ApiClient).call('DELETE', '/v1/me/sessions')).status).toBe(200);
    for (const client of clients)
      expect(outcomeOf(await client.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    const fresh = await personClient(base, who);
    expect(await sessionsOf(fresh)).toMatchObject([{ current: true }]);
  });

  it('change a token for a new one; an old one that comes again ends the session', async () => {
    const old = await personClient(base);
    const next = async (client: ApiClient) => client.as((await client.post('/v1/session/renewal')).body.token);
    const second = await next(old);
    expect((await old.get('/v1/me')).status).toBe(200);
    const third = await next(second);
    expect((await third.get('/v1/me')).status).toBe(200);
    expect(outcomeOf(await old.get('/v1/me'))).toEqual([401, '/problems/session-over']);
    for (const client of [second, third])
      expect(outcomeOf(await client.get('/v1/me'))).toEqual([401, '/problems/session-over']);
  });

  it('add an identity of theirs to their account, none of somebody else', async () => {
    const link = async (method: string, person: string, token?: string) =>
      signIn(base, { intent: 'link', method, person, ...(token ? { token } : {}) });
    const { token, personId } = (await signedIn(base)).body;
    expect(outcomeOf(await link('no-bankid', 'no-ines', token))).toEqual([409, '/problems/another-person']);
    expect(outcomeOf(await link('se-bankid', 'se-astrid', token))).toEqual([
      409,
      '/problems/identity-linked-elsewhere',
    ]);
    expect((await link('se-bankid', 'se-omar', token)).body).toMatchObject({ registered: false, personId });
    const omar = await signedIn(base, { intent: 'sign-in', method: 'se-bankid', person: 'se-omar' });
    expect(omar.body.personId).toBe(personId);
    await expect(link('se-bankid', 'se-omar')).rejects.toThrow('401');
  });

  it('are shown neither when they were born nor their number over a link in an e-mail: others may read it', async () => {
    const all = new ApiClient(base);
    const email = `both.${crypto.randomUUID()}@example.com`;
    const used = new Set<string>();
    const come = async () => {
      expectStatus(await all.post('/v1/email-links', { email, language: 'nl' }), 202);
      const secret = await eventually(async () => {
        const newest = await all.secretFor(email, 'r');
        return used.has(newest) ? undefined : newest;
      }, 'another e-mail');
      used.add(secret);
      return (await all.post('/v1/sessions', { secret })).body.token as string;
    };
    const who = { method: 'dk-mitid', person: 'dk-without-cpr' } as const;
    const linked = await signedIn(base, { ...who, intent: 'link', token: await come() });
    const told = async (mine: string) => (await all.as(mine).get('/v1/me')).body.identities;
    expect(await told(linked.body.token)).toEqual([expect.objectContaining({ birthDate: '1978-02-14' })]);
    const hidden = { method: 'dk-mitid', birthDate: null, identityNumber: null };
    expect(await told(await come())).toEqual([expect.objectContaining(hidden)]);
  }, 60_000);

  it('are still signed in after a kill, and nothing of them is told in the log', async () => {
    const who = { method: 'no-bankid', person: 'no-kari' } as const;
    const me = await personClient(base, who);
    const browser = new BrowserSession();
    await signedIn(base, who, browser);
    await server.end('SIGKILL');
    await server.restart();
    expect((await me.get('/v1/me')).body.name).toBe('Kari Eksempel');
    expect((await ask(browser, '/v1/me')).body.name).toBe('Kari Eksempel');
    expect(server.output).not.toMatch(/Esimerkki|Eksempel|010190|eyJ[\w-]{10,}\./);
  }, 60_000);
});
