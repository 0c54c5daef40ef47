import { type AttachedDocument, invitationDecider, streams } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';
import { discardStored, storeDocument, type Upload, uploadContent } from './store-document.js';

export interface AttachDocumentAnswer extends InvitationAnswer {
  readonly document: AttachedDocument;
}

/** Uploads a PDF into a draft. */
export class AttachDocumentCommand extends Command<AttachDocumentAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly invitationId: string,
    readonly upload: Upload,
  ) {
    super();
  }
}

@CommandHandler(AttachDocumentCommand)
export class AttachDocumentHandler implements ICommandHandler<AttachDocumentCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute(command: AttachDocumentCommand): Promise<AttachDocumentAnswer> {
    const { context, invitationId, upload } = command;
    await this.refuseEarly(command);
    const stored = await storeDocument(this.app, context, invitationId, 'document', upload);
    const { document } = stored;
    const { limits } = this.app.settings;
    try {
      const content = { invitationId, ...uploadContent(upload, document) };
      const attach = { type: 'AttachDocument' as const, document, limits };
      return { ...(await transactInvitation(this.app, context, invitationId, attach, content)), document };
    } catch (error) {
      await discardStored(this.app, stored, error);
      throw error;
    }
  }

  /** What will be refused anyway needn't be uploaded. */
  private async refuseEarly({ context, invitationId }: AttachDocumentCommand): Promise<void> {
    const { limits } = this.app.settings;
    const loaded = await this.app.transactor.load(streams.invitation(invitationId), invitationDecider);
    const { state, events, revision } = loaded;
    requireAccess(context.tenant, state, 'write');
    if (events.some((event) => event.meta.commandId === context.identity.commandId)) return;
    if (context.ifRevision !== undefined && context.ifRevision !== revision)
      throw new CommandRejectedError({ code: 'stale' });
    const decision = invitationDecider.decide(
      { type: 'AttachDocument', document: {} as AttachedDocument, limits },
      state,
    );
    if ('rejected' in decision) throw new CommandRejectedError(decision.rejected, state);
  }
}
