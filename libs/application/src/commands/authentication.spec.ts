import { beforeEach, describe, expect, it } from '@jest/globals';
import type { InvitedSignatory, Logged } from '@attestory/domain';
import { aino } from '../testing/fake-broker.sample.js';
import { signingApplication } from '../testing/signing-application.sample.js';
import { failureIn } from '../queries/authentication-view.js';
import { beginAuthentication } from './begin-authentication.js';
import { completeAuthentication } from './complete-authentication.js';

let world: Awaited<ReturnType<typeof signingApplication>>;
const sendTo = async (signatory: Partial<InvitedSignatory>) => {
  world = await signingApplication(signatory);
};
const begin = (method = 'fi-bank-id') => beginAuthentication(world.app, world.session, { method: method as never });
const complete = (pending: Awaited<ReturnType<typeof begin>>['pending']) =>
  completeAuthentication(world.app, { session: world.session, pending }, []);
const authenticate = async (method?: string) => complete((await begin(method)).pending);
const lastEvent = async () => (await world.events()).at(-1) as Logged;
const evidenceBlobs = () => [...world.vault.blobs.keys()].filter((id) => id.startsWith('evidence-'));
const refusedAs = (code: string) => ({ rejection: { code } });
const number = (value: string) => ({ identity: { number: { country: 'FI' as const, value } } });

beforeEach(async () => {
  world = await signingApplication();
});

describe('A strong authentication', () => {
  it('sends the browser to the broker and records nothing yet', async () => {
    const before = (await world.events()).length;
    expect((await begin()).redirectUrl).toBe('https://fake.example/reference-1');
    expect((await world.events()).length).toBe(before);
  });

  it('is recorded with what it proved, the number masked, and no token', async () => {
    const answer = await authenticate();
    expect(answer).toMatchObject({ name: 'Aino Esimerkki', validUntil: '2026-11-24T10:15:00.000Z', test: true });
    const { type, data } = await lastEvent();
    expect([type, data]).toEqual([
      'SignatoryAuthenticated',
      {
        ...{ authenticationId: expect.any(String), signatoryId: 's1', linkId: 'l1', sessionId: 'browser-1' },
        ...{ method: 'fi-bank-id', country: 'FI', level: 'substantial', assurance: 'strong', scheme: 'urn:scheme' },
        ...{ broker: 'fake', issuer: 'https://fake.example', test: true },
        identity: {
          ...{ name: 'Aino Esimerkki', birthDate: '1990-01-01', identityNumber: '010190-****' },
          keys: { subject: expect.stringMatching(/^[0-9a-f]{64}$/), number: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
        ...{ authenticatedAt: aino.authenticatedAt, validUntil: '2026-11-24T10:15:00.000Z' },
        evidence: { blobId: expect.any(String), sha256: expect.any(String), bytes: expect.any(Number) },
      },
    ]);
    expect(JSON.stringify(world.app.store)).not.toMatch(/961N|a\.b\.c|Esimerkki|pseudonym-1/);
  });

  it('keeps what the broker signed in the vault, under a key of the signatory’s own', async () => {
    await authenticate();
    const { data } = (await lastEvent()) as Extract<Logged, { type: 'SignatoryAuthenticated' }>;
    const kept = world.vault.blobs.get(data.evidence.blobId);
    expect(JSON.parse(String(kept))).toEqual(aino.evidence);
    expect(kept?.length).toBe(data.evidence.bytes);
    expect([...world.keys.keys.keys()].some((name) => name.endsWith('/signatory-s1-evidence'))).toBe(true);
  });

  it('is found again as the same person’s, whatever the invitation', async () => {
    const keysOf = async () => {
      await authenticate();
      return ((await lastEvent()) as Extract<Logged, { type: 'SignatoryAuthenticated' }>).data.identity.keys;
    };
    const first = await keysOf();
    await sendTo({});
    expect(await keysOf()).toEqual(first);
    await sendTo({});
    world.broker.next = { proofed: { ...aino, subject: 'pseudonym-2' } };
    expect(await keysOf()).toMatchObject({ number: first?.number });
    expect((await keysOf())?.subject).not.toBe(first?.subject);
  });

  it('holds from when the person authenticated, which a broker’s clock can not put off', async () => {
    world.broker.next = { proofed: { ...aino, authenticatedAt: '2026-11-24T09:50:00.000Z' as never } };
    expect(await authenticate()).toMatchObject({ validUntil: '2026-11-24T10:05:00.000Z' });
    world.broker.next = { proofed: { ...aino, authenticatedAt: '2026-11-24T10:01:00.000Z' as never } };
    expect(await authenticate()).toMatchObject({ validUntil: '2026-11-24T10:15:00.000Z' });
  });

  it('asks for the identity number only where the sender needs it, and keeps it whole only where required', async () => {
    await begin();
    expect(world.broker.expectations).toEqual([{ identityNumber: false, level: 'substantial' }]);
    await sendTo(number('010190-961N'));
    await authenticate();
    expect(world.broker.expectations[0]).toMatchObject({ identityNumber: true });
    expect((await lastEvent()).data).toMatchObject({ identity: { identityNumber: '010190-****' } });
    await sendTo({ identityNumber: true });
    await authenticate();
    expect(world.broker.expectations[0]).toMatchObject({ identityNumber: true });
    expect((await lastEvent()).data).toMatchObject({ identity: { identityNumber: '010190-961N' } });
  });
});

describe('Who is not the one expected', () => {
  it.each([
    ['number', number('240405A977H')],
    ['name', { identity: { name: 'Onni Testinen', birthDate: '1990-01-01' } }],
    ['birth-date', { identity: { name: 'Aino Esimerkki', birthDate: '1990-01-02' } }],
  ])('is refused by the %s, with an event that tells nothing of who came', async (difference, demands) => {
    await sendTo(demands);
    await expect(authenticate()).rejects.toMatchObject(refusedAs('identity-mismatch'));
    const { type, data } = await lastEvent();
    expect([type, data]).toEqual([
      'AuthenticationFailed',
      {
        ...{ authenticationId: expect.any(String), signatoryId: 's1', linkId: 'l1', sessionId: 'browser-1' },
        ...{ method: 'fi-bank-id', code: 'identity-mismatch', difference },
      },
    ]);
    expect(evidenceBlobs()).toEqual([]);
  });

  it('is refused without the number that the sender requires', async () => {
    await sendTo({ identityNumber: true });
    world.broker.next = { proofed: { ...aino, identityNumber: null } };
    await expect(authenticate('dk-mitid')).rejects.toMatchObject(refusedAs('identity-mismatch'));
    expect((await lastEvent()).data).toMatchObject({ difference: 'number-missing' });
  });

  it('is told so in that browser, until somebody has come who is', async () => {
    const failed = async (session = world.session) => failureIn(await world.events(), session);
    expect(await failed()).toBeNull();
    await sendTo(number('240405A977H'));
    await expect(authenticate()).rejects.toMatchObject(refusedAs('identity-mismatch'));
    expect(await failed()).toBe('identity-mismatch');
    expect(await failed({ ...world.session, sessionId: 'browser-2' })).toBeNull();
    world.broker.next = { proofed: { ...aino, identityNumber: { country: 'FI', value: '240405A977H' } } };
    await authenticate();
    expect(await failed()).toBeNull();
  });
});

describe('An authentication that comes to nothing', () => {
  it.each([
    ['authentication-cancelled', { code: 'cancelled' }, { code: 'cancelled' }],
    ['authentication-failed', { code: 'failed-at-broker', reason: 'no_app' }, { reason: 'no_app' }],
    ['authentication-invalid', { code: 'invalid-answer', fault: 'nonce', detail: 'x' }, { reason: 'nonce' }],
    ['broker-unavailable', { code: 'broker-unavailable', reason: 'nonsense', detail: 'x' }, { reason: 'nonsense' }],
  ])('is refused as %s and recorded', async (code, failed, data) => {
    world.broker.next = { failed: failed as never };
    await expect(authenticate()).rejects.toMatchObject(refusedAs(code));
    const event = await lastEvent();
    expect([event.type, event.data]).toEqual(['AuthenticationFailed', expect.objectContaining(data)]);
  });

  it('already where it should begin is recorded, too', async () => {
    world.broker.down = true;
    await expect(begin()).rejects.toMatchObject(refusedAs('broker-unavailable'));
    expect((await lastEvent()).data).toMatchObject({ code: 'broker-unavailable', reason: 'timed-out' });
  });
});

describe('A callback', () => {
  it('counts once, and the broker is not asked a second time', async () => {
    const { pending } = await begin();
    await complete(pending);
    const before = (await world.events()).length;
    await expect(complete(pending)).rejects.toMatchObject(refusedAs('authentication-unknown'));
    expect([(await world.events()).length, world.broker.completions]).toEqual([before, 1]);
  });

  it('that failed can not be mended by another one', async () => {
    const { pending } = await begin();
    world.broker.next = { failed: { code: 'cancelled' } };
    await expect(complete(pending)).rejects.toMatchObject(refusedAs('authentication-cancelled'));
    world.broker.next = { proofed: aino };
    await expect(complete(pending)).rejects.toMatchObject(refusedAs('authentication-unknown'));
  });

  it('of which two come at once counts once, with its evidence', async () => {
    const { pending } = await begin();
    const outcomes = await Promise.allSettled([complete(pending), complete(pending)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(evidenceBlobs()).toHaveLength(1);
  });

  it('after the invitation was closed counts no more, and leaves nothing behind', async () => {
    const { pending } = await begin();
    await world.run({ type: 'CancelInvitation', reason: null });
    await expect(complete(pending)).rejects.toMatchObject(refusedAs('link-closed'));
    expect([evidenceBlobs(), world.broker.completions]).toEqual([[], 0]);
  });
});

describe('A method', () => {
  it('that the sender does not allow, or nobody offers, is refused', async () => {
    await sendTo({ strongMethods: ['dk-mitid'] });
    await expect(begin()).rejects.toMatchObject(refusedAs('authentication-method-not-allowed'));
    await sendTo({});
    await expect(begin('se-bankid')).rejects.toMatchObject(refusedAs('method-not-offered'));
  });

  it('that tells no number is no help where the sender needs one', async () => {
    await expect(begin('nl-idin')).resolves.toBeDefined();
    await sendTo({ identityNumber: true });
    await expect(begin('nl-idin')).rejects.toMatchObject(refusedAs('method-not-offered'));
    await sendTo(number('010190-961N'));
    await expect(begin('nl-idin')).rejects.toMatchObject(refusedAs('method-not-offered'));
  });

  it('is nothing for who is to draw', async () => {
    await sendTo({ methods: ['light'] });
    await expect(begin()).rejects.toMatchObject(refusedAs('authentication-method-not-allowed'));
  });
});
