import {
  APPLICATION,
  type Application,
  missingDocumentFor,
  missingDocumentOf,
  type PersonSession,
  type TenantContext,
} from '@attestory/application';
import type { Language } from '@attestory/domain';
import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForEverybody, ForPersons, ForTenants } from '../access.js';
import { After, Person, Tenant } from '../command-context.js';
import { preferredLanguage } from '../problem-titles.js';
import { invalid } from '../validation.pipe.js';
import {
  AnybodysMissingDocumentDto,
  GeneralAnswer,
  MissingAnswer,
  MissingDocumentOfOthersDto,
  OwnMissingDocumentDto,
} from './missing-document.dto.js';
import { generalBody, missingBody } from './missing-document-body.js';
import { QuestionLimiter } from './question-limiter.js';

/** “Why can’t I find the document?”, answered from the log. */
@ApiTags('missing documents')
@Controller('v1')
export class MissingDocumentController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly limiter: QuestionLimiter,
  ) {}

  @Get('me/missing-document')
  @Header('Cache-Control', 'no-store')
  @ForPersons({ context: 'personal' })
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Why one can’t find a document: every reason, whether it holds, and the event that it rests on',
    description:
      'About what was sent to one’s verified addresses, or to or signed by one’s identities. What somebody else signed over one’s address is only told of as that.',
  })
  @ApiOkResponse({ type: MissingAnswer })
  async own(
    @Person() person: PersonSession,
    @Query() { after: _, ...remembered }: OwnMissingDocumentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @After() position?: string,
  ) {
    const language = inLanguage(request, reply);
    return missingBody(await missingDocumentOf(this.app, person, remembered, position), language);
  }

  @Get('support/missing-document')
  @Header('Cache-Control', 'no-store')
  @ForTenants('support:explain')
  @ApiBearerAuth()
  @ApiOperation({
    summary:
      'Why somebody can’t find a document that the organization sent: every reason, and the event that it rests on',
    description:
      'About the organization’s own invitations only, where they may be read. The person is told of by e-mail or name.',
  })
  @ApiOkResponse({ type: MissingAnswer })
  async others(
    @Tenant() tenant: TenantContext,
    @Query() { after: _, ...remembered }: MissingDocumentOfOthersDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @After() position?: string,
  ) {
    if (remembered.email === undefined && remembered.name === undefined)
      throw invalid('#/query/email', 'say whose document it is: email or name');
    const language = inLanguage(request, reply);
    return missingBody(await missingDocumentFor(this.app, tenant, remembered, position), language);
  }

  @Post('missing-document')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForEverybody()
  @ApiOperation({
    summary: 'Why documents can’t be found, in general. The answer is the same whatever is asked: nothing is looked up',
  })
  @ApiOkResponse({ type: GeneralAnswer })
  async anybodys(
    @Body() _: AnybodysMissingDocumentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limiter.count(request.ip);
    return generalBody(inLanguage(request, reply));
  }
}

/** The language of the answer, which is said with it. */
function inLanguage(request: FastifyRequest, reply: FastifyReply): Language {
  const language = preferredLanguage(request.headers['accept-language']);
  void reply.header('Content-Language', language).header('Vary', 'Accept-Language');
  return language;
}
