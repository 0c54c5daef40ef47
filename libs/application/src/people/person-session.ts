import {
  type Instant,
  type PersonId,
  personDecider,
  type PersonSessionId,
  type SessionContext,
  sessionDecider,
  type SessionEnded,
  type SessionStarted,
  streams,
  tokenStanding,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { type CommandIdentity, newIdOf, processIdentity } from '../command-identity.js';
import { later } from '../ports/clock.port.js';
import { CommandRejectedError } from '../transact.js';

/** A person's session as a request comes with it. */
export interface PersonSession {
  readonly sessionId: string;
  readonly personId: string;
  /** Of how they signed in. */
  readonly assurance: 'single-factor' | 'strong';
  /** On whose side they are: what the request says, else what was chosen for the session. */
  readonly context: SessionContext;
}

/** What a token of a person's session says; it is signed, and nothing is stored for it. */
export interface PersonToken {
  readonly sessionId: string;
  readonly generation: number;
  readonly issuedAt: string;
}

/** A session with what its tokens are made from. */
export interface OpenPersonSession {
  readonly session: PersonSession;
  /** Of the tokens that are current. */
  readonly generation: number;
  /** Whether it is the token's. */
  readonly isCurrent: boolean;
  /** The session is over then, however often it is renewed. */
  readonly expiresAt: Instant;
}

export interface SignIn extends Pick<SessionStarted['data'], 'assurance' | 'method' | 'agent'> {
  readonly personId: string;
  /** What it comes from, e.g. an authentication: from the same thing only one session starts. */
  readonly from: string;
  readonly authenticationId?: string;
  readonly test?: boolean;
  /** The session that the browser brought along: it ends. */
  readonly replaces: string | null;
  readonly correlationId: string;
}

type Tools = Pick<Application, 'transactor' | 'clock'> & {
  readonly settings: Pick<Application['settings'], 'sessions'>;
};

/** After a token was changed for a new one, requests that were under way with it are let through so long. */
const grace = 60_000;

/** The id of the session that starts from something. */
export function sessionIdFrom(from: string): PersonSessionId {
  return newIdOf(processIdentity('sign-in', from, null).commandId, 'session') as PersonSessionId;
}

/**
 * Starts a session under an id of its own, whatever the browser brought along.
 * @throws CommandRejectedError `authentication-unknown` when one has started from the same thing
 */
export async function startPersonSession(app: Tools, signIn: SignIn): Promise<OpenPersonSession> {
  const { personId, assurance, method, agent, authenticationId, test, from, replaces, correlationId } = signIn;
  const sessionId = sessionIdFrom(from);
  const expiresAt = later(app.clock.now(), app.settings.sessions.longest);
  const actor = `person:${personId}`;
  const { repeated, events } = await app.transactor.transact({
    stream: streams.session(sessionId),
    decider: sessionDecider,
    command: {
      ...{ type: 'StartSession', sessionId, personId: personId as PersonId, assurance, method, agent, expiresAt },
      ...(authenticationId ? { authenticationId: authenticationId as never } : {}),
      ...(test ? { test } : {}),
    },
    identity: { ...processIdentity('sign-in', from, null), actor, correlationId },
    content: { start: sessionId, personId },
  });
  if (repeated || events.length === 0) throw new CommandRejectedError({ code: 'authentication-unknown' });
  if (replaces !== null) await endSession(app, replaces, 'replaced', { actor, correlationId });
  const session: PersonSession = { sessionId, personId, assurance, context: { kind: 'personal' } };
  return { session, generation: 0, isCurrent: true, expiresAt };
}

/** Whether a session has started from something. */
export async function hasStarted({ transactor }: Pick<Tools, 'transactor'>, from: string): Promise<boolean> {
  const { state } = await transactor.load(streams.session(sessionIdFrom(from)), sessionDecider);
  return state.status !== 'none';
}

/**
 * The session behind a token, as the log has it now: signing out counts at once, on every process. A token that was changed
 * for a new one a while ago ends the session: either may be in somebody else's hands.
 * @throws CommandRejectedError `session-over`
 */
export function openPersonSession(app: Tools, { sessionId, generation }: PersonToken): Promise<OpenPersonSession> {
  return openSession(app, sessionId, generation);
}

/** A session as the log has it now; for a token, with its generation. @throws CommandRejectedError `session-over` */
export async function openSession(app: Tools, sessionId: string, generation?: number): Promise<OpenPersonSession> {
  const { state, events } = await app.transactor.load(streams.session(sessionId), sessionDecider);
  if (state.status === 'none') throw over();
  const { personId, assurance, context, expiresAt } = state;
  const standing = tokenStanding(state, generation ?? state.generation, app.clock.now());
  if (standing === 'reused')
    await endSession(app, sessionId, 'reused', { actor: `person:${personId}`, correlationId: null });
  if (standing === 'reused' || standing === 'over') throw over();
  const startedAt = events[0]?.meta.position ?? '';
  if (startedAt < (await signedOutEverywhereAt(app, personId))) throw over();
  const session = { sessionId, personId, assurance, context };
  return { session, generation: state.generation, isCurrent: standing === 'current', expiresAt };
}

/** The place in the log of the newest sign-out everywhere; before all events: there is none. @throws CommandRejectedError */
export async function signedOutEverywhereAt(
  { transactor }: Pick<Tools, 'transactor'>,
  personId: string,
): Promise<string> {
  const { state, events } = await transactor.load(streams.person(personId), personDecider);
  if (state.status !== 'registered') throw over();
  return events.findLast(({ type }) => type === 'SignedOutEverywhere')?.meta.position ?? '';
}

/**
 * Changes a session's token for a new one. Of several requests that ask at once all get the same generation.
 * @throws CommandRejectedError `session-over`
 */
export async function renewPersonSession(app: Tools, open: OpenPersonSession): Promise<OpenPersonSession> {
  const { session, generation, isCurrent } = open;
  if (!isCurrent) return { ...open, isCurrent: true };
  const { sessionId, personId } = session;
  const now = app.clock.now();
  const { state } = await app.transactor.transact({
    stream: streams.session(sessionId),
    decider: sessionDecider,
    command: { type: 'RenewSession', generation, now, previousUntil: later(now, grace) },
    identity: {
      ...processIdentity('session-renewal', `${sessionId}/${generation}`, null),
      actor: `person:${personId}`,
    },
    content: { renew: generation },
  });
  return state.status === 'none' ? open : { ...open, generation: state.generation };
}

/** Chooses on whose side the session is from now on. @throws CommandRejectedError `session-over` */
export async function chooseContext(
  app: Tools,
  { sessionId }: Pick<PersonSession, 'sessionId'>,
  context: SessionContext,
  identity: CommandIdentity,
): Promise<void> {
  await app.transactor.transact({
    stream: streams.session(sessionId),
    decider: sessionDecider,
    command: { type: 'ChooseContext', context, now: app.clock.now() },
    identity,
    content: { context },
  });
}

/** Ends a session; one that is over already stays so. */
export async function endSession(
  { transactor }: Pick<Tools, 'transactor'>,
  sessionId: string,
  reason: SessionEnded['data']['reason'],
  by: { readonly actor: string; readonly correlationId: string | null },
): Promise<{ readonly position: string | null }> {
  const identity = processIdentity('session-end', `${sessionId}/${reason}`, null);
  return transactor.transact({
    stream: streams.session(sessionId),
    decider: sessionDecider,
    command: { type: 'EndSession', reason },
    identity: { ...identity, actor: by.actor, correlationId: by.correlationId ?? identity.correlationId },
    content: { end: sessionId },
  });
}

function over(): CommandRejectedError {
  return new CommandRejectedError({ code: 'session-over' });
}
