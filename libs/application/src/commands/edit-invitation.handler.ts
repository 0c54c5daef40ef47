import type { Instant, InvitationCommand } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { withIdentityKey } from './expected-identity.js';
import { requireFolder } from './folders.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';

/** The tenant's commands that need nothing but their own content. */
export type PlainInvitationCommand = Extract<
  InvitationCommand,
  {
    type:
      | 'ChangeDraft'
      | 'DiscardDraft'
      | 'DetachDocument'
      | 'AddSignatory'
      | 'ChangeSignatory'
      | 'RemoveSignatory'
      | 'ArrangeSignatories'
      | 'CancelInvitation'
      | 'CorrectSignatoryContact'
      | 'ExtendInvitation';
  }
>;

/**
 * Changes or discards a draft, detaches a document, adds, changes, removes or arranges signatories; cancels or extends an invitation,
 * corrects where a signatory is reached.
 */
export class EditInvitationCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly invitationId: string,
    readonly command: PlainInvitationCommand | ((now: Instant) => PlainInvitationCommand),
    /** What was asked for, as the caller said it. */
    readonly content: unknown,
  ) {
    super();
  }
}

@CommandHandler(EditInvitationCommand)
export class EditInvitationHandler implements ICommandHandler<EditInvitationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  execute({ context, invitationId, command, content }: EditInvitationCommand): Promise<InvitationAnswer> {
    const made = async () => {
      const wanted = typeof command === 'function' ? command(this.app.clock.now()) : command;
      // Looked at when the invitation is known to be theirs.
      if (wanted.type === 'ChangeDraft' && wanted.folderId !== undefined)
        await requireFolder(this.app, context.tenant, wanted.folderId);
      return this.findable(wanted);
    };
    return transactInvitation(this.app, context, invitationId, made, content);
  }

  private findable(command: PlainInvitationCommand): PlainInvitationCommand {
    if (command.type === 'ChangeSignatory') return withIdentityKey(this.app, command);
    if (command.type === 'ArrangeSignatories')
      return {
        ...command,
        arranged: command.arranged.map((one) =>
          'added' in one
            ? { added: withIdentityKey(this.app, one.added) }
            : { kept: withIdentityKey(this.app, one.kept) },
        ),
      };
    if (command.type !== 'AddSignatory') return command;
    return { ...command, signatory: withIdentityKey(this.app, command.signatory) };
  }
}
