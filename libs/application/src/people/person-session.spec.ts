import { beforeEach, describe, expect, it } from '@jest/globals';
import { registeredPerson } from '../testing/people.sample.js';
import { processIdentity } from '../command-identity.js';
import { changePerson } from './person-commands.js';
import {
  chooseContext,
  endSession,
  type OpenPersonSession,
  openPersonSession,
  renewPersonSession,
  startPersonSession,
} from './person-session.js';

let world: Awaited<ReturnType<typeof registeredPerson>>;
let personId: string;
beforeEach(async () => {
  world = await registeredPerson();
  personId = world.personId;
});

const minutes = (count: number) => count * 60_000;
const start = (from: string = crypto.randomUUID(), replaces: string | null = null) =>
  startPersonSession(world.app, {
    ...{
      personId,
      assurance: 'strong',
      method: 'fi-bank-id',
      agent: 'Firefox, Linux',
      authenticationId: 'a',
      test: true,
    },
    ...{ from, replaces, correlationId: crypto.randomUUID() },
  });
const tokenOf = ({ session, generation }: OpenPersonSession) => ({
  ...{ sessionId: session.sessionId, generation, issuedAt: world.clock.now() },
});
const openWith = (open: OpenPersonSession, app = world.app) => openPersonSession(app, tokenOf(open));
const over = { rejection: { code: 'session-over' } };
const endings = () =>
  world.store.events.filter(({ type }) => type === 'SessionEnded').map(({ data }) => JSON.parse(data).reason);
const by = { actor: 'person:p', correlationId: null };

describe('A session', () => {
  it('is open on every process from the moment it starts', async () => {
    const open = await start();
    const { session } = await openWith(open, world.open());
    expect(session).toEqual({
      ...{ sessionId: open.session.sessionId, personId, assurance: 'strong', context: { kind: 'personal' } },
    });
  });

  it('starts once from the same thing, also when it comes twice at once', async () => {
    const twice = await Promise.allSettled([start('callback'), start('callback')]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(start('callback')).rejects.toMatchObject({ rejection: { code: 'authentication-unknown' } });
  });

  it('has an id of its own and ends the one that the browser brought along', async () => {
    const old = await start();
    const fresh = await start(undefined, old.session.sessionId);
    expect(fresh.session.sessionId).not.toBe(old.session.sessionId);
    await expect(openWith(old)).rejects.toMatchObject(over);
    expect([(await openWith(fresh)).isCurrent, endings()]).toEqual([true, ['replaced']]);
  });

  it('is over when it is ended, on every process', async () => {
    const open = await start();
    const elsewhere = world.open();
    await openWith(open, elsewhere);
    await endSession(world.app, open.session.sessionId, 'signed-out', by);
    for (const app of [world.app, elsewhere]) await expect(openWith(open, app)).rejects.toMatchObject(over);
    await endSession(world.app, open.session.sessionId, 'ended', by);
    expect(endings()).toEqual(['signed-out']);
  });

  it('is over after twelve hours, however often it was renewed', async () => {
    let open = await start();
    for (let hour = 0; hour < 12; hour++) {
      open = await renewPersonSession(world.app, await openWith(open));
      world.clock.pass(minutes(60));
    }
    await expect(openWith(open)).rejects.toMatchObject(over);
  });

  it('is over after a sign-out everywhere; one that starts later is not', async () => {
    const before = [await start(), await start()];
    const identity = processIdentity('test', 'everywhere', null);
    await changePerson(world.app, personId, { type: 'SignOutEverywhere' }, { identity });
    const fresh = await start();
    for (const open of before) await expect(openWith(open)).rejects.toMatchObject(over);
    expect((await openWith(fresh)).isCurrent).toBe(true);
  });

  it('is nobody’s whose account there is not', async () => {
    const signIn = { personId: crypto.randomUUID(), assurance: 'strong', method: 'fi-bank-id', agent: null } as const;
    const open = await startPersonSession(world.app, { ...signIn, from: 'x', replaces: null, correlationId: 'c' });
    await expect(openWith(open)).rejects.toMatchObject(over);
  });

  it('keeps the side that was chosen', async () => {
    const open = await start();
    const context = { kind: 'organization', organizationId: 'o' as never } as const;
    await chooseContext(world.app, open.session, context, processIdentity('test', 'context', null));
    expect((await openWith(open)).session.context).toEqual(context);
  });
});

describe('A token', () => {
  it('is changed once by requests that come at once, which all get the new one', async () => {
    const open = await start();
    const elsewhere = world.open();
    const renewed = await Promise.all([renewPersonSession(world.app, open), renewPersonSession(elsewhere, open)]);
    expect(renewed.map(({ generation }) => generation)).toEqual([1, 1]);
    expect(world.types('session')).toEqual(['SessionStarted', 'SessionRenewed']);
  });

  it('that was changed works a minute more, and is changed for the same new one again', async () => {
    const old = await start();
    await renewPersonSession(world.app, old);
    world.clock.pass(minutes(1) - 1);
    const late = await openWith(old);
    expect([late.isCurrent, (await renewPersonSession(world.app, late)).generation]).toEqual([false, 1]);
  });

  it('that was changed a minute ago ends the session when it comes again: the new one, too', async () => {
    const old = await start();
    const fresh = await renewPersonSession(world.app, old);
    world.clock.pass(minutes(1));
    await expect(openWith(old)).rejects.toMatchObject(over);
    await expect(openWith(fresh)).rejects.toMatchObject(over);
    expect(endings()).toEqual(['reused']);
  });

  it('of a generation that there is not yet ends nothing', async () => {
    const open = await start();
    await expect(openWith({ ...open, generation: 1 })).rejects.toMatchObject(over);
    expect((await openWith(open)).isCurrent).toBe(true);
  });
});
