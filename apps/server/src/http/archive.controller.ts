import {
  APPLICATION,
  type Application,
  archivedDocument,
  archivedDocumentFile,
  archivedHistory,
  archiveOf,
  type CommandContext,
  moveArchivedDocument,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForTenants } from './access.js';
import { archivedBody, partOf } from './archive-body.js';
import { After, Context, Tenant } from './command-context.js';
import { HistoryAnswer } from './dto/answers.dto.js';
import { ArchivedAnswer, ArchivePageAnswer, MoveArchivedDto, MovedAnswer } from './dto/archive.dto.js';
import { ArchivePageDto, pageOf } from './page.dto.js';
import { pdfPartReply } from './pdf-reply.js';
import { UuidPipe } from './uuid.pipe.js';

const part = { name: 'part', required: false, enum: ['signature-page'], description: 'Where it is a file of its own' };

@ApiTags('archive')
@ApiBearerAuth()
@Controller('v1/archive')
export class ArchiveController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('archive:read')
  @ApiOperation({
    summary: 'The organization’s archive: each document that it holds a copy of, what closed last first',
    description:
      'What was sent and has closed with at least one signature, what somebody signed for the organization, scans and imports. A document is there a moment after its invitation has closed.',
  })
  @ApiOkResponse({ type: ArchivePageAnswer })
  async list(@Tenant() tenant: TenantContext, @Query() query: ArchivePageDto, @After() after?: string) {
    const { items, nextCursor } = await archiveOf(this.app, tenant, pageOf(query), after);
    return { items: items.map(archivedBody), nextCursor };
  }

  @Get(':id')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'One archived document' })
  @ApiOkResponse({ type: ArchivedAnswer })
  async get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    return archivedBody(await archivedDocument(this.app, tenant, id, after));
  }

  @Get(':id/document')
  @ForTenants('archive:read')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'Its sealed PDF; of a scan or an import the file as it came. Honours Range' })
  @ApiQuery(part)
  async document(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('part') wanted?: string,
  ) {
    return pdfPartReply(request, reply, await archivedDocumentFile(this.app, tenant, { id, ...partOf(wanted) }));
  }

  @Get(':id/history')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'What became of it since it was archived, oldest first; also where it was purged' })
  @ApiOkResponse({ type: HistoryAnswer })
  async history(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string) {
    return { id, items: await archivedHistory(this.app, tenant, id) };
  }

  @Post(':id/move')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Put it into another folder, or into none; it is kept by the rule there' })
  @ApiOkResponse({ type: MovedAnswer })
  async move(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Body() { folderId }: MoveArchivedDto,
  ) {
    const { view, revision, position } = await moveArchivedDocument(this.app, context, id, folderId);
    return { ...archivedBody({ view, seal: null }), revision, position };
  }
}
