import { APPLICATION, type Application, membershipOf, type OpenPersonSession } from '@attestory/application';
import type { SessionContext } from '@attestory/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonRule } from '../access.js';
import { ProblemError } from '../problems.js';
import { PersonSessions } from './person-sessions.js';
import { contextHeader, requestedContext } from './requested-context.js';

const personal: SessionContext = { kind: 'personal' };

/** Lets people through who have signed in. */
@Injectable()
export class PersonAccess {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly sessions: PersonSessions,
  ) {}

  /**
   * The session of a request, on the side that the request names or the session has chosen.
   * @throws ProblemError `unauthorized`, `forbidden`, `strong-authentication-required`, `wrong-context`, `not-found`
   */
  async of(
    request: FastifyRequest,
    reply: FastifyReply,
    rule: Omit<PersonRule, 'who'> = {},
  ): Promise<OpenPersonSession> {
    const open = await this.sessions.find(request, reply);
    if (!open) throw new ProblemError('unauthorized');
    const { personId, assurance, context: chosen } = open.session;
    const named = requestedContext(request.headers[contextHeader]);
    if (named) await this.requireContext(personId, named);
    // Whoever is no member any more is on their own side again.
    const context = named ?? ((await this.isTheirs(personId, chosen)) ? chosen : personal);
    if (rule.context === 'personal' && context.kind !== 'personal') throw new ProblemError('wrong-context');
    if (rule.assurance === 'strong' && assurance !== 'strong') throw new ProblemError('strong-authentication-required');
    return { ...open, session: { ...open.session, context } };
  }

  /** Who is no member of an organization does not know that there is one. @throws ProblemError `not-found` */
  async requireContext(personId: string, context: SessionContext): Promise<void> {
    if (!(await this.isTheirs(personId, context))) throw new ProblemError('not-found');
  }

  private async isTheirs(personId: string, context: SessionContext): Promise<boolean> {
    if (context.kind === 'personal') return true;
    return (await membershipOf(this.app, context.organizationId, personId)) !== null;
  }
}
