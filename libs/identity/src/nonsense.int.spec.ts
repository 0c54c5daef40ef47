import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Scene, scene } from './testing/brokers.fixture.js';
import { json } from './testing/hostile-op.fixture.js';

let on: Scene;
beforeAll(async () => {
  on = await scene({ profile: 'signicat', method: 'fi-bank-id', timeoutMs: 2_000 });
});
afterAll(() => on.stop());

const part = fc.oneof(
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  fc.base64String(),
  fc.string(),
);
/** What looks like a token, the better the more often. */
const token = fc.oneof(
  fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.')),
  fc.string(),
);
const tokenAnswer = fc.oneof(
  fc.json(),
  fc
    .record({ access_token: fc.oneof(token, fc.jsonValue()), token_type: fc.constant('Bearer'), id_token: token })
    .map((answer) => JSON.stringify(answer)),
);
const header = fc.constantFrom('application/json', 'application/jwt', 'text/html', '');

describe('Whatever comes from outside', () => {
  it('as tokens, nothing is proofed and nothing is thrown', async () => {
    const property = fc.asyncProperty(tokenAnswer, fc.integer({ min: 200, max: 599 }), async (body, status) => {
      on.op.instead.set('/token', (_, response) => json(response, body, status));
      expect(await on.completed()).toHaveProperty('failed.code', expect.stringMatching(/^(invalid|broker)/));
    });
    await fc.assert(property, { numRuns: 60 });
    on.op.instead.clear();
  });

  it('as userinfo, nothing is proofed and nothing is thrown', async () => {
    const property = fc.asyncProperty(fc.oneof(token, fc.json()), header, async (body, type) => {
      on.op.instead.set('/userinfo', (_, response) => {
        response.writeHead(200, type === '' ? {} : { 'content-type': type }).end(body);
      });
      expect(await on.completed()).toHaveProperty('failed.code', expect.stringMatching(/^(invalid|broker)/));
    });
    await fc.assert(property, { numRuns: 60 });
    on.op.instead.clear();
  });

  it('as callback, nothing is proofed and nothing is thrown', async () => {
    const { pending } = await on.approved();
    const name = fc.oneof(fc.constantFrom('state', 'code', 'iss', 'error', '__proto__'), fc.string());
    const value = fc.oneof(fc.constantFrom(pending.reference, on.op.issuer), fc.string());
    const property = fc.asyncProperty(fc.array(fc.tuple(name, value)), async (callback) => {
      expect(await on.brokers.complete(callback, pending)).toHaveProperty('failed.code');
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('as pending state, nothing is proofed and nothing is thrown', async () => {
    const { callback, pending } = await on.approved();
    const wrong = { ...pending, secrets: {} };
    expect(await on.brokers.complete(callback, wrong)).toMatchObject({ failed: { fault: 'state' } });
    const nowhere = { ...(await on.approved()).pending, callbackUrl: 'nowhere' };
    const answer = await on.brokers.complete(
      [
        ['state', nowhere.reference],
        ['code', 'a'],
      ],
      nowhere,
    );
    expect(answer).toHaveProperty('failed');
  });
});
