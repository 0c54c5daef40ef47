import {
  APPLICATION,
  type Application,
  changeGroup,
  type CommandContext,
  createGroup,
  type GroupAnswer,
  readOrganization,
  removeGroup,
  type TenantContext,
} from '@attestory/application';
import type { GroupId } from '@attestory/domain';
import type { GroupView } from '@attestory/projections';
import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { GroupAnswerDto, GroupPage, RemovedAnswer } from '../dto/organization-answers.dto.js';
import { ChangeGroupDto, CreateGroupDto } from '../dto/organization.dto.js';
import { PageDto } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { administering, requireOwn } from './own-organization.js';
import { pageOfList } from './page-of-list.js';

/** Groups of members, to which rights in folders are given. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/groups')
export class GroupsController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'The groups of members' })
  @ApiOkResponse({ type: GroupPage })
  async list(
    @Tenant() tenant: TenantContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Query() query: PageDto,
  ) {
    requireOwn(tenant, organizationId);
    const { groups } = (await readOrganization(this.app, organizationId)).memberships;
    const { items, nextCursor } = pageOfList(groups, ({ since }) => since, query);
    return { items: items.map(groupBody), nextCursor };
  }

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Make a group' })
  @ApiCreatedResponse({ type: GroupAnswerDto })
  async create(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { name, memberIds = [] }: CreateGroupDto,
  ) {
    return answerBody(await createGroup(this.app, administering(context, organizationId), { name, memberIds }));
  }

  @Patch(':groupId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Rename a group, or say who belongs to it' })
  @ApiOkResponse({ type: GroupAnswerDto })
  async change(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('groupId', UuidPipe) groupId: string,
    @Body() changes: ChangeGroupDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await changeGroup(this.app, own, groupId as GroupId, { ...changes }));
  }

  @Delete(':groupId')
  @ForTenants('organization:admin')
  @ApiOperation({
    summary: 'Remove a group and its rights; a folder that only it could open is open to main users only',
  })
  @ApiOkResponse({ type: RemovedAnswer })
  async remove(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('groupId', UuidPipe) groupId: string,
  ) {
    const own = administering(context, organizationId);
    const { revision, position } = await removeGroup(this.app, own, groupId as GroupId);
    return { id: groupId, state: 'removed', revision, position };
  }
}

function groupBody({ since: _, ...group }: GroupView) {
  return group;
}

function answerBody({ group, revision, position }: GroupAnswer) {
  return { ...groupBody(group), revision, position };
}
