import type { InvitationState } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { sending } from './draft-invitation.handler.js';
import { type InvitationAnswer, transactInvitation, withWarnings } from './invitation-transaction.js';
import { requireUsableMethods } from './sending-warnings.js';

/** Freezes a draft and asks its signatories to sign. */
export class SendInvitationCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly invitationId: string,
  ) {
    super();
  }
}

@CommandHandler(SendInvitationCommand)
export class SendInvitationHandler implements ICommandHandler<SendInvitationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  execute({ context, invitationId }: SendInvitationCommand): Promise<InvitationAnswer> {
    const send = (state: InvitationState) => {
      if (state.status === 'draft') requireUsableMethods(this.app, state.signatories);
      const language = state.status === 'draft' ? state.language : 'en';
      return { type: 'SendInvitation' as const, ...sending(this.app, this.app.clock.now(), language) };
    };
    return withWarnings(this.app, transactInvitation(this.app, context, invitationId, send, { send: invitationId }));
  }
}
