import {
  APPLICATION,
  type Application,
  personView,
  type PersonSession,
  readOrganization,
  RegisterOrganizationCommand,
  RegisterOrganizationHandler,
  type TenantContext,
} from '@attestory/application';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants, ForPersons } from '../access.js';
import { Person, PersonContext, type PersonCommandContext, Tenant } from '../command-context.js';
import { OrganizationAnswerDto, RegisteredOrganizationAnswer } from '../dto/organization-answers.dto.js';
import { RegisterOrganizationDto } from '../dto/organization.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { requireOwn } from './own-organization.js';

@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations')
export class OrganizationsController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly registration: RegisterOrganizationHandler,
  ) {}

  @Post()
  @ForPersons({ assurance: 'strong' })
  @ApiOperation({ summary: 'Register an organization; whoever does so is its main user' })
  @ApiCreatedResponse({ type: RegisteredOrganizationAnswer })
  async register(
    @Person() { personId }: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Body() { name, businessId, country = 'FI' }: RegisterOrganizationDto,
  ) {
    const { name: personName } = await personView(this.app, personId);
    const mainUser = { personId, name: personName };
    const command = new RegisterOrganizationCommand(identity, { name, businessId, country, mainUser });
    const { organizationId: id, memberId, revision, position } = await this.registration.execute(command);
    return { id, memberId, revision, position };
  }

  @Get(':organizationId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'The organization' })
  @ApiOkResponse({ type: OrganizationAnswerDto })
  async get(@Tenant() tenant: TenantContext, @Param('organizationId', UuidPipe) organizationId: string) {
    requireOwn(tenant, organizationId);
    const { organization, revision } = await readOrganization(this.app, organizationId);
    const { id, name, businessId, country, registeredAt } = organization;
    return { id, name, businessId, country, registeredAt, revision };
  }
}
