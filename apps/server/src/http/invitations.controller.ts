import {
  type CommandContext,
  CopyInvitationCommand,
  DraftAddendumCommand,
  DraftInvitationCommand,
  EditInvitationCommand,
  GetInvitation,
  GetSignatureHistory,
  type InlineDocument,
  ListInvitations,
  PreviewEmail,
  RemindSignatoriesCommand,
  SendInvitationCommand,
  type TenantContext,
} from '@attestory/application';
import { type FolderId, type Instant, narrowDelivery } from '@attestory/domain';
import { composeMail } from '@attestory/notifications';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  CommandView,
  EmailPreviewAnswer,
  HistoryAnswer,
  InvitationPageView,
  LinkedInvitationView,
} from './dto/answers.dto.js';
import { ForTenants } from './access.js';
import { After, Context, Tenant } from './command-context.js';
import {
  CancelDto,
  ChangeDraftDto,
  CopyDto,
  DraftInvitationDto,
  ExtendDto,
  RemindersDto,
} from './dto/invitation.dto.js';
import { wantedAddendum } from './addendum-body.js';
import { AddendumDto } from './dto/ways-out.dto.js';
import { commandBody, invitationBody } from './invitation-body.js';
import { demandsOf } from './signatory-demands.js';
import { InvitationPageDto, pageOf } from './page.dto.js';
import { invalid } from './validation.pipe.js';
import { UuidPipe } from './uuid.pipe.js';

const mostInlineBytes = 5_000_000;

@ApiTags('invitations')
@ApiBearerAuth()
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'New draft; may carry documents and signatories, and be sent at once' })
  @ApiCreatedResponse({ type: CommandView })
  async draft(@Context() context: CommandContext, @Body() body: DraftInvitationDto) {
    const documents = (body.documents ?? []).map(({ fileName, base64, activeContent }): InlineDocument => {
      return { fileName, bytes: Buffer.from(base64, 'base64'), ...(activeContent ? { activeContent } : {}) };
    });
    if (documents.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostInlineBytes)
      throw invalid('#/documents', 'hold more than 5 MB in all: upload them one by one');
    const draft = {
      title: body.title,
      message: body.message ?? null,
      order: body.order ?? 'parallel',
      expiresAt: (body.expiresAt ?? null) as Instant | null,
      ...(body.language ? { language: body.language } : {}),
      ...(body.delivery ? { delivery: body.delivery } : {}),
      signatories: (body.signatories ?? []).map((dto) => ({ name: dto.name, email: dto.email, ...demandsOf(dto) })),
      documents,
      send: body.send ?? false,
      ...(body.folderId === undefined ? {} : { folderId: body.folderId }),
    };
    return commandBody(await this.commands.execute(new DraftInvitationCommand(context, draft)));
  }

  @Get()
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The organization’s invitations, newest first' })
  @ApiOkResponse({ type: InvitationPageView })
  async list(@Tenant() tenant: TenantContext, @Query() query: InvitationPageDto, @After() after?: string) {
    const list = new ListInvitations(tenant, pageOf(query), after);
    const { items, nextCursor } = await this.queries.execute(list);
    return { items: items.map(({ view, position }) => ({ ...invitationBody(view), position })), nextCursor };
  }

  @Get(':id')
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'One invitation, with each signatory’s state and what happens next' })
  @ApiOkResponse({ type: LinkedInvitationView })
  async get(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { view, position, replacedBy, addenda } = await this.queries.execute(new GetInvitation(tenant, id, after));
    return { ...invitationBody(view), replacedBy, addenda, position };
  }

  @Get(':id/email-preview')
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The e-mail that asks a signatory to sign, as it would be written now, without a link' })
  @ApiOkResponse({ type: EmailPreviewAnswer })
  async emailPreview(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { subject, text } = composeMail(await this.queries.execute(new PreviewEmail(tenant, id, after)));
    return { subject, text };
  }

  @Get(':id/history')
  @ForTenants('invitations:read')
  @ApiOperation({ summary: 'The full signature history, oldest first, each entry with its hash' })
  @ApiOkResponse({ type: HistoryAnswer })
  async history(@Tenant() tenant: TenantContext, @Param('id', UuidPipe) id: string, @After() after?: string) {
    const { entries } = await this.queries.execute(new GetSignatureHistory(tenant, id, after));
    return { id, items: entries };
  }

  @Patch(':id')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Change a draft' })
  @ApiOkResponse({ type: CommandView })
  async change(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body: ChangeDraftDto) {
    const { delivery, expiresAt, folderId, ...rest } = body;
    const command = {
      type: 'ChangeDraft' as const,
      ...rest,
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt as Instant | null }),
      ...(folderId === undefined ? {} : { folderId: folderId as FolderId | null }),
      ...(delivery ? { delivery: narrowDelivery(context.tenant.delivery, delivery) } : {}),
    };
    return commandBody(await this.commands.execute(new EditInvitationCommand(context, id, command, body)));
  }

  @Delete(':id')
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Discard a draft' })
  @ApiOkResponse({ type: CommandView })
  async discard(@Context() context: CommandContext, @Param('id', UuidPipe) id: string) {
    const command = new EditInvitationCommand(context, id, { type: 'DiscardDraft' }, { discard: id });
    return commandBody(await this.commands.execute(command));
  }

  @Post(':id/send')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Freeze the draft and ask its signatories to sign' })
  @ApiOkResponse({ type: CommandView })
  async send(@Context() context: CommandContext, @Param('id', UuidPipe) id: string) {
    return commandBody(await this.commands.execute(new SendInvitationCommand(context, id)));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Close all open links; signatures already made stay valid' })
  @ApiOkResponse({ type: CommandView })
  async cancel(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body?: CancelDto) {
    const reason = body?.reason ?? null;
    const command = new EditInvitationCommand(
      context,
      id,
      { type: 'CancelInvitation', reason },
      { cancel: id, reason },
    );
    return commandBody(await this.commands.execute(command));
  }

  @Post(':id/reminders')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Remind pending signatories by e-mail, each at most once a day' })
  @ApiOkResponse({ type: CommandView })
  async remind(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body?: RemindersDto) {
    const command = new RemindSignatoriesCommand(context, id, body?.signatoryIds ?? null);
    return commandBody(await this.commands.execute(command));
  }

  @Post(':id/extend')
  @HttpCode(200)
  @ForTenants('invitations:write')
  @ApiOperation({ summary: 'Give the signatories more time' })
  @ApiOkResponse({ type: CommandView })
  async extend(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body: ExtendDto) {
    const expiresAt = body.expiresAt as Instant;
    const command = new EditInvitationCommand(context, id, (now) => ({ type: 'ExtendInvitation', expiresAt, now }), {
      extend: id,
      expiresAt,
    });
    return commandBody(await this.commands.execute(command));
  }

  @Post(':id/copy')
  @ForTenants('invitations:write')
  @ApiOperation({
    summary:
      'A new draft with the same documents and signatories; with light: true whoever had to authenticate may draw',
  })
  @ApiCreatedResponse({ type: CommandView })
  async copy(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body?: CopyDto) {
    const drawing = body?.light ? (body.signatoryIds ?? 'all') : 'nobody';
    return commandBody(await this.commands.execute(new CopyInvitationCommand(context, id, drawing)));
  }

  @Post(':id/addendum')
  @ForTenants('invitations:write')
  @ApiOperation({
    summary: 'A draft of its own with a protocol that refers to the invitation; may be sent at once',
    description:
      'The protocol names the documents by id and SHA-256 (original and sealed), who signed when and how, and who did not.',
  })
  @ApiCreatedResponse({ type: CommandView })
  async addendum(@Context() context: CommandContext, @Param('id', UuidPipe) id: string, @Body() body?: AddendumDto) {
    return commandBody(await this.commands.execute(new DraftAddendumCommand(context, id, wantedAddendum(body ?? {}))));
  }
}
