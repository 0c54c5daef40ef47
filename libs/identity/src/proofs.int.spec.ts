import { systemClock } from '@attestory/application';
import { authenticationMethods, countryOf } from '@attestory/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { compactVerify, importJWK, type JWK } from 'jose';
import { openBrokers } from './open-brokers.js';
import { profiles } from './profiles/profiles.js';
import { expectation, type Scene, type SceneOptions, scene, context } from './testing/brokers.fixture.js';

let on: Scene;
const open = async (options: SceneOptions) => {
  on = await scene(options);
  return on;
};
afterEach(() => on.stop());

const rows = Object.values(profiles).flatMap(({ id }) => authenticationMethods.map((method) => [id, method] as const));

const PEOPLE = {
  'fi-bank-id': { name: 'Väinö Tunnistus', value: '070770-905D' },
  'fi-mobile-id': { name: 'Eppu Uusivälimerkki', value: '030516D9026' },
  'se-bankid': { name: 'Tolvan Tolvansson', value: '191212121212' },
  'no-bankid': { name: 'Vakker Blomst', value: '23906398699' },
  'dk-mitid': { name: 'Ditlev Von Testesen', value: '2101270087' },
  'nl-idin': { name: 'VJ de Vries-Jansen', value: null },
} as const;

describe.each(rows)('Through a broker like %s, %s', (profile, method) => {
  it('proofs who the person is', async () => {
    const { completed, op } = await open({ profile, method });
    const { name, value } = PEOPLE[method];
    const country = countryOf(method);
    const level = method === 'no-bankid' ? 'high' : 'substantial';
    const nameProtected = profile === 'signicat' && method === 'dk-mitid';
    expect(await completed()).toEqual({
      proofed: expect.objectContaining({
        method,
        country,
        level,
        broker: 'test-broker',
        issuer: op.issuer,
        subject: 'subject-1',
        name: nameProtected ? null : name,
        identityNumber: value && { country, value },
        test: true,
      }),
    });
  });

  it('keeps evidence that can be verified without asking the broker', async () => {
    const { completed } = await open({ profile, method });
    const answer = await completed();
    if ('failed' in answer) throw new Error(JSON.stringify(answer.failed));
    const { tokens, claims } = answer.proofed.evidence;
    const encrypted = countryOf(method) === 'FI' && profile === 'signicat';
    expect(tokens.map(({ kind }) => kind)).toEqual(encrypted ? ['id-token', 'userinfo'] : ['id-token']);
    for (const { jws, key } of tokens) {
      const { payload } = await compactVerify(jws, await importJWK(key as JWK, key.alg));
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ sub: 'subject-1' });
      expect(key.d).toBeUndefined();
    }
    expect(Object.keys(claims)).toEqual(expect.arrayContaining([profile === 'idura' ? 'authenticationtype' : 'idp']));
  });
});

describe('A request', () => {
  it('asks for this method, by PKCE, with state and nonce, in the person’s language', async () => {
    const { op, completed } = await open({ method: 'no-bankid' });
    expect(await completed()).toHaveProperty('proofed');
    expect(op.authorization).toMatchObject({
      response_type: 'code',
      client_id: op.registration.clientId,
      redirect_uri: context.callbackUrl,
      scope: 'openid ssn',
      acr_values: 'urn:grn:authn:no:bankid:high',
      ui_locales: 'en',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('is never the same twice', async () => {
    const { brokers } = await open({});
    const starts = await Promise.all([1, 2].map(() => brokers.begin('se-bankid', expectation, context)));
    const [first, second] = starts.map((start) => ('begun' in start ? start.begun.pending : null));
    expect(first?.reference).not.toBe(second?.reference);
    expect(first?.secrets.nonce).not.toBe(second?.secrets.nonce);
    expect(first?.secrets.verifier).not.toBe(second?.secrets.verifier);
  });

  it('asks for no identity number that nobody wants', async () => {
    const { brokers, op } = await open({ method: 'dk-mitid' });
    const start = await brokers.begin('dk-mitid', { ...expectation, identityNumber: false }, context);
    if ('begun' in start) await op.approve(start.begun.redirectUrl);
    expect(op.authorization.scope).toBe('openid');
  });

  it('asks for the device where the person’s app is', async () => {
    const { brokers, op } = await open({});
    const start = await brokers.begin('se-bankid', expectation, { ...context, device: 'this' });
    if ('begun' in start) await op.approve(start.begun.redirectUrl);
    expect(op.authorization.acr_values).toBe('urn:grn:authn:se:bankid:same-device');
  });

  it.each([
    ['high', 'urn:grn:authn:dk:mitid:high'],
    ['substantial', 'urn:grn:authn:dk:mitid:substantial'],
    ['low', 'urn:grn:authn:dk:mitid:substantial'],
  ] as const)('for a level of at least %s asks for %s', async (level, acr) => {
    const { brokers, op } = await open({ method: 'dk-mitid' });
    const start = await brokers.begin('dk-mitid', { ...expectation, level }, context);
    if ('begun' in start) await op.approve(start.begun.redirectUrl);
    expect(op.authorization.acr_values).toBe(acr);
  });

  it('asks for the level that is configured', async () => {
    const { brokers, op } = await open({ settings: { methods: [{ method: 'no-bankid', level: 'substantial' }] } });
    const start = await brokers.begin('no-bankid', expectation, context);
    if ('begun' in start) await op.approve(start.begun.redirectUrl);
    expect(op.authorization.acr_values).toBe('urn:grn:authn:no:bankid:substantial');
    expect(brokers.methods()).toEqual([
      { method: 'no-bankid', broker: 'test-broker', level: 'substantial', identityNumber: 'on-request', test: true },
    ]);
  });

  it.each([
    ['basic', false],
    ['post', true],
  ] as const)('for tokens shows our secret as the broker registered it: %s', async (sentBy, inForm) => {
    const { settings, op, approved } = await open({});
    const { authentication } = settings;
    if (authentication.kind !== 'client-secret') throw new Error('no secret');
    const brokers = await openBrokers([{ ...settings, authentication: { ...authentication, sentBy } }], {
      clock: systemClock,
    });
    const { callback, pending } = await approved();
    expect(await brokers.complete(callback, pending)).toHaveProperty('proofed');
    expect(op.tokenRequest.has('client_secret')).toBe(inForm);
  });

  it('is not made for a method that is not configured, or does not reach the level', async () => {
    const { brokers } = await open({ settings: { methods: [{ method: 'se-bankid' }] } });
    const refused = { failed: { code: 'method-not-offered' } };
    expect(await brokers.begin('nl-idin', expectation, context)).toEqual(refused);
    expect(await brokers.begin('se-bankid', { ...expectation, level: 'high' }, context)).toEqual(refused);
  });
});
