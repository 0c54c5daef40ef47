import {
  APPLICATION,
  type Application,
  endSession,
  later,
  type OpenPersonSession,
  openPersonSession,
  type PersonToken,
  renewPersonSession,
  type SessionTokens,
  type SignIn,
  startPersonSession,
} from '@attestory/application';
import { sessionDecider, streams } from '@attestory/domain';
import { EventStoreUnavailableError } from '@attestory/event-store';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CookieRule, tokenOf } from '../credentials.js';
import { ProblemError } from '../problems.js';
import { SESSION_TOKENS } from '../tokens.js';
import { agentOf } from './agent.js';
import { LatestSignIn } from './latest-sign-in.js';
import { giveSession, sessionCookie, takeSession } from './session-cookie.js';

/** A cookie's token is changed for a new one after so long. */
const changedAfter = 5 * 60_000;

/** A token of a person's session, as it is given out. */
export interface GivenToken {
  readonly token: string;
  /** It has to be renewed by then. */
  readonly expiresAt: string;
  /** The person has to sign in again then. */
  readonly sessionExpiresAt: string;
}

/** People's sessions over HTTP: starts them, finds them behind requests, and changes their tokens. */
@Injectable()
export class PersonSessions {
  private readonly latest: LatestSignIn;

  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SESSION_TOKENS) private readonly tokens: SessionTokens,
  ) {
    this.latest = new LatestSignIn(tokens);
  }

  /**
   * Signs somebody in, in the browser or program that asks.
   * @throws CommandRejectedError `authentication-unknown` when a session has started from the same thing
   */
  async start(
    request: FastifyRequest,
    reply: FastifyReply,
    signIn: Omit<SignIn, 'agent' | 'correlationId'>,
  ): Promise<GivenToken> {
    const agent = agentOf(request.headers['user-agent']);
    const started = await startPersonSession(this.app, { ...signIn, agent, correlationId: request.id });
    await this.endLatest(request, signIn);
    const given = this.give(reply, started);
    this.latest.keep(reply, this.app, started.session.sessionId);
    return given;
  }

  /** Of two sign-ins that were begun side by side, the session of the one that came back first ends, too. */
  private async endLatest(request: FastifyRequest, { personId, replaces }: Pick<SignIn, 'personId' | 'replaces'>) {
    const before = this.latest.of(request, this.app.clock.now());
    if (before === null || before === replaces) return;
    await endSession(this.app, before, 'replaced', { actor: `person:${personId}`, correlationId: request.id });
  }

  /**
   * The session that a request comes with; null: it brings none. A cookie's token is changed from time to time.
   * @throws ProblemError `unauthorized`, `forbidden`; CommandRejectedError `session-over`
   */
  async find(request: FastifyRequest, reply: FastifyReply, rule?: CookieRule): Promise<OpenPersonSession | null> {
    const found = tokenOf(request, sessionCookie, rule);
    if (!found) return null;
    const token = this.tokens.open<PersonToken>('person', found.token, this.app.clock.now());
    if (!token) throw new ProblemError('unauthorized');
    const open = await openPersonSession(this.app, token);
    return found.byCookie ? this.changed(reply, token, open) : open;
  }

  /** The session that the browser has, where it can be told and isn't over: a sign-in puts another one in its place. */
  async broughtBy(request: FastifyRequest, reply: FastifyReply, rule?: CookieRule): Promise<OpenPersonSession | null> {
    try {
      return await this.find(request, reply, rule);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'unauthorized') return null;
      if ((error as { rejection?: { code?: string } }).rejection?.code === 'session-over') return null;
      throw error;
    }
  }

  /** @throws CommandRejectedError `session-over` */
  async renew(reply: FastifyReply, open: OpenPersonSession): Promise<GivenToken> {
    return this.give(reply, await renewPersonSession(this.app, open));
  }

  /** Whose session it is; null: there is none. */
  async personOf(sessionId: string): Promise<string | null> {
    const { state } = await this.app.transactor.load(streams.session(sessionId), sessionDecider);
    return state.status === 'none' ? null : state.personId;
  }

  /** The browser forgets its token. */
  forget(reply: FastifyReply): void {
    takeSession(reply);
  }

  private async changed(reply: FastifyReply, token: PersonToken, open: OpenPersonSession): Promise<OpenPersonSession> {
    const due = later(token.issuedAt as never, changedAfter) <= this.app.clock.now();
    if (open.isCurrent && !due) return open;
    try {
      const renewed = await renewPersonSession(this.app, open);
      this.give(reply, renewed);
      return renewed;
    } catch (error) {
      // The token counts as long as nothing can be stored.
      if (error instanceof EventStoreUnavailableError) return open;
      throw error;
    }
  }

  private give(
    reply: FastifyReply,
    { session, generation, expiresAt: sessionExpiresAt }: OpenPersonSession,
  ): GivenToken {
    const { clock, settings } = this.app;
    const issuedAt = clock.now();
    const idle = later(issuedAt, settings.sessions.idle);
    const expiresAt = idle < sessionExpiresAt ? idle : sessionExpiresAt;
    const content: PersonToken = { sessionId: session.sessionId, generation, issuedAt };
    const token = this.tokens.issue('person', content, expiresAt);
    const seconds = Math.ceil((Date.parse(expiresAt) - Date.parse(issuedAt)) / 1_000);
    giveSession(reply, token, { seconds, secure: settings.baseUrl.startsWith('https:') });
    return { token, expiresAt, sessionExpiresAt };
  }
}
