import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as jose from 'jose';
import { PlainBrowser } from './plain-browser.fixture.js';
import { callback, plainClient, RelyingParty } from './relying-party.fixture.js';
import { astrid, type StartedSandbox, startedSandbox, swedish } from './started-sandbox.fixture.js';

const said: unknown[][] = [];

let sandbox: StartedSandbox;

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => void said.push(words));
  sandbox = await startedSandbox();
});

afterAll(() => sandbox.stop());

describe('Whoever was asked', () => {
  it.each([
    ['turn back', 'cancel', 'access_denied'],
    ['not be known', 'fail', 'unmet_authentication_requirements'],
  ])('may %s', async (_what, outcome, error) => {
    const { browser, page, checks } = await sandbox.opened();
    const end = await browser.submit(page, { ...astrid, outcome }, callback);
    expect(end.url.searchParams.get('error')).toBe(error);
    expect(end.url.searchParams.get('state')).toBe(checks.expectedState);
    expect(end.url.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['break down', 'break-down', 503],
    ['answer nonsense', 'nonsense', 200],
  ])('may let the broker %s', async (_what, outcome, status) => {
    const { browser, page, checks } = await sandbox.opened();
    const end = await browser.submit(page, { ...astrid, outcome }, callback);
    const { clientId, auth } = plainClient;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: end.url.searchParams.get('code') ?? '',
      redirect_uri: callback,
      code_verifier: checks.pkceCodeVerifier,
      client_id: clientId,
      client_secret: auth.secret,
    });
    const answer = await fetch(`${sandbox.issuers.idura}/token`, { method: 'POST', body });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('id_token');
  });
});

describe('A request', () => {
  it('for a method that there is not is refused to the relying party', async () => {
    const { page } = await sandbox.opened(new PlainBrowser(), { acr: 'urn:grn:authn:dk:nemid:poces' });
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
    expect(page.url.searchParams.get('error_description')).toContain('acr_values');
  });

  it('for a Finnish method from a client outside the Finnish Trust Network is refused', async () => {
    const { page } = await sandbox.opened(new PlainBrowser(), { acr: 'urn:grn:authn:fi:all' });
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
    expect(page.url.searchParams.get('error_description')).toContain('private_key_jwt');
  });

  it('that a client of the Finnish Trust Network did not sign is refused', async () => {
    const rp = await RelyingParty.inTrustNetwork(sandbox.issuers.idura, sandbox.ftn);
    const { unsigned } = await rp.begin({ acr: 'urn:grn:authn:fi:all' });
    const page = await new PlainBrowser().open(unsigned, callback);
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
    expect(page.url.searchParams.get('error_description')).toContain('Request Object must be used');
  });

  it.each([
    ['by another key', async () => (await jose.generateKeyPair('RS256')).privateKey, { kid: 'sig-1' }, '60s'],
    ['without naming its key', async () => sandbox.ftn.signingKey, {}, '60s'],
    ['long ago', async () => sandbox.ftn.signingKey, { kid: 'sig-1' }, '-5m'],
    ['for ever', async () => sandbox.ftn.signingKey, { kid: 'sig-1' }, undefined],
  ])('that it signed %s is refused', async (_what, key, header, expires) => {
    const issuer = sandbox.issuers.idura;
    const claims = { client_id: 'ftn', response_type: 'code', redirect_uri: callback, scope: 'openid', state: 's' };
    const pkce = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', acr_values: 'urn:grn:authn:fi:all' };
    const token = new jose.SignJWT({ ...claims, ...pkce }).setIssuer('ftn').setAudience(issuer);
    if (expires !== undefined) token.setExpirationTime(expires);
    const request = await token.setProtectedHeader({ alg: 'RS256', ...header }).sign(await key());
    const url = `${issuer}/auth?${new URLSearchParams({ client_id: 'ftn', request })}`;
    const page = await new PlainBrowser().open(url, callback);
    expect([page.status, page.html.includes('invalid_request_object'), page.url.searchParams.get('error')]).toEqual(
      page.status === 0 ? [0, false, 'invalid_request_object'] : [400, true, null],
    );
  });

  it('without PKCE is refused', async () => {
    const { url } = await sandbox.plain.begin(swedish);
    const without = url.replace(/&code_challenge(_method)?=[^&]*/g, '');
    const page = await new PlainBrowser().open(without, callback);
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
  });

  it('that names another place to come back to stays on a page of the broker', async () => {
    const { url } = await sandbox.plain.begin(swedish);
    const page = await new PlainBrowser().open(
      url.replace(encodeURIComponent(callback), 'http%3A%2F%2Fevil.example'),
      callback,
    );
    expect([page.status, page.url.origin]).toEqual([400, sandbox.baseUrl]);
    expect(page.html).toContain('The request was refused');
  });

  it.each([
    ['whose proof can be used again', { kid: 'sig-1' }, undefined],
    ['whose proof names no key', {}, 'once'],
  ])('for tokens from a client %s is refused', async (_what, header, jti) => {
    const issuer = sandbox.issuers.idura;
    const proof = new jose.SignJWT({ ...(jti === undefined ? {} : { jti }) }).setIssuer('ftn').setSubject('ftn');
    const assertion = proof.setAudience(issuer).setIssuedAt().setExpirationTime('60s');
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: callback,
      code_verifier: 'x'.repeat(43),
      client_id: 'ftn',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion.setProtectedHeader({ alg: 'RS256', ...header }).sign(sandbox.ftn.signingKey),
    });
    const answer = await fetch(`${issuer}/token`, { method: 'POST', body });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([401, 'invalid_client']);
  });

  it('for tokens by a password is refused to a client of the Finnish Trust Network', async () => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'x',
      client_id: 'ftn',
      client_secret: 'x',
    });
    const answer = await fetch(`${sandbox.issuers.idura}/token`, { method: 'POST', body });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([401, 'invalid_client']);
  });

  it.each(['/sandbox/idp', '/sandbox/idp/', '/sandbox/idp/nobody/auth', '/sandbox/idp/idura', '/elsewhere'])(
    'for %s has a page that names the brokers',
    async (path) => {
      const answer = await fetch(sandbox.baseUrl + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(sandbox.issuers.signicat);
    },
  );
});

describe('The signing key', () => {
  const signed = async () => {
    const rp = await RelyingParty.plain(sandbox.issuers.signicat);
    const { idToken } = await rp.authenticate(
      new PlainBrowser(),
      { acr: 'idp:sbid' },
      { ...astrid, outcome: 'approve' },
    );
    return jose.decodeProtectedHeader(idToken).kid;
  };
  const published = async () => {
    const answer = await fetch(`${sandbox.issuers.signicat}/jwks`);
    return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };

  it('can be another one from now on, beside the old one or instead of it', async () => {
    const first = await signed();
    await sandbox.broker.rotateSigningKey('signicat');
    const second = await signed();
    expect(second).not.toBe(first);
    expect(await published()).toEqual([second, first]);
    await sandbox.broker.rotateSigningKey('signicat', 'forget');
    expect(await published()).toEqual([await signed()]);
  });

  it('may change while an authentication is under way', async () => {
    const { browser, page, checks } = await sandbox.opened();
    await sandbox.broker.rotateSigningKey('idura');
    const end = await browser.submit(page, { ...astrid, outcome: 'approve' }, callback);
    const rp = await RelyingParty.plain(sandbox.issuers.idura);
    expect((await rp.redeem(end, checks)).claims.ssn).toBe('199001012385');
  });
});

it('says nothing by itself, and had no errors of its own', () => {
  expect(said).toEqual([]);
  expect(sandbox.errors).toEqual([]);
});

it('publishes no private part of its keys', async () => {
  const { idura } = sandbox.keys;
  const answer = await fetch(`${sandbox.issuers.idura}/jwks`);
  expect(await answer.text()).not.toContain(idura.d);
});
