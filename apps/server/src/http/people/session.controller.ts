import {
  APPLICATION,
  type Application,
  chooseContext,
  endSession,
  type OpenPersonSession,
  type PersonSession,
} from '@attestory/application';
import { Body, Controller, Delete, Header, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForPersons } from '../access.js';
import { OpenSession, Person, PersonContext, type PersonCommandContext } from '../command-context.js';
import { ChooseContextDto, ContextAnswer, EndedSessionAnswer, PersonTokenAnswer } from '../dto/person.dto.js';
import { invalid } from '../validation.pipe.js';
import { PersonAccess } from './person-access.js';
import { PersonSessions } from './person-sessions.js';
import { contextText, parseContext } from './requested-context.js';

/** A person's own session, in the browser or program that asks. */
@ApiTags('people')
@Controller('v1/session')
@ApiBearerAuth()
export class SessionController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly sessions: PersonSessions,
    private readonly access: PersonAccess,
  ) {}

  @Delete()
  @ForPersons()
  @ApiOperation({ summary: 'Sign out here' })
  @ApiOkResponse({ type: EndedSessionAnswer })
  async signOut(
    @Person() { sessionId, personId }: PersonSession,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const by = { actor: `person:${personId}`, correlationId: request.id };
    const { position } = await endSession(this.app, sessionId, 'signed-out', by);
    this.sessions.forget(reply);
    return { state: 'ended', position };
  }

  @Post('renewal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForPersons()
  @ApiOperation({ summary: 'Change the token for a new one; the old one works a minute more' })
  @ApiOkResponse({ type: PersonTokenAnswer })
  renew(@OpenSession() open: OpenPersonSession, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.sessions.renew(reply, open);
  }

  @Put('context')
  @ForPersons()
  @ApiOperation({ summary: 'Choose on whose side this session is; a request may say otherwise (Attestory-Context)' })
  @ApiOkResponse({ type: ContextAnswer })
  async choose(
    @Person() session: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Body() body: ChooseContextDto,
  ) {
    const context = parseContext(body.context);
    if (!context) throw invalid('#/context', 'must be personal, or organization/ and its id');
    await this.access.requireContext(session.personId, context);
    await chooseContext(this.app, session, context, identity);
    return { context: contextText(context) };
  }
}
