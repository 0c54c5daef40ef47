import {
  APPLICATION,
  type Application,
  type CommandContext,
  retentionRules,
  setRetentionRule,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { RetentionRuleAnswerDto, RetentionRulesAnswer } from '../dto/retention-answers.dto.js';
import { RetentionRuleDto } from '../dto/retention.dto.js';
import { administering, requireOwn } from '../organizations/own-organization.js';
import { UuidPipe } from '../uuid.pipe.js';

/** How long an organization keeps what lies in its folders. */
@ApiTags('retention')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/retention-rules')
export class RetentionRulesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'The rules; what lies where there is none is kept for good' })
  @ApiOkResponse({ type: RetentionRulesAnswer })
  async list(@Tenant() tenant: TenantContext, @Param('organizationId', UuidPipe) organizationId: string) {
    requireOwn(tenant, organizationId);
    return { rules: await retentionRules(this.app, organizationId) };
  }

  @Put()
  @ForTenants('organization:admin')
  @ApiOperation({
    summary: 'Say how long what lies in a folder, or in none, is kept; it holds for what lies there already',
  })
  @ApiOkResponse({ type: RetentionRuleAnswerDto })
  async set(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { folderId, months }: RetentionRuleDto,
  ) {
    const own = administering(context, organizationId);
    const { rule, revision, position } = await setRetentionRule(this.app, own, { folderId, months });
    return { ...rule, revision, position };
  }
}
