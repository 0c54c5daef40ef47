import {
  APPLICATION,
  type Application,
  changeFolderRights,
  type CommandContext,
  createFolder,
  type FolderAnswer,
  readOrganization,
  renameFolder,
  type TenantContext,
} from '@attestory/application';
import type { FolderId, FolderRight } from '@attestory/domain';
import type { FolderView } from '@attestory/projections';
import { Body, Controller, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { FolderAnswerDto, FolderPage } from '../dto/organization-answers.dto.js';
import { CreateFolderDto, FolderRightsDto, RenameFolderDto } from '../dto/organization.dto.js';
import { PageDto } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { administering, requireOwn } from './own-organization.js';
import { pageOfList } from './page-of-list.js';

/** Where an organization's invitations lie, and who may open it. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/folders')
export class FoldersController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The folders that whoever asks may read' })
  @ApiOkResponse({ type: FolderPage })
  async list(
    @Tenant() tenant: TenantContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Query() query: PageDto,
  ) {
    requireOwn(tenant, organizationId);
    const { folders } = (await readOrganization(this.app, organizationId)).memberships;
    const readable = folders.filter(({ id }) => tenant.folders.accessTo(id) !== 'none');
    const { items, nextCursor } = pageOfList(readable, ({ since }) => since, query);
    return { items: items.map(folderBody), nextCursor };
  }

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Make a folder' })
  @ApiCreatedResponse({ type: FolderAnswerDto })
  async create(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { name, rights = null }: CreateFolderDto,
  ) {
    return answerBody(
      await createFolder(this.app, administering(context, organizationId), { name, rights: plain(rights) }),
    );
  }

  @Patch(':folderId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Rename a folder' })
  @ApiOkResponse({ type: FolderAnswerDto })
  async rename(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('folderId', UuidPipe) folderId: string,
    @Body() { name }: RenameFolderDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await renameFolder(this.app, own, folderId as FolderId, name));
  }

  @Put(':folderId/rights')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Say which groups may open a folder' })
  @ApiOkResponse({ type: FolderAnswerDto })
  async changeRights(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('folderId', UuidPipe) folderId: string,
    @Body() { rights }: FolderRightsDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await changeFolderRights(this.app, own, folderId as FolderId, plain(rights)));
  }
}

function plain(rights: readonly FolderRight[] | null): readonly FolderRight[] | null {
  return rights?.map(({ groupId, access }) => ({ groupId, access })) ?? null;
}

function folderBody({ since: _, ...folder }: FolderView) {
  return folder;
}

function answerBody({ folder, revision, position }: FolderAnswer) {
  return { ...folderBody(folder), revision, position };
}
