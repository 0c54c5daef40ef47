import type { AnswerFault } from '@attestory/application';
import type { AuthenticationMethod } from '@attestory/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type JWTPayload, SignJWT } from 'jose';
import type { BrokerProfile } from './profiles/broker-profile.js';
import { type Scene, scene } from './testing/brokers.fixture.js';
import { json, newSigningKey } from './testing/hostile-op.fixture.js';

let on: Scene;
const open = async (profile: BrokerProfile['id'], method: AuthenticationMethod) => {
  on = await scene({ profile, method });
  return on;
};
afterEach(() => on.stop());

const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

type Lie = (on: Scene) => void | Promise<void>;
const claims = (change: (claims: JWTPayload) => JWTPayload): Lie => {
  return ({ op }) => {
    op.idTokenClaims = change;
  };
};
/** The token as it is, but for who signs it and how. */
const token = (make: (on: Scene) => Promise<string>): Lie => {
  return (scene) => {
    scene.op.tokens = async () => {
      const idToken = await scene.op.encrypted(await make(scene));
      return JSON.stringify({ access_token: 'access-1', token_type: 'Bearer', id_token: idToken });
    };
  };
};

const LIES: readonly (readonly [lie: string, fault: AnswerFault, tell: Lie])[] = [
  ['has the nonce of another authentication', 'nonce', claims((all) => ({ ...all, nonce: 'another' }))],
  ['has no nonce', 'nonce', claims(({ nonce: _, ...all }) => all)],
  ['is of another issuer', 'issuer', claims((all) => ({ ...all, iss: 'https://evil.example.com' }))],
  ['has no issuer', 'issuer', claims(({ iss: _, ...all }) => all)],
  ['is for somebody else', 'audience', claims((all) => ({ ...all, aud: 'somebody-else' }))],
  ['is for somebody else, too', 'audience', claims((all) => ({ ...all, aud: [String(all.aud), 'somebody-else'] }))],
  ['is of somebody else’s party', 'audience', claims((all) => ({ ...all, aud: [String(all.aud), 'b'], azp: 'b' }))],
  ['has expired', 'expired', claims((all) => ({ ...all, iat: now() - 200, exp: now() - 100 }))],
  ['was issued long ago', 'expired', claims((all) => ({ ...all, iat: now() - HOUR }))],
  [
    'was issued in the future',
    'not-yet-valid',
    claims((all) => ({ ...all, iat: now() + HOUR, exp: now() + 2 * HOUR })),
  ],
  ['is not valid yet', 'not-yet-valid', claims((all) => ({ ...all, nbf: now() + HOUR }))],
  ['tells of an earlier session', 'expired', claims((all) => ({ ...all, auth_time: now() - HOUR }))],
  ['does not say about whom it is', 'claims', claims(({ sub: _, ...all }) => all)],
  ['does not say when it ends', 'expired', claims(({ exp: _, ...all }) => all)],
  [
    'is signed by nobody (alg none)',
    'algorithm',
    token(async ({ op }) => `${base64url({ alg: 'none' })}.${base64url(op.standardClaims())}.`),
  ],
  [
    'is signed by what should be its public key (alg HS256)',
    'algorithm',
    token(({ op }) =>
      new SignJWT(op.standardClaims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('a'.repeat(32))),
    ),
  ],
  [
    'is signed by another algorithm than agreed',
    'algorithm',
    token(async ({ op }) => {
      const other = await newSigningKey('elliptic', 'ES256');
      op.published = [op.key, other];
      return op.signed(op.standardClaims(), other);
    }),
  ],
  [
    'is signed by another key of the same name',
    'signature',
    token(async ({ op }) => op.signed(op.standardClaims(), await newSigningKey(op.key.kid))),
  ],
  [
    'is signed by a key that is none of the broker’s',
    'signature',
    token(async ({ op }) => op.signed(op.standardClaims(), await newSigningKey('unknown'))),
  ],
  [
    'brings its own key along',
    'signature',
    token(async ({ op }) => {
      const own = await newSigningKey('own');
      return op.signed(op.standardClaims(), own, { jku: 'https://evil.example.com/jwks' });
    }),
  ],
  [
    'was changed after it was signed',
    'signature',
    token(async ({ op }) => {
      const [header, , signature] = (await op.signed(op.standardClaims())).split('.');
      return `${header}.${base64url({ ...op.standardClaims(), sub: 'somebody-else' })}.${signature}`;
    }),
  ],
  ['is no token', 'malformed', token(async () => 'nonsense')],
  [
    'is missing',
    'malformed',
    ({ op }) => {
      op.tokens = async () => JSON.stringify({ access_token: 'access-1', token_type: 'Bearer' });
    },
  ],
];

const SCENES = [
  ['idura', 'se-bankid'],
  ['signicat', 'se-bankid'],
  ['idura', 'fi-bank-id'],
  ['signicat', 'fi-mobile-id'],
] as const;

describe.each(SCENES)('Through a broker like %s, by %s, an id token', (profile, method) => {
  it.each(LIES)('that %s is refused: %s', async (_, fault, tell) => {
    const { completed, op } = await open(profile, method);
    await tell(on);
    expect(await completed()).toEqual({
      failed: { code: 'invalid-answer', fault, detail: expect.stringMatching(/^the /) },
    });
    expect(op.asked.get('/userinfo')).toBeUndefined();
  });

  it.each([-30, 30])('of a broker whose clock is off by %d seconds is taken', async (seconds) => {
    const { completed, op } = await open(profile, method);
    op.idTokenClaims = (all) => ({
      ...all,
      iat: now() + seconds,
      nbf: now() + seconds,
      auth_time: now() + seconds,
      exp: now() + seconds + 5,
    });
    expect(await completed()).toHaveProperty('proofed');
  });
});

describe.each([
  ['idura', 'fi-bank-id'],
  ['signicat', 'fi-bank-id'],
] as const)('In the Finnish Trust Network, through a broker like %s', (profile, method) => {
  it('an id token that is not encrypted is refused', async () => {
    const { completed, op } = await open(profile, method);
    op.encrypted = async (jws) => jws;
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault: 'encryption' } });
  });

  it('an id token that is encrypted for somebody else is refused', async () => {
    const { completed, op } = await open(profile, method);
    const { publicKey } = await newSigningKey('other', 'RSA-OAEP-256');
    op.encrypted = (jws) =>
      Object.getPrototypeOf(op).encrypted.call(
        { registration: { encryption: { kid: 'our-encryption-key', publicKey } } },
        jws,
      );
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault: 'encryption' } });
  });

  it('the request is signed: its address tells nothing but who asks', async () => {
    const { brokers, op } = await open(profile, method);
    const start = await brokers.begin(
      method,
      { identityNumber: true, level: 'substantial' },
      {
        callbackUrl: 'https://sign.example.com/signing/callback',
        language: 'fi',
      },
    );
    if ('failed' in start) throw new Error('It did not begin');
    const { searchParams } = new URL(start.begun.redirectUrl);
    expect([...searchParams.keys()].sort()).toEqual(['client_id', 'request']);
    await op.approve(start.begun.redirectUrl);
    expect(op.authorization).toMatchObject({ ui_locales: 'fi', state: start.begun.pending.reference });
  });

  it('we say who we are by a signed assertion, not by a secret', async () => {
    const { completed, op } = await open(profile, method);
    expect(await completed()).toHaveProperty('proofed');
    expect(op.tokenRequest.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    expect(op.tokenRequest.get('client_secret')).toBeNull();
  });
});

describe('A userinfo answer', () => {
  it.each([
    ['about somebody else', 'claims', { sub: 'somebody-else' }],
    ['about nobody', 'claims', { sub: undefined }],
    ['of another issuer', 'issuer', { iss: 'https://evil.example.com' }],
    ['for somebody else', 'audience', { aud: 'somebody-else' }],
    ['that says something else than the id token', 'claims', { idp: 'nbid' }],
  ] as const)('%s is refused: %s', async (_, fault, lie) => {
    const { completed, op } = await open('signicat', 'se-bankid');
    op.userinfo = { ...op.userinfo, ...lie };
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault } });
  });

  it('that is signed by another key is refused', async () => {
    const { completed, op } = await open('signicat', 'fi-bank-id');
    const other = await newSigningKey(op.key.kid);
    op.instead.set('/userinfo', (_, response) => {
      void op
        .signed({ sub: 'subject-1', ...op.userinfo }, other)
        .then((jws) => op.encrypted(jws))
        .then((jwe) => response.writeHead(200, { 'content-type': 'application/jwt' }).end(jwe));
    });
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault: 'signature' } });
  });

  it('that is signed by another algorithm than agreed is refused', async () => {
    const { completed, op } = await open('signicat', 'fi-bank-id');
    const other = await newSigningKey('elliptic', 'ES256');
    op.published = [op.key, other];
    op.instead.set('/userinfo', (_, response) => {
      void op
        .signed({ sub: 'subject-1', ...op.userinfo }, other)
        .then((jws) => op.encrypted(jws))
        .then((jwe) => response.writeHead(200, { 'content-type': 'application/jwt' }).end(jwe));
    });
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault: 'algorithm' } });
  });

  it('that is plain where it should be encrypted is refused', async () => {
    const { completed, op } = await open('signicat', 'fi-bank-id');
    op.signedUserinfo = false;
    expect(await completed()).toMatchObject({ failed: { code: 'invalid-answer', fault: 'encryption' } });
  });

  it('that is nonsense is the broker’s trouble', async () => {
    const { completed, op } = await open('signicat', 'se-bankid');
    op.instead.set('/userinfo', (_, response) => json(response, '{"sub":'));
    expect(await completed()).toMatchObject({ failed: { code: 'broker-unavailable', reason: 'nonsense' } });
  });
});
