import {
  APPLICATION,
  type Application,
  archivedBundles,
  documentBundle,
  personalBundles,
  type PersonSession,
  type TenantContext,
} from '@attestory/application';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForPersons, ForTenants } from './access.js';
import { After, Person, Tenant } from './command-context.js';
import { ArchivedIdsDto, DocumentKindDto } from './dto/zip.dto.js';
import { UuidPipe } from './uuid.pipe.js';
import { FileNames } from './zip-names.js';
import { entriesOf, zipReply } from './zip-reply.js';

/** Many documents in one download. */
@ApiTags('documents')
@ApiBearerAuth()
@Controller('v1')
export class ZipController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get('invitations/:id/documents.zip')
  @ForTenants('invitations:read')
  @ApiProduces('application/zip')
  @ApiOperation({ summary: 'All documents of an invitation, sealed or as they were uploaded, as one ZIP' })
  async ofInvitation(
    @Tenant() tenant: TenantContext,
    @Param('id', UuidPipe) id: string,
    @Query() { kind }: DocumentKindDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const bundle = await documentBundle(this.app, tenant, id, kind ?? 'sealed');
    const name = new FileNames().next(bundle.title, id);
    return zipReply(reply, `${name}.zip`, entriesOf([bundle], { folders: false }));
  }

  @Get('archive/documents.zip')
  @ForTenants('archive:read')
  @ApiProduces('application/zip')
  @ApiOperation({ summary: 'Up to 100 archived documents as one ZIP, a folder for what was signed together' })
  async ofArchive(
    @Tenant() tenant: TenantContext,
    @Query() { ids }: ArchivedIdsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @After() after?: string,
  ) {
    const bundles = await archivedBundles(this.app, tenant, ids, after);
    return zipReply(reply, 'documents.zip', entriesOf(bundles, { folders: true }));
  }

  @Get('me/documents.zip')
  @ForPersons({ context: 'personal' })
  @ApiProduces('application/zip')
  @ApiOperation({ summary: 'Up to 100 of one’s documents as one ZIP; each download is in its invitation’s history' })
  async ofPerson(
    @Person() person: PersonSession,
    @Query() { ids }: ArchivedIdsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @After() after?: string,
  ) {
    const bundles = await personalBundles(this.app, person, ids, after);
    return zipReply(reply, 'documents.zip', entriesOf(bundles, { folders: true }));
  }
}
