import {
  APPLICATION,
  type Application,
  changePerson,
  endSession,
  type LinkedIdentityView,
  organizationsOf,
  type PersonSession,
  personView,
  sessionsOf,
} from '@attestory/application';
import { Body, Controller, Delete, Get, Header, Inject, Param, Patch, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForPersons } from '../access.js';
import { After, Person, PersonContext, type PersonCommandContext } from '../command-context.js';
import {
  ChangedPersonAnswer,
  ChangePersonDto,
  ContextsOfPersonAnswer,
  EndedSessionAnswer,
  PersonAnswer,
  SessionsOfPersonAnswer,
} from '../dto/person.dto.js';
import { ProblemError } from '../problems.js';
import { UuidPipe } from '../uuid.pipe.js';
import { PersonSessions } from './person-sessions.js';
import { contextText } from './requested-context.js';

/** A person's own account. */
@ApiTags('people')
@Controller('v1/me')
@ApiBearerAuth()
export class MeController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly sessions: PersonSessions,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ForPersons()
  @ApiOperation({ summary: 'Who has signed in' })
  @ApiOkResponse({ type: PersonAnswer })
  async view(@Person() { personId, assurance, context }: PersonSession) {
    const { identities, ...person } = await personView(this.app, personId);
    const shown = assurance === 'strong' ? identities : identities.map(withoutPrivateParts);
    return { ...person, identities: shown, assurance, context: contextText(context) };
  }

  @Patch()
  @ForPersons()
  @ApiOperation({ summary: 'Change the language of e-mails and pages' })
  @ApiOkResponse({ type: ChangedPersonAnswer })
  async change(
    @Person() { personId }: PersonSession,
    @PersonContext() context: PersonCommandContext,
    @Body() { language }: ChangePersonDto,
  ) {
    const { revision, position } = await changePerson(
      this.app,
      personId,
      { type: 'ChooseLanguage', language },
      context,
    );
    return { personId, revision, position };
  }

  @Get('contexts')
  @Header('Cache-Control', 'no-store')
  @ForPersons()
  @ApiOperation({ summary: 'On which sides one can be: one’s own, and that of each organization that one has joined' })
  @ApiOkResponse({ type: ContextsOfPersonAnswer })
  async contexts(@Person() { personId, context }: PersonSession, @After() after: string | undefined) {
    const current = contextText(context);
    const organizations = (await organizationsOf(this.app, personId, after)).map((organization) => {
      return { context: `organization/${organization.organizationId}`, ...organization };
    });
    return {
      items: [{ context: 'personal' }, ...organizations].map((one) => ({ ...one, current: one.context === current })),
    };
  }

  @Get('sessions')
  @Header('Cache-Control', 'no-store')
  @ForPersons()
  @ApiOperation({ summary: 'Where one is signed in, newest first' })
  @ApiOkResponse({ type: SessionsOfPersonAnswer })
  async list(@Person() session: PersonSession, @After() after: string | undefined) {
    const items = (await sessionsOf(this.app, session, after)).map(
      ({ personId: _, startedPosition: __, test, ...one }) => ({
        ...one,
        current: one.id === session.sessionId,
        ...(test ? { test } : {}),
      }),
    );
    return { items };
  }

  @Delete('sessions')
  @ForPersons()
  @ApiOperation({ summary: 'Sign out everywhere, here too' })
  @ApiOkResponse({ type: ChangedPersonAnswer })
  async signOutEverywhere(
    @Person() { personId }: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { revision, position } = await changePerson(this.app, personId, { type: 'SignOutEverywhere' }, { identity });
    this.sessions.forget(reply);
    return { personId, revision, position };
  }

  @Delete('sessions/:id')
  @ForPersons()
  @ApiOperation({ summary: 'End one of one’s own sessions' })
  @ApiOkResponse({ type: EndedSessionAnswer })
  async end(@Person() { personId }: PersonSession, @Param('id', UuidPipe) id: string, @Req() request: FastifyRequest) {
    if ((await this.sessions.personOf(id)) !== personId) throw new ProblemError('not-found');
    const by = { actor: `person:${personId}`, correlationId: request.id };
    const { position } = await endSession(this.app, id, 'ended', by);
    return { state: 'ended', position };
  }
}

/** As whoever came by an e-mail link sees it: they have only shown that they read that mail, which others may, too. */
function withoutPrivateParts(identity: LinkedIdentityView): LinkedIdentityView {
  return { ...identity, birthDate: null, identityNumber: null };
}
