import {
  type AttachedDocument,
  type DeliverySettings,
  type DocumentId,
  documentDecider,
  type DraftInvitation,
  type FolderId,
  type Instant,
  type InvitationId,
  type InvitedSignatory,
  invitationDecider,
  isFrozen,
  type Language,
  narrowDelivery,
  type OrganizationId,
  organizationDecider,
  type SignatoryId,
  type SigningOrder,
  streams,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { type AddendumSource, describeSource, loadSource, sentOf } from './addendum-source.js';
import { addendumFileName, addendumTitle } from './addendum-words.js';
import { sending } from './draft-invitation.handler.js';
import { withIdentityKey } from './expected-identity.js';
import { draftedBy } from './folders.js';
import { type InvitationAnswer, transactInvitation, withWarnings } from './invitation-transaction.js';
import { requireUsableMethods } from './sending-warnings.js';
import { storeDocument } from './store-document.js';

/** What an addendum is to say and whom it asks, as the sender wants it. Absent: as the invitation has it, or nothing. */
export interface WantedAddendum {
  /** In the protocol, beside what the log tells of the invitation. */
  readonly text: string | null;
  readonly language?: Language;
  readonly title?: string;
  readonly message: string | null;
  readonly order: SigningOrder;
  readonly expiresAt: Instant | null;
  readonly delivery?: Partial<DeliverySettings>;
  readonly signatories: readonly Omit<InvitedSignatory, 'signatoryId'>[];
  readonly send: boolean;
}

/** Makes a draft of its own whose protocol refers to an invitation that was sent: one of the ways out (product.md, S5). */
export class DraftAddendumCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    /** The invitation to which it refers. */
    readonly invitationId: string,
    readonly wanted: WantedAddendum,
  ) {
    super();
  }
}

@CommandHandler(DraftAddendumCommand)
export class DraftAddendumHandler implements ICommandHandler<DraftAddendumCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute(command: DraftAddendumCommand): Promise<InvitationAnswer> {
    const { context, invitationId, wanted } = command;
    const { tenant, identity } = context;
    const source = await loadSource(this.app, context, invitationId);
    const addendumId = newIdOf(identity.commandId, 'invitation');
    const make = async () => {
      const draft = this.draftOf(command, source);
      this.refuseEarly(draft);
      return { ...draft, documents: [await this.protocol(command, draft)] };
    };
    const content = { addendumTo: invitationId, ...wanted };
    // The If-Match is about the source; the addendum is new.
    const transacting = transactInvitation(this.app, { tenant, identity }, addendumId, make, content);
    return withWarnings(this.app, transacting);
  }

  private draftOf({ context, invitationId, wanted }: DraftAddendumCommand, source: AddendumSource): DraftInvitation {
    const { tenant, identity } = context;
    const { title, language } = sentOf(source);
    const { message, order, expiresAt, delivery, send } = wanted;
    const spoken = wanted.language ?? language;
    const folderId = isFrozen(source.state) ? source.state.folderId : null;
    return {
      type: 'DraftInvitation',
      ...{ invitationId: newIdOf(identity.commandId, 'invitation') as InvitationId, message, order, expiresAt },
      ...{ title: wanted.title ?? addendumTitle(spoken, title), language: spoken },
      organizationId: tenant.organizationId as OrganizationId,
      ...draftedBy(tenant),
      ...(folderId === null ? {} : { folderId: folderId as FolderId }),
      delivery: narrowDelivery(tenant.delivery, delivery),
      documents: [],
      signatories: wanted.signatories.map((one, i) => {
        const signatoryId = newIdOf(identity.commandId, `signatory/${i}`) as SignatoryId;
        return withIdentityKey(this.app, { ...one, signatoryId });
      }),
      ...(send ? { send: sending(this.app, this.app.clock.now(), spoken) } : {}),
      addendumTo: invitationId as InvitationId,
      limits: this.app.settings.limits,
    };
  }

  /** What will be refused anyway needn't be composed and kept. */
  private refuseEarly(draft: DraftInvitation): void {
    if (draft.send) requireUsableMethods(this.app, draft.signatories);
    const decision = invitationDecider.decide(
      { ...draft, documents: [{} as AttachedDocument] },
      invitationDecider.initial,
    );
    if ('rejected' in decision) throw new CommandRejectedError(decision.rejected);
  }

  /** An attempt that broke off may have kept one: it says how it was then, and is not made anew. */
  private async protocol(
    { context, invitationId, wanted }: DraftAddendumCommand,
    draft: DraftInvitation,
  ): Promise<AttachedDocument> {
    const fileName = addendumFileName(draft.language);
    const kept = await this.keptBy(newIdOf(context.identity.commandId, 'protocol') as DocumentId, fileName);
    if (kept) return kept;
    const { state } = await this.app.transactor.load(streams.organization(draft.organizationId), organizationDecider);
    const pdf = await this.app.pdf.composeAddendum({
      language: draft.language,
      addendumId: draft.invitationId,
      organizationName: state.status === 'registered' ? state.name : '',
      madeAt: this.app.clock.now(),
      text: wanted.text,
      ...(await describeSource(this.app, context, invitationId)),
    });
    const upload = { fileName, bytes: [pdf] };
    return (await storeDocument(this.app, context, draft.invitationId, 'protocol', upload)).document;
  }

  private async keptBy(documentId: DocumentId, fileName: string): Promise<AttachedDocument | null> {
    const { events } = await this.app.transactor.load(streams.document(documentId), documentDecider);
    const stored = events.find((event) => event.type === 'DocumentStored');
    if (stored?.type !== 'DocumentStored' || !(await this.app.vault.stat(stored.data.blobId))) return null;
    const { sha256, bytes, pages, attachments } = stored.data;
    return { documentId, fileName, sha256, bytes, pages, attachments };
  }
}
