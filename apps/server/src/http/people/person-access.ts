import type { OpenPersonSession } from '@attestory/application';
import type { SessionContext } from '@attestory/domain';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonRule } from '../access.js';
import { ProblemError } from '../problems.js';
import { PersonSessions } from './person-sessions.js';
import { contextHeader, requestedContext } from './requested-context.js';

/** Lets people through who have signed in. */
@Injectable()
export class PersonAccess {
  constructor(private readonly sessions: PersonSessions) {}

  /**
   * The session of a request, on the side that the request names or the session has chosen.
   * @throws ProblemError `unauthorized`, `forbidden`, `strong-authentication-required`, `wrong-context`, `not-found`
   */
  async of(request: FastifyRequest, reply: FastifyReply, rule: PersonRule): Promise<OpenPersonSession> {
    const open = await this.sessions.find(request, reply);
    if (!open) throw new ProblemError('unauthorized');
    const context = requestedContext(request.headers[contextHeader]) ?? open.session.context;
    await this.requireContext(open.session.personId, context);
    if (rule.context === 'personal' && context.kind !== 'personal') throw new ProblemError('wrong-context');
    if (rule.assurance === 'strong' && open.session.assurance !== 'strong')
      throw new ProblemError('strong-authentication-required');
    return { ...open, session: { ...open.session, context } };
  }

  /** Who is no member of an organization does not know that there is one. @throws ProblemError `not-found` */
  async requireContext(_personId: string, context: SessionContext): Promise<void> {
    if (context.kind === 'organization') throw new ProblemError('not-found');
  }
}
