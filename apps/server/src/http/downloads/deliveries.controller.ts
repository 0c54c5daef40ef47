import {
  APPLICATION,
  type Application,
  type CommandContext,
  deliveriesOf,
  listDeliveries,
  revokeDownloadLink,
  type TenantContext,
} from '@attestory/application';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { After, Context, Tenant } from '../command-context.js';
import { DeliveriesAnswer, DeliveriesPageAnswer, DeliveriesPageDto, RevokedLinkAnswer } from '../dto/deliveries.dto.js';
import { pageOf } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';

/** Where documents went: for who sent them. */
@ApiTags('deliveries')
@ApiBearerAuth()
@Controller('v1')
export class DeliveriesController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('deliveries')
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'Where the documents of the organization’s invitations went, newest first' })
  @ApiOkResponse({ type: DeliveriesPageAnswer })
  list(@Tenant() tenant: TenantContext, @Query() { state, ...query }: DeliveriesPageDto, @After() after?: string) {
    const page = pageOf(query);
    return listDeliveries(this.app, tenant, state === undefined ? page : { ...page, status: state }, after);
  }

  @Get('invitations/:id/deliveries')
  @ForTenants('invitations:read')
  @ApiOperation({
    summary:
      'Where the documents of one invitation went: to whom, by which policy, over which e-mails and links, opened or not',
  })
  @ApiOkResponse({ type: DeliveriesAnswer })
  async get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { view, position } = await deliveriesOf(this.app, tenant, id, after);
    return { ...view, position };
  }

  @Post('invitations/:id/download-links/:linkId/revocation')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Close a download link for ever: no new one can be had for it' })
  @ApiOkResponse({ type: RevokedLinkAnswer })
  async revoke(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('linkId', UuidPipe) linkId: string,
  ) {
    const { position } = await revokeDownloadLink(this.app, context, id, linkId);
    return { linkId, state: 'closed', position };
  }
}
