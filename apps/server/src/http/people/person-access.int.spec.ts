import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Application,
  chooseContext,
  endSession,
  type IdentityBroker,
  type MailSender,
  type PdfWorkshop,
  processIdentity,
  registerOrFindPerson,
  SessionTokens,
} from '@attestory/application';
import {
  type Instant,
  type OrganizationCommand,
  organizationDecider,
  type SessionContext,
  streams,
} from '@attestory/domain';
import { EventStoreUnavailableError } from '@attestory/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OpenApplication, openApplication } from '../../composition/open-application.js';
import { loadServiceKeys } from '../../composition/service-keys.js';
import { loadConfig } from '../../config.js';
import type { PersonRule } from '../access.js';
import { PersonAccess } from './person-access.js';
import { PersonSessions } from './person-sessions.js';

const minute = 60_000;
const tokens = new SessionTokens(new Uint8Array(32));
const closing = { close: async () => {} };
const outside = {
  pdf: closing as PdfWorkshop,
  mail: closing as MailSender,
  identities: closing as unknown as IdentityBroker,
};

let folder: string;
let open: OpenApplication;
let world: Awaited<ReturnType<typeof openWorld>>;
let sessions: PersonSessions;
let access: PersonAccess;

/** Somebody who has registered, a clock that passes as told, and a log that may fail to store. */
async function openWorld({ app: real }: OpenApplication) {
  const clock = {
    time: '2026-11-24T10:00:00.000Z',
    now: () => clock.time as Instant,
    pass: (milliseconds: number) => {
      clock.time = new Date(Date.parse(clock.time) + milliseconds).toISOString();
    },
  };
  const disk = { full: false };
  const transactor: Application['transactor'] = {
    load: (stream, decider) => real.transactor.load(stream, decider),
    transact: async (transaction) => {
      if (disk.full) throw new EventStoreUnavailableError('disk full', 'not-stored');
      return real.transactor.transact(transaction);
    },
  };
  const app: Application = { ...real, clock, transactor };
  const wanted = { language: 'fi', register: true, correlationId: crypto.randomUUID() } as const;
  const { personId } = await registerOrFindPerson(app, { email: 'aino@example.com' }, wanted);
  return { app, clock, disk, personId };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-people-'));
  const config = loadConfig({ ATTESTORY_DATA: folder, ATTESTORY_BASE_URL: 'http://127.0.0.1:1' });
  const settings = { ...config.settings, baseUrl: 'https://sign.example' };
  open = await openApplication({ ...config, settings }, await loadServiceKeys(config), outside, (_, error) => {
    throw error;
  });
  world = await openWorld(open);
  sessions = new PersonSessions(world.app, tokens);
  access = new PersonAccess(world.app, sessions);
});
afterEach(async () => {
  await open.close();
  await rm(folder, { recursive: true });
});

type Headers = Readonly<Record<string, string>>;
const requestWith = (headers: Headers, cookie?: string) =>
  ({
    ...{ id: crypto.randomUUID(), headers: { host: 'sign.example', ...headers } },
    cookies: cookie === undefined ? {} : { attestory_session: cookie },
  }) as unknown as FastifyRequest;
const newReply = () => {
  const set: string[] = [];
  return { set, reply: { header: (_: string, line: string) => set.push(line) } as unknown as FastifyReply };
};
const signIn = async (more: object = {}) => {
  const { set, reply } = newReply();
  const base = { personId: world.personId, assurance: 'strong', method: 'fi-bank-id', replaces: null } as const;
  const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' };
  const given = await sessions.start(requestWith(agent), reply, { ...base, from: crypto.randomUUID(), ...more });
  return { ...given, cookie: set[0] as string };
};
const ask = async (request: FastifyRequest, rule: Omit<PersonRule, 'who'> = {}) => {
  const { set, reply } = newReply();
  return { open: await access.of(request, reply, rule), cookies: set };
};
const byCookie = (token: string, headers: Headers = {}) => ask(requestWith(headers, token));
const byBearer = (token: string, headers: Headers = {}) =>
  ask(requestWith({ authorization: `Bearer ${token}`, ...headers }));
const organizationCommand = (id: string, command: object) =>
  world.app.transactor.transact({
    ...{ stream: streams.organization(id), decider: organizationDecider, command: command as OrganizationCommand },
    ...{ content: command, identity: processIdentity('test', `${id}/${JSON.stringify(command)}`, null) },
  });
/** An organization that somebody has joined. */
const organizationOf = async (personId: string) => {
  const organizationId = crypto.randomUUID();
  const name = { organizationId, name: 'Acme Oy', businessId: '1234567-1' };
  const link = { linkId: 'l2', expiresAt: '2027-01-01T00:00:00.000Z', language: 'fi' };
  const mainUser = { memberId: 'm1', personId: crypto.randomUUID(), name: 'Ada' };
  await organizationCommand(organizationId, { type: 'RegisterOrganization', ...name, mainUser });
  const invited = { memberId: 'm2', email: 'aino@example.com', role: 'user', by: null };
  await organizationCommand(organizationId, { type: 'InviteMember', ...invited, ...link });
  const join = { linkId: 'l2', personId, name: 'Aino', now: world.clock.now() };
  await organizationCommand(organizationId, { type: 'JoinOrganization', ...join });
  return organizationId;
};
const tokenIn = (cookie: string | undefined) => /^attestory_session=([^;]+);/.exec(cookie ?? '')?.[1] as string;
const over = { rejection: { code: 'session-over' } };

describe('Who signs in', () => {
  it('gets a cookie for the API alone, out of reach of scripts and other sites, for as long as its token works', async () => {
    const { cookie, token, expiresAt, sessionExpiresAt } = await signIn();
    expect(cookie).toBe(`attestory_session=${token}; Path=/v1; HttpOnly; SameSite=Lax; Max-Age=1800; Secure`);
    expect([expiresAt, sessionExpiresAt]).toEqual(['2026-11-24T10:30:00.000Z', '2026-11-24T22:00:00.000Z']);
  });

  it('is let through by the cookie and by the token', async () => {
    const { token } = await signIn();
    for (const came of [await byCookie(token), await byBearer(token)])
      expect(came.open.session).toMatchObject({ personId: world.personId, assurance: 'strong' });
  });
});

describe('A cookie', () => {
  it('is let alone for five minutes, and changed for a new one after that', async () => {
    const { token } = await signIn();
    world.clock.pass(5 * minute - 1);
    expect((await byCookie(token)).cookies).toEqual([]);
    world.clock.pass(1);
    const { open, cookies } = await byCookie(token);
    expect([open.generation, cookies.length]).toEqual([1, 1]);
    expect((await byCookie(tokenIn(cookies[0]))).cookies).toEqual([]);
  });

  it('that was changed is answered with the new one for a minute, and ends the session later', async () => {
    const { token } = await signIn();
    world.clock.pass(6 * minute);
    const fresh = tokenIn((await byCookie(token)).cookies[0]);
    const late = await byCookie(token);
    expect((await byCookie(tokenIn(late.cookies[0]))).open.generation).toBe(1);
    world.clock.pass(minute);
    await expect(byCookie(token)).rejects.toMatchObject(over);
    await expect(byCookie(fresh)).rejects.toMatchObject(over);
  });

  it('that was changed because somebody asked is answered with the new one, too', async () => {
    const { token } = await signIn();
    await sessions.renew(newReply().reply, (await byCookie(token)).open);
    const { open, cookies } = await byCookie(token);
    expect([open.generation, cookies.length]).toEqual([1, 1]);
  });

  it('keeps somebody signed in who comes now and then, for twelve hours', async () => {
    let { token } = await signIn();
    for (let i = 0; i < 28; i++) {
      world.clock.pass(25 * minute);
      token = tokenIn((await byCookie(token)).cookies[0]);
    }
    world.clock.pass(20 * minute);
    await expect(byCookie(token)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('is worth nothing after half an hour without a request', async () => {
    const { token } = await signIn();
    world.clock.pass(30 * minute);
    for (const attempt of [byCookie, byBearer])
      await expect(attempt(token)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('works on while nothing can be stored', async () => {
    const { token } = await signIn();
    world.clock.pass(6 * minute);
    world.disk.full = true;
    expect((await byCookie(token)).cookies).toEqual([]);
    world.disk.full = false;
    expect((await byCookie(token)).cookies).toHaveLength(1);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin to be told', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('brought by a request of %s is refused; a token in the header is not', async (_, headers: Headers) => {
    const { token } = await signIn();
    await expect(byCookie(token, headers)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await byBearer(token, headers)).open.session.personId).toBe(world.personId);
  });

  it('brought by the own site is fine', async () => {
    const { token } = await signIn();
    const headers = { origin: 'https://sign.example', 'sec-fetch-site': 'same-origin' };
    expect((await byCookie(token, headers)).open.session.personId).toBe(world.personId);
  });
});

describe('A token', () => {
  it('in the header is changed only where that is asked for', async () => {
    const { token } = await signIn();
    world.clock.pass(6 * minute);
    const { open, cookies } = await byBearer(token);
    expect(cookies).toEqual([]);
    const renewed = await sessions.renew(newReply().reply, open);
    expect((await byBearer(renewed.token)).open).toMatchObject({ generation: 1, isCurrent: true });
  });

  it('of no kind, of another kind, cut short or forged lets nobody through', async () => {
    const { token } = await signIn();
    const other = new SessionTokens(new Uint8Array(32).fill(1));
    const [content, later] = [{ sessionId: 's', generation: 0, issuedAt: world.clock.now() }, '2099-01-01'];
    const forged = [
      token.slice(0, -2),
      `${token}x`,
      'x',
      tokens.issue('api', content, later),
      other.issue('person', content, later),
    ];
    for (const wrong of forged) {
      await expect(byBearer(wrong)).rejects.toMatchObject({ code: 'unauthorized' });
      await expect(byCookie(wrong)).rejects.toMatchObject({ code: 'unauthorized' });
    }
    await expect(ask(requestWith({}))).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('is worth nothing as soon as the session has ended', async () => {
    const { token } = await signIn();
    const { session } = (await byBearer(token)).open;
    await endSession(world.app, session.sessionId, 'signed-out', { actor: 'person:p', correlationId: null });
    for (const attempt of [byCookie, byBearer]) await expect(attempt(token)).rejects.toMatchObject(over);
  });
});

describe('The rule of a route', () => {
  it('may ask for a strong sign-in', async () => {
    const weak = await signIn({ assurance: 'single-factor', method: 'e-mail-link' });
    const request = requestWith({ authorization: `Bearer ${weak.token}` });
    await expect(ask(request, { assurance: 'strong' })).rejects.toMatchObject({
      code: 'strong-authentication-required',
    });
    expect((await ask(request)).open.session.assurance).toBe('single-factor');
    const strong = requestWith({ authorization: `Bearer ${(await signIn()).token}` });
    expect((await ask(strong, { assurance: 'strong' })).open.session.assurance).toBe('strong');
  });
});

describe('The side that a request names', () => {
  it('must be one, and theirs', async () => {
    const { token } = await signIn();
    const name = (context: string) => byBearer(token, { 'attestory-context': context });
    expect((await name('personal')).open.session.context).toEqual({ kind: 'personal' });
    for (const nonsense of ['', 'organization', 'organization/', 'organization/x', 'personal/1', 'constructor'])
      await expect(name(nonsense)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(name(`organization/${crypto.randomUUID()}`)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may be an organization of which they are a member, for as long as they are', async () => {
    const { token } = await signIn();
    const [ours, theirs] = [await organizationOf(world.personId), await organizationOf(crypto.randomUUID())];
    const context = (id: string) => ({ 'attestory-context': `organization/${id}` });
    const inOurs = { kind: 'organization', organizationId: ours };
    expect((await byBearer(token, context(ours))).open.session.context).toEqual(inOurs);
    await expect(byBearer(token, context(theirs))).rejects.toMatchObject({ code: 'not-found' });
    const request = requestWith({ authorization: `Bearer ${token}`, ...context(ours) });
    await expect(ask(request, { context: 'personal' })).rejects.toMatchObject({ code: 'wrong-context' });

    const { session } = (await byBearer(token)).open;
    await chooseContext(world.app, session, inOurs as SessionContext, processIdentity('test', 'choose', null));
    expect((await byBearer(token)).open.session.context).toEqual(inOurs);
    expect((await byBearer(token, { 'attestory-context': 'personal' })).open.session.context.kind).toBe('personal');
    await organizationCommand(ours, { type: 'RemoveMember', memberId: 'm2', by: null });
    expect((await byBearer(token)).open.session.context).toEqual({ kind: 'personal' });
    await expect(byBearer(token, context(ours))).rejects.toMatchObject({ code: 'not-found' });
  });
});
