import { GetArchived, ListArchive, type TenantContext } from '@attestory/application';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from './access.js';
import { After, Tenant } from './command-context.js';
import { ArchivePageDto, pageOf } from './page.dto.js';
import { UuidPipe } from './uuid.pipe.js';

@ApiTags('archive')
@ApiBearerAuth()
@Controller('v1/archive')
export class ArchiveController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'The organization’s archive: closed invitations with at least one signature, newest first' })
  list(@Tenant() tenant: TenantContext, @Query() query: ArchivePageDto, @After() after?: string) {
    return this.queries.execute(new ListArchive(tenant, pageOf(query), after));
  }

  @Get(':id')
  @ForTenants('archive:read')
  @ApiOperation({ summary: 'One archived invitation' })
  get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    return this.queries.execute(new GetArchived(tenant, id, after));
  }
}
