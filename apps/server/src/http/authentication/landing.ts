import {
  APPLICATION,
  type Application,
  type BegunByBrowser,
  type CallbackParameters,
  completeAuthentication,
} from '@attestory/application';
import type { Language } from '@attestory/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignInByBroker } from '../people/sign-in-by-broker.js';
import { signedInPage, signInFailedPage, waySignIn } from '../people/sign-in-page.js';
import type { ProblemCode } from '../problems.js';
import { donePage, failurePage, lostPage } from './landing-page.js';

/** How somebody who comes back is told what became of it: programs and people. */
export interface Landed {
  readonly answer: object;
  readonly page: (language: Language) => string;
}

/** Ends what was begun: signatories authenticate for an invitation, others sign in. */
@Injectable()
export class Landing {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly signIns: SignInByBroker,
  ) {}

  /** @throws CommandRejectedError as `completeAuthentication` and `completeSignIn` */
  async complete(
    request: FastifyRequest,
    reply: FastifyReply,
    begun: BegunByBrowser,
    callback: CallbackParameters,
  ): Promise<Landed> {
    if ('person' in begun) {
      const answer = await this.signIns.complete(request, reply, begun, callback);
      return { answer, page: (language) => signedInPage(language, this.baseUrl, begun.person.intent, answer) };
    }
    const answer = await completeAuthentication(this.app, begun, callback);
    return {
      answer: { state: 'authenticated', ...answer },
      page: (language) => donePage(language, this.signing, answer),
    };
  }

  /** Why it came to nothing; `begun` is null where this browser has begun nothing of the kind. */
  failure(language: Language, begun: BegunByBrowser | null, code: ProblemCode): string {
    if (!begun) return lostPage(language, this.signing, code, waySignIn(language, this.baseUrl));
    if ('person' in begun) return signInFailedPage(language, this.baseUrl, code);
    return failurePage(language, this.signing, code);
  }

  private get baseUrl(): string {
    return this.app.settings.baseUrl;
  }

  /** Where signing goes on in the browser's session. */
  private get signing(): string {
    return `${this.baseUrl}/s`;
  }
}
