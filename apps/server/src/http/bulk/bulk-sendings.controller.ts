import {
  APPLICATION,
  type Application,
  bulkResult,
  type CommandContext,
  listBulkSendings,
  readBulkSending,
  stopBulkSending,
  type TenantContext,
} from '@attestory/application';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForTenants } from '../access.js';
import { After, Context, Tenant } from '../command-context.js';
import { BulkSendingAnswerDto, BulkSendingPage } from '../dto/bulk.dto.js';
import { PageDto, pageOf } from '../page.dto.js';
import { attachment } from '../pdf-reply.js';
import { UuidPipe } from '../uuid.pipe.js';
import { bulkSendingBody, resultCsv } from './bulk-body.js';

/** What becomes of bulk sendings. */
@ApiTags('bulk sending')
@ApiBearerAuth()
@Controller('v1/bulk-sendings')
export class BulkSendingsController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'The organization’s bulk sendings, newest first' })
  @ApiOkResponse({ type: BulkSendingPage })
  async list(@Tenant() tenant: TenantContext, @Query() query: PageDto, @After() after?: string) {
    const { items, nextCursor } = await listBulkSendings(this.app, tenant, pageOf(query), after);
    return { items: items.map(({ view, position }) => ({ ...bulkSendingBody(view), position })), nextCursor };
  }

  @Get(':id')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'How far a bulk sending is' })
  @ApiOkResponse({ type: BulkSendingAnswerDto })
  async get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { view, position } = await readBulkSending(this.app, tenant, id, after);
    return { ...bulkSendingBody(view), position };
  }

  @Get(':id/result.csv')
  @ForTenants('invitations:write')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'What became of each row so far, with the cells as they came; no cell is a formula' })
  async result(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const text = resultCsv(await bulkResult(this.app, tenant, id));
    void reply
      .header('Content-Disposition', attachment('result.csv'))
      .header('Cache-Control', 'private, no-store')
      .type('text/csv; charset=utf-8');
    return text;
  }

  @Post(':id/stop')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Send no more of it; what was sent stays sent' })
  @ApiOkResponse({ type: BulkSendingAnswerDto })
  async stop(@Context() context: CommandContext, @Param('id', UuidPipe) id: string) {
    const { view, position } = await stopBulkSending(this.app, context, id);
    return { ...bulkSendingBody(view), position };
  }
}
