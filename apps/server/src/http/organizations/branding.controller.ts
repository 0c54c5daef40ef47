import {
  APPLICATION,
  type Application,
  brandingOf,
  changeColour,
  changeLogo,
  type CommandContext,
  logoOf,
  removeLogo,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Delete, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { BrandingAnswerDto, BrandingDto } from '../dto/branding.dto.js';
import { ProblemError } from '../problems.js';
import { UuidPipe } from '../uuid.pipe.js';
import { brandingBody, logoReply } from './branding-body.js';
import { logoIn } from './logo-upload.js';
import { administering, requireOwn } from './own-organization.js';

const picture = { schema: { type: 'string', format: 'binary' } };

/** How an organization looks to those whom it asks to sign. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/branding')
export class BrandingController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The colour and the logo of the signing page' })
  @ApiOkResponse({ type: BrandingAnswerDto })
  async get(@Tenant() tenant: TenantContext, @Param('organizationId', UuidPipe) organizationId: string) {
    requireOwn(tenant, organizationId);
    return brandingBody(await brandingOf(this.app, organizationId));
  }

  @Put()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Choose the colour of the signing page' })
  @ApiOkResponse({ type: BrandingAnswerDto })
  async colour(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { colour }: BrandingDto,
  ) {
    const own = administering(context, organizationId);
    return brandingBody(await changeColour(this.app, own, colour?.toLowerCase() ?? null));
  }

  @Get('logo')
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The logo' })
  @ApiProduces('image/png')
  @ApiOkResponse(picture)
  async logo(
    @Tenant() tenant: TenantContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireOwn(tenant, organizationId);
    const found = await logoOf(this.app, organizationId);
    if (!found) throw new ProblemError('not-found');
    return logoReply(reply, found);
  }

  @Put('logo')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Choose a logo: a PNG of at most 200 KB, and 1000 pixels on a side' })
  @ApiConsumes('image/png')
  @ApiBody(picture)
  @ApiOkResponse({ type: BrandingAnswerDto })
  async changeLogo(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Req() request: FastifyRequest,
  ) {
    const own = administering(context, organizationId);
    return brandingBody(await changeLogo(this.app, own, await logoIn(request)));
  }

  @Delete('logo')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Have no logo' })
  @ApiOkResponse({ type: BrandingAnswerDto })
  async removeLogo(@Context() context: CommandContext, @Param('organizationId', UuidPipe) organizationId: string) {
    return brandingBody(await removeLogo(this.app, administering(context, organizationId)));
  }
}
