import {
  APPLICATION,
  type Application,
  changeLanguage,
  type CommandContext,
  languageOf,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { OrganizationLanguageAnswer, OrganizationLanguageDto } from '../dto/organization-language.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { administering, requireOwn } from './own-organization.js';

/** Which language an organization speaks where nothing says another. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/language')
export class LanguageController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The language of the organization’s invitations, templates and e-mails to join' })
  @ApiOkResponse({ type: OrganizationLanguageAnswer })
  get(@Tenant() tenant: TenantContext, @Param('organizationId', UuidPipe) organizationId: string) {
    requireOwn(tenant, organizationId);
    return languageOf(this.app, organizationId);
  }

  @Put()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Choose the language of what is made from now on and says no other' })
  @ApiOkResponse({ type: OrganizationLanguageAnswer })
  choose(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { language }: OrganizationLanguageDto,
  ) {
    return changeLanguage(this.app, administering(context, organizationId), language);
  }
}
