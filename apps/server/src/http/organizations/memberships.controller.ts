import {
  APPLICATION,
  type Application,
  joinOrganization,
  leaveOrganization,
  type PersonSession,
} from '@attestory/application';
import { Body, Controller, Delete, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ForPersons } from '../access.js';
import { Person, PersonContext, type PersonCommandContext } from '../command-context.js';
import { LeftAnswer, MembershipAnswer } from '../dto/organization-answers.dto.js';
import { SecretDto } from '../dto/signing.dto.js';
import { SecretLimiter } from '../secret-limiter.js';
import { UuidPipe } from '../uuid.pipe.js';

/** A person's own memberships. */
@ApiTags('organizations')
@ApiBearerAuth()
@Controller('v1/memberships')
export class MembershipsController {
  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly limiter: SecretLimiter,
  ) {}

  @Post()
  @ForPersons()
  @ApiOperation({ summary: 'Join an organization by the link of an invitation, as whoever has signed in' })
  @ApiCreatedResponse({ type: MembershipAnswer })
  async join(
    @Person() { personId }: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Body() { secret }: SecretDto,
    @Req() request: FastifyRequest,
  ) {
    const join = () => joinOrganization(this.app, secret, { personId, identity });
    const { organization, memberships, revision, position } = await this.limiter.guard(request.ip, join);
    const member = memberships.members.find((one) => one.personId === personId);
    const { id: organizationId, name } = organization;
    return { organizationId, name, memberId: member?.id, role: member?.role, revision, position };
  }

  @Delete(':organizationId')
  @ForPersons()
  @ApiOperation({ summary: 'Leave an organization; its last main user stays' })
  @ApiOkResponse({ type: LeftAnswer })
  async leave(
    @Person() { personId }: PersonSession,
    @PersonContext() { identity }: PersonCommandContext,
    @Param('organizationId', UuidPipe) organizationId: string,
  ) {
    const { revision, position } = await leaveOrganization(this.app, organizationId, { personId, identity });
    return { organizationId, state: 'left', revision, position };
  }
}
