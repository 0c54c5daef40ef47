import { type CommandContext, EditInvitationCommand, newIdOf } from '@attestory/application';
import type { SignatoryId } from '@attestory/domain';
import { Body, Controller, Delete, HttpCode, Inject, Param, Patch, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { AddedSignatoryView, CommandView } from './dto/answers.dto.js';
import { ForTenants } from './access.js';
import { Context } from './command-context.js';
import { ChangeSignatoryDto, ContactDto, ListedSignatoriesDto, SignatoryDto } from './dto/invitation.dto.js';
import { commandBody } from './invitation-body.js';
import { arrangedSignatories, changedDemands, demandsOf } from './signatory-demands.js';
import { InvitationLimitsToken, type Limits } from './tokens.js';
import { UuidPipe } from './uuid.pipe.js';

@ApiTags('signatories')
@ApiBearerAuth()
@Controller('v1/invitations/:id/signatories')
export class SignatoriesController {
  constructor(
    private readonly commands: CommandBus,
    @Inject(InvitationLimitsToken) private readonly limits: Limits,
  ) {}

  @Post()
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Add a signatory (draft only; after sending 409 signatories-frozen with waysOut)' })
  @ApiCreatedResponse({ type: AddedSignatoryView })
  async add(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body: SignatoryDto) {
    const signatoryId = newIdOf(context.identity.commandId, 'signatory') as SignatoryId;
    const { name, email } = body;
    const signatory = { signatoryId, name, email, ...demandsOf(body) };
    const { limits } = this;
    const command = new EditInvitationCommand(
      context,
      id,
      { type: 'AddSignatory', signatory, limits },
      { id, ...body },
    );
    return { signatoryId, ...commandBody(await this.commands.execute(command)) };
  }

  @Put()
  @ForTenants('invitations:write')
  @ApiOperation({
    summary: 'Make the signatories these, in this order (draft only)',
    description:
      'Who is not in the list is removed. Of those who are there already, members that are absent stay as they are, and null ones are taken back.',
  })
  @ApiOkResponse({ type: CommandView })
  async arrange(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Body() body: ListedSignatoriesDto,
  ) {
    const arranged = arrangedSignatories(body, (index) => newIdOf(context.identity.commandId, `signatory/${index}`));
    const { limits } = this;
    const arrange = { type: 'ArrangeSignatories' as const, arranged, limits };
    const command = new EditInvitationCommand(context, id, arrange, { id, ...body });
    return commandBody(await this.commands.execute(command));
  }

  @Patch(':signatoryId')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Change a signatory (draft only)' })
  @ApiOkResponse({ type: CommandView })
  async change(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('signatoryId', UuidPipe) signatoryId: string,
    @Body() body: ChangeSignatoryDto,
  ) {
    const { name, email } = body;
    const change = {
      ...{ type: 'ChangeSignatory' as const, signatoryId: signatoryId as SignatoryId },
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...changedDemands(body),
    };
    const command = new EditInvitationCommand(context, id, change, { id, signatoryId, ...body });
    return commandBody(await this.commands.execute(command));
  }

  @Post(':signatoryId/contact')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Correct the e-mail address of a signatory who has not opened: new link, old one closed' })
  @ApiOkResponse({ type: CommandView })
  async correct(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('signatoryId', UuidPipe) signatoryId: string,
    @Body() { email }: ContactDto,
  ) {
    const command = new EditInvitationCommand(
      context,
      id,
      (now) => ({ type: 'CorrectSignatoryContact', signatoryId: signatoryId as SignatoryId, email, now }),
      { correct: id, signatoryId, email },
    );
    return commandBody(await this.commands.execute(command));
  }

  @Delete(':signatoryId')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Remove a signatory (draft only)' })
  @ApiOkResponse({ type: CommandView })
  async remove(
    @Context() context: CommandContext,
    @Param('id', UuidPipe) id: string,
    @Param('signatoryId', UuidPipe) signatoryId: string,
  ) {
    const remove = { type: 'RemoveSignatory' as const, signatoryId: signatoryId as SignatoryId };
    const command = new EditInvitationCommand(context, id, remove, { id, remove: signatoryId });
    return commandBody(await this.commands.execute(command));
  }
}
