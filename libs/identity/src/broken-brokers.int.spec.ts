import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { context, expectation, type Scene, type SceneOptions, scene } from './testing/brokers.fixture.js';
import { json, newSigningKey } from './testing/hostile-op.fixture.js';

let on: Scene;
const open = async (options: SceneOptions = {}) => {
  on = await scene({ timeoutMs: 400, ...options });
  return on;
};
afterEach(() => on.stop());

const unavailable = (reason: string) => ({
  failed: { code: 'broker-unavailable', reason, detail: expect.stringMatching(/^the broker/) },
});
const begin = () => on.brokers.begin('se-bankid', expectation, context);

const drip = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => clearInterval(timer));
};

const TROUBLES: readonly (readonly [string, string, (response: ServerResponse) => void])[] = [
  ['fails (500)', 'nonsense', (response) => json(response, '{"error":"server_error"}', 500)],
  ['is being put in order (503)', 'nonsense', (response) => response.writeHead(503).end()],
  [
    'answers with a page',
    'nonsense',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  ],
  [
    'sends somewhere else',
    'nonsense',
    (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  ],
  ['answers without end', 'nonsense', (response) => json(response, `{"a":"${'a'.repeat(300_000)}"}`)],
  ['never answers', 'timed-out', () => undefined],
  ['answers drop by drop', 'timed-out', drip],
  ['hangs up', 'unreachable', (response) => response.destroy()],
];

describe('A broker whose metadata', () => {
  it.each(TROUBLES)('%s is unavailable: %s', async (_, reason, answer) => {
    const { op } = await open();
    op.instead.set('/.well-known/openid-configuration', (__, response) => answer(response));
    expect(await begin()).toEqual(unavailable(reason));
  });

  it.each([
    ['are of another issuer', { issuer: 'https://evil.example.com' }],
    ['send people elsewhere', { authorization_endpoint: 'https://evil.example.com/authorize' }],
    ['send us elsewhere with codes', { token_endpoint: 'https://evil.example.com/token' }],
    ['send us elsewhere for keys', { jwks_uri: 'http://169.254.169.254/latest/meta-data' }],
    ['send us elsewhere for claims', { userinfo_endpoint: 'file:///etc/passwd' }],
  ])('%s is not what is configured', async (_, lie) => {
    const { op } = await open();
    op.metadata = (metadata) => ({ ...metadata, ...lie });
    expect(await begin()).toEqual(unavailable('misconfigured'));
  });

  it.each(['[]', '{', 'null', '{"issuer":1}'])('are %s is unavailable', async (text) => {
    const { op } = await open();
    op.instead.set('/.well-known/openid-configuration', (_, response) => json(response, text));
    expect(await begin()).toMatchObject({ failed: { code: 'broker-unavailable' } });
  });

  it('can’t be had is asked twice, and then left alone for a while', async () => {
    const { op } = await open();
    op.instead.set('/.well-known/openid-configuration', (_, response) => json(response, '{}', 500));
    for (let turn = 0; turn < 5; turn++) expect(await begin()).toEqual(unavailable('nonsense'));
    expect(op.asked.get('/.well-known/openid-configuration')).toBe(2);
  });

  it('are had once for all who begin at once', async () => {
    const { op } = await open();
    const all = await Promise.all(Array.from({ length: 20 }, begin));
    expect(all.every((start) => 'begun' in start)).toBe(true);
    expect(op.asked.get('/.well-known/openid-configuration')).toBe(1);
  });
});

describe('A broker that is down', () => {
  it('can’t be reached', async () => {
    const { settings, op } = await open();
    await op.stop();
    const again = await scene({ settings: { issuer: settings.issuer } });
    on = again;
    expect(await begin()).toEqual(unavailable('unreachable'));
  });
});

describe('A broker whose token endpoint', () => {
  it.each(TROUBLES)('%s is unavailable: %s', async (_, reason, answer) => {
    const { op, completed } = await open();
    op.instead.set('/token', (__, response) => answer(response));
    expect(await completed()).toEqual(unavailable(reason));
  });

  it.each([
    [401, '{"error":"invalid_client"}'],
    [400, '{"error":"unauthorized_client"}'],
    [400, '{"error":"invalid_request","error_description":"Anna Svensson, 191212121212"}'],
  ])('answers with %d %s does not know us', async (status, body) => {
    const { op, completed } = await open();
    op.instead.set('/token', (_, response) => json(response, body, status));
    const answer = await completed();
    expect(answer).toEqual(unavailable('misconfigured'));
    expect(JSON.stringify(answer)).not.toContain('Anna');
  });

  it.each(['[]', '{', 'null', '{}', '{"access_token":1}'])(
    'answers %s gives nothing that proves anything',
    async (text) => {
      const { op, completed } = await open();
      op.instead.set('/token', (_, response) => json(response, text));
      expect(await completed()).toHaveProperty('failed');
    },
  );
});

describe('A broker whose keys', () => {
  it.each(TROUBLES)('%s is unavailable: %s', async (_, reason, answer) => {
    const { op, completed } = await open();
    op.instead.set('/jwks', (__, response) => answer(response));
    expect(await completed()).toEqual(unavailable(reason));
  });

  it('change is asked for the new ones once, when a token names one', async () => {
    const { op, completed } = await open();
    expect(await completed()).toHaveProperty('proofed');
    expect(await completed()).toHaveProperty('proofed');
    expect(op.asked.get('/jwks')).toBe(1);
    op.key = await newSigningKey('next');
    op.published = [op.key];
    expect(await completed()).toHaveProperty('proofed');
    expect(op.asked.get('/jwks')).toBe(2);
  });

  it('are asked for again only after a while, however many tokens name unknown ones', async () => {
    const { op, completed } = await open({ keysCooldownMs: 60_000 });
    expect(await completed()).toHaveProperty('proofed');
    op.key = await newSigningKey('never-published');
    for (let turn = 0; turn < 3; turn++) expect(await completed()).toMatchObject({ failed: { fault: 'signature' } });
    expect(op.asked.get('/jwks')).toBe(1);
  });
});
