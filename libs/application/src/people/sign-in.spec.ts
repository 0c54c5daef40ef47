import { beforeEach, describe, expect, it } from '@jest/globals';
import { later } from '../ports/clock.port.js';
import type { PendingAuthentication, ProofedIdentity } from '../ports/identity-broker.port.js';
import { aino } from '../testing/fake-broker.sample.js';
import { peopleApplication } from '../testing/people.sample.js';
import { beginSignIn, type PersonIntent } from './begin-sign-in.js';
import { completeSignIn } from './complete-sign-in.js';
import { endSession, startPersonSession } from './person-session.js';
import { registerOrFindPerson } from './register-person.js';

let world: ReturnType<typeof peopleApplication>;
beforeEach(() => {
  world = peopleApplication();
});

const onni: ProofedIdentity = {
  ...aino,
  ...{ subject: 'pseudonym-9', identityNumber: { country: 'FI', value: '240405A977H' }, birthDate: '2005-04-24' },
};
const correlationId = crypto.randomUUID();
const person = (intent: PersonIntent, sessionId: string | null = null) =>
  ({ intent, language: 'fi', sessionId }) as const;
const begin = async (intent: PersonIntent, { method = 'fi-bank-id', sessionId = null as string | null } = {}) =>
  (await beginSignIn(world.app, person(intent, sessionId), { method: method as never })).pending;
const complete = (pending: PendingAuthentication, intent: PersonIntent, sessionId: string | null = null) =>
  completeSignIn(world.app, { person: person(intent, sessionId), pending }, [], correlationId);
const signIn = async (intent: PersonIntent, sessionId: string | null = null) =>
  complete(await begin(intent, { sessionId }), intent, sessionId);
const startSession = async (
  personId: string,
  assurance: 'strong' | 'single-factor' = 'strong',
  from: string = crypto.randomUUID(),
) =>
  (
    await startPersonSession(world.app, {
      ...{ personId, assurance, method: 'fi-bank-id', agent: null, from, replaces: null, correlationId },
    })
  ).session.sessionId;
const registerByEmail = () =>
  registerOrFindPerson(world.app, { email: 'a@example.com' }, { language: 'fi', register: true, correlationId });
const refusedAs = (code: string) => ({ rejection: { code } });

describe('Registering at a broker', () => {
  it('makes an account, which signing in finds again', async () => {
    const registered = await signIn('register');
    expect(registered).toMatchObject({ registered: true, method: 'fi-bank-id', name: 'Aino Esimerkki', test: true });
    expect(await signIn('sign-in')).toMatchObject({ registered: false, personId: registered.personId });
    expect(await signIn('register')).toMatchObject({ registered: false, personId: registered.personId });
  });

  it('asks for no identity number, and for a level that is at least substantial', async () => {
    await begin('register');
    expect(world.broker.expectations).toEqual([{ identityNumber: false, level: 'substantial' }]);
  });

  it('keeps the number masked, and nothing of what the broker signed', async () => {
    await signIn('register');
    const linked = (await world.app.transactor.load(
      world.store.events.find(({ type }) => type === 'IdentityLinked')?.stream as string,
      { initial: null, evolve: () => null },
    )) as unknown as { events: { data: unknown }[] };
    expect(linked.events[1]?.data).toMatchObject({ identity: { identityNumber: '010190-****' }, test: true });
    expect(JSON.stringify(linked.events)).not.toMatch(/961N|a\.b\.c|evidence/);
  });
});

describe('Signing in at a broker', () => {
  it('without an account is refused, and leaves nothing behind', async () => {
    await expect(signIn('sign-in')).rejects.toMatchObject(refusedAs('person-unknown'));
    expect(world.store.events).toEqual([]);
  });

  it('counts once: the session that starts from it starts once, and the broker is not asked again', async () => {
    const pending = await begin('register');
    const { personId, from } = await complete(pending, 'register');
    await startSession(personId, 'strong', from);
    await expect(complete(pending, 'register')).rejects.toMatchObject(refusedAs('authentication-unknown'));
    expect(world.broker.completions).toBe(1);
    await expect(startSession(personId, 'strong', from)).rejects.toMatchObject(refusedAs('authentication-unknown'));
  });

  it.each([
    ['authentication-cancelled', { code: 'cancelled' }],
    ['authentication-failed', { code: 'failed-at-broker', reason: 'no_app' }],
    ['authentication-invalid', { code: 'invalid-answer', fault: 'nonce', detail: 'x' }],
    ['broker-unavailable', { code: 'broker-unavailable', reason: 'nonsense', detail: 'x' }],
  ])('that comes to nothing is refused as %s, and nothing is recorded', async (code, failed) => {
    const pending = await begin('register');
    world.broker.next = { failed: failed as never };
    await expect(complete(pending, 'register')).rejects.toMatchObject(refusedAs(code));
    expect(world.store.events).toEqual([]);
  });

  it('is refused at its start where the broker is down, or nobody offers the method', async () => {
    await expect(begin('sign-in', { method: 'se-bankid' })).rejects.toMatchObject(refusedAs('method-not-offered'));
    world.broker.down = true;
    await expect(begin('sign-in')).rejects.toMatchObject(refusedAs('broker-unavailable'));
  });
});

describe('Adding an identity', () => {
  it('makes an account that was registered by e-mail a strong one', async () => {
    const { personId } = await registerByEmail();
    expect(await signIn('link', await startSession(personId, 'single-factor'))).toMatchObject({ personId });
    expect(await signIn('sign-in')).toMatchObject({ personId });
  });

  it('to one that has an identity takes a session that was signed in strongly', async () => {
    const { personId } = await registerByEmail();
    const weak = await startSession(personId, 'single-factor');
    const pending = await begin('link', { sessionId: weak });
    await signIn('link', weak);
    await expect(complete(pending, 'link', weak)).rejects.toMatchObject(refusedAs('strong-authentication-required'));
    await expect(begin('link', { sessionId: weak })).rejects.toMatchObject(refusedAs('strong-authentication-required'));
    const strong = await startSession(personId);
    world.broker.next = { proofed: { ...aino, subject: 'pseudonym-2', issuer: 'https://other.example' } };
    expect(await signIn('link', strong)).toMatchObject({ personId });
  });

  it('of another account, or of somebody born on another day, is refused', async () => {
    const { personId } = await signIn('register');
    const session = await startSession(personId);
    world.broker.next = { proofed: onni };
    await expect(signIn('link', session)).rejects.toMatchObject(refusedAs('another-person'));
    world.broker.next = { proofed: { ...onni, birthDate: null } };
    await signIn('register');
    await expect(signIn('link', session)).rejects.toMatchObject(refusedAs('identity-linked-elsewhere'));
  });

  it('takes a session that is there, at the start and at the end', async () => {
    await expect(begin('link')).rejects.toMatchObject(refusedAs('session-over'));
    const { personId } = await registerByEmail();
    const session = await startSession(personId, 'single-factor');
    const pending = await begin('link', { sessionId: session });
    await endSession(world.app, session, 'signed-out', { actor: 'person:p', correlationId: null });
    await expect(complete(pending, 'link', session)).rejects.toMatchObject(refusedAs('session-over'));
    const late = await startSession(personId, 'single-factor');
    world.clock.time = later(world.clock.now(), 12 * 60 * 60_000);
    await expect(begin('link', { sessionId: late })).rejects.toMatchObject(refusedAs('session-over'));
  });
});
