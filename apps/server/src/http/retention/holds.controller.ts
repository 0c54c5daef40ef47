import {
  APPLICATION,
  type Application,
  type CommandContext,
  type HoldAnswer,
  holdsOf,
  placeHold,
  releaseHold,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { HoldAnswerDto, HoldsAnswer } from '../dto/retention-answers.dto.js';
import { PlaceHoldDto } from '../dto/retention.dto.js';
import { UuidPipe } from '../uuid.pipe.js';

/** Legal holds on what lies in an organization's archive: main users', with a reason. */
@ApiTags('retention')
@ApiBearerAuth()
@Controller('v1/archive/:id/holds')
export class HoldsController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'The holds that stand' })
  @ApiOkResponse({ type: HoldsAnswer })
  async list(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string) {
    return { items: await holdsOf(this.app, tenant, id) };
  }

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Place a hold: nothing is purged while it stands' })
  @ApiCreatedResponse({ type: HoldAnswerDto })
  async place(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() { reason }: PlaceHoldDto) {
    return answerBody(await placeHold(this.app, context, id, reason));
  }

  @Delete(':holdId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Release a hold: what is due is told of again, and purged thirty days after' })
  @ApiOkResponse({ type: HoldAnswerDto })
  async release(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('holdId', UuidPipe) holdId: string,
  ) {
    return answerBody(await releaseHold(this.app, context, id, holdId));
  }
}

function answerBody({ holdId: id, revision, position }: HoldAnswer) {
  return { id, revision, position };
}
