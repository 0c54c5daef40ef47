import {
  APPLICATION,
  type Application,
  type OpenPersonSession,
  type SessionTokens,
  type SigningSession,
  type TenantContext,
} from '@attestory/application';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS, type AccessRule } from './access.js';
import { tokenOf } from './credentials.js';
import { PersonAccess } from './people/person-access.js';
import { ProblemError } from './problems.js';
import { TenantAccess } from './tenant-access.js';
import { SESSION_TOKENS } from './tokens.js';

export const signingCookie = 'attestory_signing';

/** A request with whoever the guard has found to be asking. */
export type AuthorizedRequest = FastifyRequest & {
  tenant?: TenantContext;
  signing?: SigningSession;
  person?: OpenPersonSession;
  cookies?: Readonly<Record<string, string | undefined>>;
};

/** The one authorization function (architecture.md, decision 9): it lets a request through by the rule of its route. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SESSION_TOKENS) private readonly tokens: SessionTokens,
    private readonly persons: PersonAccess,
    private readonly tenants: TenantAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS, context.getHandler());
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<AuthorizedRequest>(), http.getResponse<FastifyReply>()];
    if (rule?.who === 'everybody') return true;
    // One address shows other things to others, and to one person on each of their sides.
    void reply.header('Cache-Control', 'private, no-store');
    switch (rule?.who) {
      case 'tenant':
        request.tenant = await this.tenants.of(request, reply, rule.scope);
        return true;
      case 'signatory':
        request.signing = this.signingOf(request);
        return true;
      case 'person':
        request.person = await this.persons.of(request, reply, rule);
        return true;
      case undefined:
        throw new ProblemError('not-found');
    }
  }

  private signingOf(request: AuthorizedRequest): SigningSession {
    const token = tokenOf(request, signingCookie)?.token;
    const session = token ? this.tokens.open<SigningSession>('signing', token, this.app.clock.now()) : null;
    if (!session) throw new ProblemError('unauthorized');
    return session;
  }
}
