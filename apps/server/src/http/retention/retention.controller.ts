import {
  APPLICATION,
  type Application,
  certificateOf,
  listPurged,
  listRetention,
  mayRead,
  summarizeRetention,
  type TenantContext,
} from '@attestory/application';
import { keepUntil, retentionPolicy } from '@attestory/domain';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { After, Tenant } from '../command-context.js';
import {
  CertificateAnswerDto,
  PurgedPageAnswer,
  RetentionPageAnswer,
  RetentionSummaryAnswer,
} from '../dto/retention-answers.dto.js';
import { CertificatePageDto, RetentionPageDto, RetentionSummaryDto, untilOf } from '../dto/retention.dto.js';
import { pageOf } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { purgedBody, retentionBody } from './retention-body.js';

/** What is due when and why, and what is gone: for whoever answers for an organization's archive. */
@ApiTags('retention')
@ApiBearerAuth()
@Controller('v1/retention')
export class RetentionController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'What is due when, by which rule, held or not, soonest first' })
  @ApiOkResponse({ type: RetentionPageAnswer })
  async list(@Tenant() tenant: TenantContext, @Query() query: RetentionPageDto, @After() after?: string) {
    const { until, ...page } = pageOf(query);
    const due = { ...page, ...(until === undefined ? {} : { until: untilOf(until) as string }) };
    const { items, nextCursor } = await listRetention(this.app, tenant, due, after);
    return { items: items.map(retentionBody), nextCursor };
  }

  @Get('summary')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'How many copies are due, per month and rule, and how many are held' })
  @ApiOkResponse({ type: RetentionSummaryAnswer })
  summary(@Tenant() tenant: TenantContext, @Query() query: RetentionSummaryDto, @After() after?: string) {
    const inAYear = keepUntil(this.app.clock.now(), 12, retentionPolicy.timeZone);
    const { folder } = pageOf(query);
    const until = query.until === undefined ? inAYear : (untilOf(query.until) as string);
    return summarizeRetention(this.app, tenant, { until, ...(folder === undefined ? {} : { folder }) }, after);
  }

  @Get('certificates')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'What is gone, newest first, each with the id of its certificate' })
  @ApiOkResponse({ type: PurgedPageAnswer })
  async certificates(@Tenant() tenant: TenantContext, @Query() query: CertificatePageDto, @After() after?: string) {
    const { items, nextCursor } = await listPurged(this.app, tenant, pageOf(query), after);
    return { items: items.map(purgedBody), nextCursor };
  }

  @Get('certificates/:certificateId')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'The signed proof of what was deleted, with the key to verify it by' })
  @ApiOkResponse({ type: CertificateAnswerDto })
  certificate(
    @Tenant() tenant: TenantContext,
    @Param('certificateId', UuidPipe) certificateId: string,
    @After() after?: string,
  ) {
    const theirs: Parameters<typeof certificateOf>[2] = ({ holder, folderId }) =>
      holder.kind === 'organization' && mayRead(tenant, { organizationId: holder.organizationId, folderId });
    return certificateOf(this.app, certificateId, theirs, after);
  }
}
