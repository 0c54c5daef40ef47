import type { AttachedDocument } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';
import { refuseEarly } from './refuse-early.js';
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

  async execute({ context, invitationId, upload }: AttachDocumentCommand): Promise<AttachDocumentAnswer> {
    const { limits } = this.app.settings;
    const placeholder = { type: 'AttachDocument' as const, document: {} as AttachedDocument, limits };
    await refuseEarly(this.app, context, invitationId, placeholder);
    const stored = await storeDocument(this.app, context, invitationId, 'document', upload);
    const { document } = stored;
    try {
      const content = { invitationId, ...uploadContent(upload, document) };
      const attach = { type: 'AttachDocument' as const, document, limits };
      return { ...(await transactInvitation(this.app, context, invitationId, attach, content)), document };
    } catch (error) {
      await discardStored(this.app, stored, error);
      throw error;
    }
  }
}
