import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IdentityBroker, type ProofedIdentity, systemClock } from '@attestory/application';
import { type AuthenticationMethod, authenticationMethods, countryOf } from '@attestory/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compactVerify, importJWK, type JWK } from 'jose';
import type { BrokerSettings } from './broker-settings.js';
import { openBrokers } from './open-brokers.js';
import { profiles } from './profiles/profiles.js';
import { PlainBrowser } from './sandbox/plain-browser.fixture.js';
import { newClientKey, newSandboxKeys, publicPart, readSandboxKeys } from './sandbox/sandbox-keys.js';
import { type RunningSandbox, startSandbox } from './sandbox/standalone.js';
import { testPeople } from './sandbox/test-people.js';

const callbackUrl = 'http://127.0.0.1:9/callback';
const folder = mkdtempSync(join(tmpdir(), 'attestory-brokers-'));
let sandbox: RunningSandbox;

beforeAll(async () => {
  const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const keys = [await newClientKey('sig'), await newClientKey('enc')] as const;
  file('secret', 'the-secret-of-the-plain-client');
  file('signing.json', keys[0]);
  file('encryption.json', keys[1]);
  const redirectUris = [callbackUrl];
  sandbox = await startSandbox({
    mode: 'demo',
    keys: readSandboxKeys(await newSandboxKeys()),
    clients: [
      { clientId: 'plain', redirectUris, auth: { secret: 'the-secret-of-the-plain-client' } },
      { clientId: 'ftn', redirectUris, auth: { jwks: { keys: keys.map(publicPart) } } },
    ],
  });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

type Played = BrokerSettings['profile'];
const finnish = authenticationMethods.filter((method) => countryOf(method) === 'FI');
const others = authenticationMethods.filter((method) => countryOf(method) !== 'FI');

function relyingParty(profile: Played, test: boolean): Promise<IdentityBroker> {
  const at = (name: string) => join(folder, name);
  const common = { profile, issuer: sandbox.broker.issuers[profile], algorithm: 'RS256', test } as const;
  return openBrokers(
    [
      {
        ...common,
        name: 'plain',
        clientId: 'plain',
        authentication: { kind: 'client-secret', file: at('secret'), sentBy: 'post' },
        methods: others.map((method) => ({ method })),
      },
      {
        ...common,
        name: 'ftn',
        clientId: 'ftn',
        authentication: { kind: 'private-key', file: at('signing.json') },
        encryptionKeyFile: at('encryption.json'),
        methods: finnish.map((method) => ({ method })),
      },
    ],
    { clock: systemClock },
  );
}

async function authenticated(
  profile: Played,
  method: AuthenticationMethod,
  fields: Readonly<Record<string, string>>,
  test = true,
) {
  const brokers = await relyingParty(profile, test);
  const expectation = { identityNumber: true, level: 'substantial' } as const;
  const start = await brokers.begin(method, expectation, { callbackUrl, language: 'en' });
  if ('failed' in start) throw new Error(JSON.stringify(start.failed));
  const browser = new PlainBrowser();
  const page = await browser.open(start.begun.redirectUrl, callbackUrl);
  const end = await browser.submit(page, { method, ...fields }, callbackUrl);
  return brokers.complete([...end.url.searchParams], start.begun.pending);
}

const PEOPLE = {
  'fi-bank-id': ['fi-helmi', 'Helmi Maria Äyrämö-Testi', '080371Y932Y', '1971-03-08'],
  'fi-mobile-id': ['fi-aino', 'Aino Esimerkki', '010190-961N', '1990-01-01'],
  'se-bankid': ['se-astrid', 'Astrid Exempelsson', '199001012385', null],
  'no-bankid': ['no-ines', 'Inés Testvik', '52886631057', '1966-08-12'],
  'dk-mitid': ['dk-freja', 'Freja Eksempelsen', '1704619992', '1961-04-17'],
  'nl-idin': ['nl-vera', 'VJ de Voorbeeld', null, '1975-07-25'],
} as const;

const rows = Object.values(profiles).flatMap(({ id }) => authenticationMethods.map((method) => [id, method] as const));

describe.each(rows)('Through the sandbox that plays %s, %s', (profile, method) => {
  it('proofs who the person is, as a test', async () => {
    const [person, name, value, birthDate] = PEOPLE[method];
    const country = countryOf(method);
    const expected: Partial<ProofedIdentity> = {
      method,
      country,
      level: method === 'no-bankid' ? 'high' : 'substantial',
      issuer: sandbox.broker.issuers[profile],
      name,
      birthDate: profile === 'signicat' && method === 'se-bankid' ? '1990-01-01' : birthDate,
      identityNumber: value === null ? null : { country, value },
      test: true,
    };
    expect(await authenticated(profile, method, { person, outcome: 'approve' })).toEqual({
      proofed: expect.objectContaining(expected),
    });
  });

  it('can be cancelled, and can fail', async () => {
    const [person] = PEOPLE[method];
    expect(await authenticated(profile, method, { person, outcome: 'cancel' })).toEqual({
      failed: { code: 'cancelled' },
    });
    expect(await authenticated(profile, method, { person, outcome: 'fail' })).toMatchObject({
      failed: { code: 'failed-at-broker', reason: 'unmet_authentication_requirements' },
    });
  });
});

describe.each(Object.keys(profiles) as Played[])('The sandbox that plays %s', (profile) => {
  it.each(['break-down', 'nonsense'])('may %s: then the broker is unavailable', async (outcome) => {
    expect(await authenticated(profile, 'se-bankid', { person: 'se-astrid', outcome })).toMatchObject({
      failed: { code: 'broker-unavailable', reason: 'nonsense' },
    });
  });

  it('may change its keys', async () => {
    const person = { person: 'se-astrid', outcome: 'approve' };
    expect(await authenticated(profile, 'se-bankid', person)).toHaveProperty('proofed');
    await sandbox.broker.rotateSigningKey(profile, 'forget');
    expect(await authenticated(profile, 'se-bankid', person)).toHaveProperty('proofed');
  });

  it('says in each token that it is a test, and so do we, whatever is configured', async () => {
    const answer = await authenticated(profile, 'se-bankid', { person: 'se-astrid', outcome: 'approve' }, false);
    expect(answer).toMatchObject({ proofed: { test: true, evidence: { claims: { test: true } } } });
  });
});

describe.each(Object.keys(profiles) as Played[])('Of people that the sandbox of %s plays', (profile) => {
  it.each([
    ['dk-mitid', 'dk-protected', { name: null, identityNumber: { country: 'DK', value: '2911909995' } }],
    ['dk-mitid', 'dk-without-cpr', { name: 'Maja Udland', identityNumber: null }],
    ['nl-idin', 'nl-initials', { name: null, identityNumber: null, birthDate: '1999-10-02' }],
    ['se-bankid', 'se-omar', { identityNumber: { country: 'SE', value: '191401682396' } }],
  ] as const)('one of %s, %s, has no more than the scheme gives', async (method, person, expected) => {
    expect(await authenticated(profile, method, { person, outcome: 'approve' })).toEqual({
      proofed: expect.objectContaining(expected),
    });
  });
});

const everybody = rows.flatMap(([profile, method]) =>
  testPeople.filter(({ country }) => country === countryOf(method)).map(({ id }) => [id, method, profile] as const),
);

describe('What is kept as evidence', () => {
  it.each(everybody)('of %s by %s at %s verifies by the key beside it', async (person, method, profile) => {
    const answer = await authenticated(profile, method, { person, outcome: 'approve' });
    if (!('proofed' in answer)) throw new Error(JSON.stringify(answer.failed));
    const { subject, evidence } = answer.proofed;
    expect(evidence.tokens.map(({ kind }) => kind)).toContain('id-token');
    for (const { jws, key } of evidence.tokens) {
      const { payload } = await compactVerify(jws, await importJWK(key as JWK, 'RS256'));
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ sub: subject, test: true });
    }
  });
});
