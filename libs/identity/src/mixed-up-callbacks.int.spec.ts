import { type CallbackParameters, toInstant } from '@attestory/application';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openBrokers } from './open-brokers.js';
import { context, expectation, type Scene, type SceneOptions, scene } from './testing/brokers.fixture.js';

let on: Scene;
const open = async (options: SceneOptions = {}) => {
  on = await scene(options);
  return on;
};
afterEach(() => on.stop());

const invalid = (fault: string) => ({ failed: expect.objectContaining({ code: 'invalid-answer', fault }) });
const without = (callback: CallbackParameters, name: string) => callback.filter(([each]) => each !== name);
const replaced = (callback: CallbackParameters, name: string, value: string): CallbackParameters => [
  ...without(callback, name),
  [name, value],
];

describe('A callback', () => {
  it('of another authentication is refused, whichever of the two is pending', async () => {
    const { brokers, approved } = await open();
    const [first, second] = [await approved(), await approved()];
    expect(await brokers.complete(first.callback, second.pending)).toEqual(invalid('state'));
    expect(await brokers.complete(second.callback, first.pending)).toEqual(invalid('state'));
  });

  it.each([
    ['without a state', 'state', (callback) => without(callback, 'state')],
    ['with an empty state', 'state', (callback) => replaced(callback, 'state', '')],
    ['with two states', 'malformed', (callback) => [...callback, ['state', 'another']]],
    ['with two codes', 'malformed', (callback) => [...callback, ['code', 'another']]],
    ['without a code', 'malformed', (callback) => without(callback, 'code')],
    ['of another issuer', 'issuer', (callback) => replaced(callback, 'iss', 'https://evil.example.com')],
    ['that does not say by whom', 'issuer', (callback) => without(callback, 'iss')],
    ['with a code that the broker did not give', 'code', (callback) => replaced(callback, 'code', 'made-up')],
  ] as const satisfies readonly (readonly [string, string, (callback: CallbackParameters) => CallbackParameters])[])(
    '%s is refused: %s',
    async (_, fault, change) => {
      const { brokers, approved } = await open();
      const { callback, pending } = await approved();
      expect(await brokers.complete(change(callback), pending)).toEqual(invalid(fault));
    },
  );

  it('with the code of another authentication is refused: its verifier does not fit', async () => {
    const { brokers, approved } = await open();
    const [mine, theirs] = [await approved(), await approved()];
    const code = theirs.callback.find(([name]) => name === 'code')?.[1] ?? '';
    expect(await brokers.complete(replaced(mine.callback, 'code', code), mine.pending)).toEqual(invalid('code'));
  });

  it('is taken once', async () => {
    const { brokers, approved } = await open();
    const { callback, pending } = await approved();
    expect(await brokers.complete(callback, pending)).toHaveProperty('proofed');
    expect(await brokers.complete(callback, pending)).toEqual(invalid('replayed'));
  });

  it('that comes a hundred times at once is taken once', async () => {
    const { brokers, approved } = await open();
    const { callback, pending } = await approved();
    const answers = await Promise.all(Array.from({ length: 100 }, () => brokers.complete(callback, pending)));
    expect(answers.filter((answer) => 'proofed' in answer)).toHaveLength(1);
  });

  it('is refused a second time by another process, too: the broker takes a code once', async () => {
    const { brokers, approved, settings } = await open();
    const { callback, pending } = await approved();
    expect(await brokers.complete(callback, pending)).toHaveProperty('proofed');
    const another = await openBrokers([settings], { clock: { now: () => toInstant(new Date()) } });
    expect(await another.complete(callback, pending)).toEqual(invalid('code'));
  });

  it('that names somebody else’s reference does not use up one’s own', async () => {
    const { brokers, approved } = await open();
    const { callback, pending } = await approved();
    expect(await brokers.complete(replaced(callback, 'state', 'guessed'), pending)).toEqual(invalid('state'));
    expect(await brokers.complete(callback, pending)).toHaveProperty('proofed');
  });

  it('is refused after a quarter of an hour', async () => {
    let minutes = 0;
    const { brokers, approved, op } = await open({
      clock: { now: () => toInstant(new Date(Date.now() + minutes * 60_000)) },
    });
    const { callback, pending } = await approved();
    minutes = 15;
    expect(await brokers.complete(callback, pending)).toEqual(invalid('expired'));
    expect(op.asked.get('/token')).toBeUndefined();
  });

  it('for a broker that is not configured any more is refused', async () => {
    const { brokers, approved } = await open();
    const { callback, pending } = await approved();
    const refused = { failed: { code: 'method-not-offered' } };
    expect(await brokers.complete(callback, { ...pending, broker: 'gone' })).toEqual(refused);
    expect(await brokers.complete(callback, { ...pending, method: 'fi-bank-id' })).toEqual(refused);
  });

  it('with more than belongs to the protocol is read without that', async () => {
    const { brokers, approved } = await open();
    const { callback, pending } = await approved();
    const more: CallbackParameters = [
      ...callback,
      ['session_state', 'a'],
      ['scope', 'b'],
      ['response', 'c'],
      ['id_token', 'd'],
    ];
    expect(await brokers.complete(more, pending)).toHaveProperty('proofed');
  });
});

describe('A person who', () => {
  const failing = async (error: string, description = 'Ett namn: Anna Svensson') => {
    const { brokers } = await open();
    const start = await brokers.begin('se-bankid', expectation, context);
    if ('failed' in start) throw new Error('It did not begin');
    const { pending } = start.begun;
    const callback: CallbackParameters = [
      ['error', error],
      ['error_description', description],
      ['state', pending.reference],
      ['iss', on.op.issuer],
    ];
    return brokers.complete(callback, pending);
  };

  it('turns back has cancelled', async () => {
    expect(await failing('access_denied')).toEqual({ failed: { code: 'cancelled' } });
  });

  it.each([
    ['login_required', 'login_required'],
    ['urn:grn:error:cpr-mismatch', 'urn:grn:error:cpr-mismatch'],
    ['<script>alert(1)</script>', 'unknown'],
    ['Anna Svensson', 'unknown'],
  ])('fails with %s at the broker fails with the reason %s, and no more is told', async (error, reason) => {
    expect(await failing(error)).toEqual({ failed: { code: 'failed-at-broker', reason } });
  });

  it.each([
    ['server_error', 'nonsense'],
    ['temporarily_unavailable', 'nonsense'],
    ['invalid_request', 'misconfigured'],
    ['invalid_request_object', 'misconfigured'],
  ])('meets %s met the broker’s trouble: %s', async (error, reason) => {
    expect(await failing(error)).toMatchObject({ failed: { code: 'broker-unavailable', reason } });
  });

  it('turned back somewhere else has not cancelled this', async () => {
    const { brokers, approved } = await open();
    const { pending } = await approved();
    const elsewhere: CallbackParameters = [
      ['error', 'access_denied'],
      ['state', pending.reference],
      ['iss', 'https://evil.example.com'],
    ];
    expect(await brokers.complete(elsewhere, pending)).toEqual(invalid('issuer'));
  });
});
