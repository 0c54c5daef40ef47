import {
  APPLICATION,
  type Application,
  beginSignIn,
  type BegunByPerson,
  type CallbackParameters,
  completeSignIn,
  countEarlierDocuments,
  type PersonIntent,
  type SealedAuthentications,
} from '@attestory/application';
import type { AuthenticationMethod, Language } from '@attestory/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { givePending } from '../authentication/pending-cookie.js';
import { StartLimiter } from '../authentication/start-limiter.js';
import { refuseForeignSite } from '../credentials.js';
import { ProblemError } from '../problems.js';
import { SealedAuthenticationsToken } from '../tokens.js';
import { type GivenToken, PersonSessions } from './person-sessions.js';

export interface BrokerSignIn {
  readonly intent: PersonIntent;
  readonly method: AuthenticationMethod;
  readonly device?: 'this' | 'another';
  readonly language: Language;
}

/** Where the person's browser goes now. */
export interface BegunSignIn {
  readonly redirectUrl: string;
  readonly method: AuthenticationMethod;
  /** By when they have to come back. */
  readonly expiresAt: string;
}

/** Somebody has signed in. */
export interface SignedIn extends GivenToken {
  readonly state: 'signed-in';
  readonly registered: boolean;
  readonly personId: string;
  readonly name: string | null;
  readonly method: string;
  /** Of those that they signed with the same identity before, as far as their account keeps them: at most a hundred. */
  readonly earlierDocuments: number;
  readonly test: boolean;
}

/** Signing in, registering and adding an identity at a broker, over HTTP: the API and the pages do it alike. */
@Injectable()
export class SignInByBroker {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SealedAuthenticationsToken) private readonly sealed: SealedAuthentications,
    private readonly starts: StartLimiter,
    private readonly sessions: PersonSessions,
  ) {}

  /**
   * The browser keeps what is pending, and which session it had, in a sealed cookie.
   * @throws ProblemError `forbidden` over another site, `too-many-requests`, `unauthorized` for `link`;
   * CommandRejectedError as `beginSignIn`
   */
  async begin(request: FastifyRequest, reply: FastifyReply, wanted: BrokerSignIn): Promise<BegunSignIn> {
    refuseForeignSite(request);
    await this.starts.countAddress(request.ip);
    const { intent, language, method, device } = wanted;
    const brought = await (intent === 'link'
      ? this.sessions.find(request, reply)
      : this.sessions.broughtBy(request, reply));
    if (intent === 'link' && !brought) throw new ProblemError('unauthorized');
    const person = { intent, language, sessionId: brought?.session.sessionId ?? null };
    const { pending, redirectUrl } = await beginSignIn(this.app, person, { method, ...(device ? { device } : {}) });
    givePending({ request, reply }, this.app, this.sealed, { person, pending });
    return { redirectUrl, method, expiresAt: pending.expiresAt };
  }

  /**
   * Whoever came back is signed in under a session of its own, and the one that the browser had ends.
   * @throws CommandRejectedError as `completeSignIn`
   */
  async complete(
    request: FastifyRequest,
    reply: FastifyReply,
    begun: BegunByPerson,
    callback: CallbackParameters,
  ): Promise<SignedIn> {
    const came = await completeSignIn(this.app, begun, callback, request.id);
    const { personId, registered, method, authenticationId, from, name, test } = came;
    const given = await this.sessions.start(request, reply, {
      ...{ personId, assurance: 'strong', method, authenticationId, from, test },
      replaces: begun.person.sessionId,
    });
    const earlierDocuments = await countEarlierDocuments(this.app, personId);
    return { state: 'signed-in', registered, personId, name, method, earlierDocuments, test, ...given };
  }
}
