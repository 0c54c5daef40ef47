import {
  APPLICATION,
  type Application,
  changeMemberRole,
  type CommandContext,
  inviteAgain,
  inviteMember,
  type MemberAnswer,
  readOrganization,
  removeMember,
  type TenantContext,
} from '@attestory/application';
import type { MemberId } from '@attestory/domain';
import type { MemberView } from '@attestory/projections';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForTenants } from '../access.js';
import { Context, Tenant } from '../command-context.js';
import { MemberAnswerDto, MemberPage, RemovedAnswer } from '../dto/organization-answers.dto.js';
import { ChangeMemberDto, InviteAgainDto, InviteMemberDto } from '../dto/organization.dto.js';
import { PageDto } from '../page.dto.js';
import { UuidPipe } from '../uuid.pipe.js';
import { administering, requireOwn } from './own-organization.js';
import { pageOfList } from './page-of-list.js';

/** Who belongs to an organization. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/organizations/:organizationId/members')
export class MembersController {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  @Get()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'The members, and who was asked to join, in the order in which they came' })
  @ApiOkResponse({ type: MemberPage })
  async list(
    @Tenant() tenant: TenantContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Query() query: PageDto,
  ) {
    requireOwn(tenant, organizationId);
    const { members } = (await readOrganization(this.app, organizationId)).memberships;
    const { items, nextCursor } = pageOfList(members, ({ since }) => since, query);
    return { items: items.map(memberBody), nextCursor };
  }

  @Post()
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Ask somebody to join, by e-mail; they have 14 days' })
  @ApiCreatedResponse({ type: MemberAnswerDto })
  async invite(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Body() { email, role, language }: InviteMemberDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await inviteMember(this.app, own, { email, role, ...(language ? { language } : {}) }));
  }

  @Post(':memberId/invitation')
  @HttpCode(200)
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Ask somebody again who has not joined: a new link, and the one before works no more' })
  @ApiOkResponse({ type: MemberAnswerDto })
  async inviteAgain(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('memberId', UuidPipe) memberId: string,
    @Body() body?: InviteAgainDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await inviteAgain(this.app, own, memberId as MemberId, body?.language));
  }

  @Patch(':memberId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Give a member another role' })
  @ApiOkResponse({ type: MemberAnswerDto })
  async change(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('memberId', UuidPipe) memberId: string,
    @Body() { role }: ChangeMemberDto,
  ) {
    const own = administering(context, organizationId);
    return answerBody(await changeMemberRole(this.app, own, memberId as MemberId, role));
  }

  @Delete(':memberId')
  @ForTenants('organization:admin')
  @ApiOperation({ summary: 'Remove a member, or revoke the invitation of somebody who has not joined' })
  @ApiOkResponse({ type: RemovedAnswer })
  async remove(
    @Context() context: CommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
    @Param('memberId', UuidPipe) memberId: string,
  ) {
    const own = administering(context, organizationId);
    const { revision, position } = await removeMember(this.app, own, memberId as MemberId);
    return { id: memberId, state: 'removed', revision, position };
  }
}

function memberBody({ since: _, personId: __, ...member }: MemberView) {
  return member;
}

function answerBody({ member, revision, position }: MemberAnswer) {
  return { ...memberBody(member), revision, position };
}
