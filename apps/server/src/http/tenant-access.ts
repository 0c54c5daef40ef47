import {
  APPLICATION,
  type Application,
  everyFolder,
  readingScopes,
  scopesOfRole,
  type SessionTokens,
  type TenantContext,
  tenantOfMember,
} from '@attestory/application';
import type { Scope } from '@attestory/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerOf } from './credentials.js';
import { PersonAccess } from './people/person-access.js';
import { ProblemError } from './problems.js';
import { SESSION_TOKENS } from './tokens.js';

/** What a program's token says. */
export interface ApiToken {
  readonly organizationId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}

/** Lets those through who act for an organization: its programs, and its members on its side. */
@Injectable()
export class TenantAccess {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    @Inject(SESSION_TOKENS) private readonly tokens: SessionTokens,
    private readonly persons: PersonAccess,
  ) {}

  /** @throws ProblemError `unauthorized`, `forbidden`, `wrong-context`, `strong-authentication-required`, `not-found` */
  async of(request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<TenantContext> {
    const bearer = bearerOf(request);
    const token = bearer ? this.tokens.open<ApiToken>('api', bearer, this.app.clock.now()) : null;
    return token ? this.clients(token, scope) : this.members(request, reply, scope);
  }

  private async clients({ organizationId, clientId, scopes }: ApiToken, scope: Scope): Promise<TenantContext> {
    const organization = await this.app.views.organizations.get(organizationId);
    const client = organization?.clients[clientId];
    if (!client || client.revoked) throw new ProblemError('unauthorized');
    if (!scopes.includes(scope) || !client.scopes.includes(scope)) throw new ProblemError('forbidden', { scope });
    return { organizationId, by: { kind: 'client', clientId }, delivery: client.delivery, folders: everyFolder };
  }

  private async members(request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<TenantContext> {
    const { personId, assurance, context } = (await this.persons.of(request, reply)).session;
    if (context.kind === 'personal') throw new ProblemError('wrong-context');
    const tenant = await tenantOfMember(this.app, personId, context.organizationId);
    if (!tenant) throw new ProblemError('not-found');
    const granted: readonly Scope[] = scopesOfRole[tenant.by.role];
    if (!granted.includes(scope)) throw new ProblemError('forbidden', { scope });
    if (assurance !== 'strong' && !readingScopes.includes(scope))
      throw new ProblemError('strong-authentication-required');
    return tenant;
  }
}
