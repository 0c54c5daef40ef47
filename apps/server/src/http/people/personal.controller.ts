import {
  APPLICATION,
  type Application,
  openFromInbox,
  personalCopy,
  personalDocument,
  personalDocuments,
  personalHistory,
  personalInbox,
  type PersonSession,
} from '@attestory/application';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForPersons } from '../access.js';
import { partOf } from '../archive-body.js';
import { After, Person, PersonContext, type PersonCommandContext } from '../command-context.js';
import { HistoryAnswer } from '../dto/answers.dto.js';
import {
  InboxAnswer,
  InboxLinkAnswer,
  InboxLinkDto,
  InboxPageDto,
  PersonalCopiesAnswer,
  PersonalCopyAnswer,
} from '../dto/personal.dto.js';
import { PersonalPageDto, pageOf } from '../page.dto.js';
import { pdfReply } from '../pdf-reply.js';
import { UuidPipe } from '../uuid.pipe.js';
import { copyBody, inboxBody } from './personal-body.js';

/** What is a person's own: what waits for them, and what they signed. Nothing of their organizations. */
@ApiTags('people')
@Controller('v1/me')
@ApiBearerAuth()
export class PersonalController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('inbox')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({
    summary: 'What one is, or was, asked to sign, newest first',
    description:
      'Found by the identity that the sender named or that has signed, else by a verified e-mail address. Whoever signed in by an e-mail link sees what their addresses find.',
  })
  @ApiOkResponse({ type: InboxAnswer })
  async inbox(@Person() person: PersonSession, @Query() query: InboxPageDto, @After() position?: string) {
    const { items, nextCursor } = await personalInbox(this.app, person, pageOf(query), position);
    return { items: items.map(inboxBody), nextCursor };
  }

  @Post('inbox/:id/link')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({
    summary: 'Open an invitation that waits in one’s inbox: a link to sign, beside the mailed one',
    description:
      'For POST /v1/signing/sessions, or for people `/s#` and the secret. Signing asks for what the sender demands, as over the mailed link. While one works, it is answered again.',
  })
  @ApiOkResponse({ type: InboxLinkAnswer })
  async open(
    @Person() person: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Param('id', UuidPipe) invitationId: string,
    @Body() { signatoryId }: InboxLinkDto,
  ): Promise<InboxLinkAnswer> {
    return openFromInbox(this.app, person, { invitationId, signatoryId }, identity);
  }

  @Get('documents')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({
    summary: 'What one has signed and keeps a copy of, what closed last first; also of the time before the account',
    description:
      'Found by the identity that signed; where one drew, by a verified e-mail address. Whoever signed in by an e-mail link sees what their addresses find.',
  })
  @ApiOkResponse({ type: PersonalCopiesAnswer })
  async documents(@Person() person: PersonSession, @Query() query: PersonalPageDto, @After() position?: string) {
    const { items, nextCursor } = await personalDocuments(this.app, person, pageOf(query), position);
    return { items: items.map(copyBody), nextCursor };
  }

  @Get('documents/:id')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({ summary: 'One’s copy of a document' })
  @ApiOkResponse({ type: PersonalCopyAnswer })
  async document(@Person() person: PersonSession, @Param('id', UuidPipe) id: string, @After() position?: string) {
    return copyBody(await personalDocument(this.app, person, id, position));
  }

  @Get('documents/:id/history')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiOperation({
    summary: 'How one’s copy came about and what became of it, oldest first',
    description:
      'What concerns oneself, and who else signed when and how: of them no more than the signature page says, and no address. `data` is a part of each entry, `hash` that of the whole one.',
  })
  @ApiOkResponse({ type: HistoryAnswer })
  async history(@Person() person: PersonSession, @Param('id', UuidPipe) id: string, @After() position?: string) {
    return { id, items: await personalHistory(this.app, person, id, position) };
  }

  @Get('documents/:id/document')
  @ForPersons({ context: 'personal' })
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'One’s copy of a sealed PDF; that it was downloaded is in the invitation’s history' })
  @ApiQuery({ name: 'part', required: false, enum: ['signature-page'], description: 'Where it is a file of its own' })
  async copy(
    @Person() person: PersonSession,
    @Param('id', UuidPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('part') part?: string,
  ) {
    return pdfReply(reply, await personalCopy(this.app, person, { id, ...partOf(part) }));
  }
}
