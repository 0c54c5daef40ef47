import type { ManualSigner, RecordManualSignature, Scan } from '@attestory/domain';
import { type InvitationEvent, invitationDecider, type Logged, streams } from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { later } from '../ports/clock.port.js';
import { voucherOf } from '../tenant.js';
import { type InvitationAnswer, transactInvitation } from './invitation-transaction.js';
import { refuseEarly } from './refuse-early.js';
import { discardStored, storeDocument, type Upload, uploadContent } from './store-document.js';

/** Nowhere is it a later day than in UTC+14. */
const mostAhead = 14 * 60 * 60_000;

export interface ManualSignatureAnswer extends InvitationAnswer {
  readonly scanId: string;
}

/** What was signed on paper, as the sender says it. */
export interface ManualSignature {
  readonly scan: Upload;
  /** By id, whose name the invitation knows, or by name. */
  readonly signedBy: readonly ({ readonly signatoryId: string } | { readonly name: string })[];
  /** `2026-11-24`. */
  readonly signedOn: string;
  readonly note?: string;
}

/** Records signatures on paper with their scan: one of the ways out (product.md, S4). */
export class RecordManualSignatureCommand extends Command<ManualSignatureAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly invitationId: string,
    readonly signature: ManualSignature,
  ) {
    super();
  }
}

@CommandHandler(RecordManualSignatureCommand)
export class RecordManualSignatureHandler implements ICommandHandler<RecordManualSignatureCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute(command: RecordManualSignatureCommand): Promise<ManualSignatureAnswer> {
    const { context, invitationId, signature } = command;
    await refuseEarly(this.app, context, invitationId, await this.wanted(command, {} as Scan));
    const stored = await storeDocument(this.app, context, invitationId, 'scan', signature.scan);
    const { documentId, fileName, sha256, bytes, pages } = stored.document;
    const { scan: _, ...said } = signature;
    const content = { invitationId, manual: said, ...uploadContent(signature.scan, stored.document) };
    try {
      const wanted = await this.wanted(command, { documentId, fileName, sha256, bytes, pages });
      return { ...(await transactInvitation(this.app, context, invitationId, wanted, content)), scanId: documentId };
    } catch (error) {
      await discardStored(this.app, stored, error);
      throw error;
    }
  }

  private async wanted(
    { context, invitationId, signature }: RecordManualSignatureCommand,
    scan: Scan,
  ): Promise<RecordManualSignature> {
    const { signedBy, signedOn, note } = signature;
    const { events } = await this.app.transactor.load(streams.invitation(invitationId), invitationDecider);
    return {
      type: 'RecordManualSignature',
      ...{ scan, signedBy: namedBy(events, signedBy), signedOn },
      ...(note === undefined ? {} : { note }),
      vouchedBy: voucherOf(context.tenant.by),
      latestDay: later(this.app.clock.now(), mostAhead).slice(0, 10),
      limits: this.app.settings.limits,
    };
  }
}

/** With the names under which signatories were asked. */
function namedBy(
  events: readonly Logged<InvitationEvent>[],
  signedBy: ManualSignature['signedBy'],
): readonly ManualSigner[] {
  const sent = events.find((event) => event.type === 'InvitationSent');
  const asked = sent?.type === 'InvitationSent' ? sent.data.signatories : [];
  return signedBy.map((one) => {
    if ('name' in one) return one;
    const { signatoryId } = one;
    const name = asked.find((known) => known.signatoryId === signatoryId)?.name ?? null;
    return { signatoryId, name } as ManualSigner;
  });
}
