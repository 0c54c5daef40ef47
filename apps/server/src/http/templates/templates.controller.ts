import {
  APPLICATION,
  type Application,
  type CommandContext,
  inviteFromTemplate,
  listTemplates,
  readTemplate,
  retireTemplate,
  saveTemplate,
  type TemplateAnswer,
  templateDocument,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForTenants } from '../access.js';
import { After, Context, Tenant } from '../command-context.js';
import { CommandView } from '../dto/answers.dto.js';
import { TemplateAnswerDto, TemplatePage } from '../dto/template-answers.dto.js';
import { NewTemplateDto, SaveTemplateDto, UseTemplateDto } from '../dto/template.dto.js';
import { commandBody } from '../invitation-body.js';
import { pageOf, SearchPageDto } from '../page.dto.js';
import { pdfPartReply } from '../pdf-reply.js';
import { UuidPipe } from '../uuid.pipe.js';
import { templateBody, templateUse, writtenTemplate } from './template-body.js';

/** What an organization makes its invitations from. */
@ApiTags('templates')
@ApiBearerAuth()
@Controller('v1/templates')
export class TemplatesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'The templates that whoever asks may use, newest first' })
  @ApiOkResponse({ type: TemplatePage })
  async list(@Tenant() tenant: TenantContext, @Query() query: SearchPageDto, @After() after?: string) {
    const { items, nextCursor } = await listTemplates(this.app, tenant, pageOf(query), after);
    return { items: items.map(({ view, position }) => ({ ...templateBody(view), position })), nextCursor };
  }

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Make a template, of what is said or from an invitation' })
  @ApiCreatedResponse({ type: TemplateAnswerDto })
  async make(@Context() context: CommandContext, @Body() body: NewTemplateDto) {
    return answerBody(await saveTemplate(this.app, context, null, writtenTemplate(body)));
  }

  @Get(':id')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'One template, also when it was retired' })
  @ApiOkResponse({ type: TemplateAnswerDto })
  async get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { view, position } = await readTemplate(this.app, tenant, id, after);
    return { ...templateBody(view), position };
  }

  @Put(':id')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'A new version of a template; what was made from it stays as it is' })
  @ApiOkResponse({ type: TemplateAnswerDto })
  async change(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body: SaveTemplateDto) {
    return answerBody(await saveTemplate(this.app, context, id, writtenTemplate(body)));
  }

  @Delete(':id')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Retire a template: nothing more is made from it' })
  @ApiOkResponse({ type: TemplateAnswerDto })
  async retire(@Context() context: CommandContext, @Param('id', UuidPipe) id: string) {
    return answerBody(await retireTemplate(this.app, context, id));
  }

  @Get(':id/documents/:documentId')
  @ForTenants('invitations:write')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'One of a template’s documents; honours Range' })
  async document(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Param('documentId', UuidPipe) documentId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return pdfPartReply(request, reply, await templateDocument(this.app, tenant, id, documentId));
  }

  @Post(':id/invitations')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'A draft from a template, or with send: true an invitation that is sent at once' })
  @ApiCreatedResponse({ type: CommandView })
  async use(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body: UseTemplateDto) {
    return commandBody(await inviteFromTemplate(this.app, context, id, templateUse(body)));
  }
}

function answerBody({ template, position }: TemplateAnswer) {
  return { ...templateBody(template), position };
}
