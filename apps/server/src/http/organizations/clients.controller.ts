import {
  type ApiClientAnswer,
  apiClientsOf,
  APPLICATION,
  type Application,
  changeDeliverySettings,
  type CommandContext,
  createApiClient,
  readOrganization,
  revokeApiClient,
  rotateApiClientSecret,
  type TenantContext,
} from '@attestory/application';
import { type ApiClientId, defaultDeliverySettings } from '@attestory/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { ClientAnswer, ClientPage, ClientSecretAnswer } from '../dto/organization-answers.dto.js';
import { ChangeClientDto, CreateClientDto } from '../dto/organization.dto.js';
import { PageDto } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { administering, requireOwn } from './own-organization.js';
import { pageOfList } from './page-of-list.js';

/** The programs that work for an organization. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/clients')
export class ClientsController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'The API clients, the revoked ones too' })
  @ApiOkResponse({ type: ClientPage })
  async list(
    @Tenant() tenant: TenantContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Query() query: PageDto,
  ) {
    requireOwn(tenant, organizationId);
    const clients = apiClientsOf((await readOrganization(this.app, organizationId)).organization);
    const places = new Map(clients.map(({ id }, place) => [id, place]));
    return pageOfList(clients, ({ id }) => places.get(id) as number, query);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Make an API client; its secret is shown this once' })
  @ApiCreatedResponse({ type: ClientSecretAnswer })
  async create(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { name, scopes, delivery = defaultDeliverySettings }: CreateClientDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await createApiClient(this.app, own, { name, scopes, delivery: { ...delivery } }));
  }

  @Patch(':clientId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Say what becomes of the documents of invitations that it drafts' })
  @ApiOkResponse({ type: ClientAnswer })
  async change(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('clientId', UuidPipe) clientId: string,
    @Body() { delivery }: ChangeClientDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await changeDeliverySettings(this.app, own, clientId as ApiClientId, { ...delivery }));
  }

  @Post(':clientId/secret')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'A new secret, shown this once; the old one gives no more tokens' })
  @ApiOkResponse({ type: ClientSecretAnswer })
  async rotate(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('clientId', UuidPipe) clientId: string,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await rotateApiClientSecret(this.app, own, clientId as ApiClientId));
  }

  @Delete(':clientId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Revoke an API client: its tokens end, too' })
  @ApiOkResponse({ type: ClientAnswer })
  async revoke(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('clientId', UuidPipe) clientId: string,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await revokeApiClient(this.app, own, clientId as ApiClientId));
  }
}

function answerBody({ client, ...rest }: ApiClientAnswer) {
  return { ...client, ...rest };
}
