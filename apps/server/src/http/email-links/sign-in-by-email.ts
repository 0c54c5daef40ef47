import { APPLICATION, type Application, requestEmailLink, signInByEmailLink } from '@attestory/application';
import type { Language } from '@attestory/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseForeignSite } from '../credentials.js';
import { type GivenToken, PersonSessions } from '../people/person-sessions.js';
import { SecretLimiter } from '../secret-limiter.js';
import { EmailLinkLimiter } from './email-link-limiter.js';

/** Signing in by a link in an e-mail, over HTTP: the API and the pages do it alike. */
@Injectable()
export class SignInByEmail {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly limiter: EmailLinkLimiter,
    private readonly secrets: SecretLimiter,
    private readonly sessions: PersonSessions,
  ) {}

  /** @throws ProblemError `too-many-requests`, `forbidden` over another site */
  async request(request: FastifyRequest, email: string, language: Language): Promise<void> {
    refuseForeignSite(request);
    await this.limiter.countCaller(request.ip);
    if (await this.limiter.maySendTo(email)) await requestEmailLink(this.app, { email, language }, request.id);
  }

  /**
   * Another site's page could sign somebody in to a stranger's account without their noticing: it is refused.
   * @throws ProblemError `too-many-requests`, `forbidden`; CommandRejectedError `link-unknown`, `link-closed`
   */
  async signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
  ): Promise<GivenToken & { readonly personId: string; readonly registered: boolean }> {
    refuseForeignSite(request);
    const found = await this.secrets.guard(request.ip, () => signInByEmailLink(this.app, secret, request.id));
    const { personId, registered, linkId } = found;
    const brought = await this.sessions.broughtBy(request, reply);
    const given = await this.sessions.start(request, reply, {
      ...{ personId, assurance: 'single-factor', method: 'e-mail-link', from: `email-link/${linkId}` },
      replaces: brought?.session.sessionId ?? null,
    });
    return { personId, registered, ...given };
  }
}
