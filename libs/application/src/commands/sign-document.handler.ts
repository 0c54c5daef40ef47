import {
  deliveryDecider,
  invitationDecider,
  type LinkId,
  type SessionId,
  type SignDocument,
  type SignatoryId,
  type SignatureDrawing,
  type SigningRole,
  streams,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type SigningSession } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';
import { consentIn } from '../consent.js';
import { memberAuthentication } from '../people/membership.js';
import { requireOpenLink } from './signing-link.js';

export interface SignatureAnswer {
  readonly signedAt: string;
  readonly eventId: string;
  readonly hash: string;
  /** The last signature completes the invitation. */
  readonly completed: boolean;
  readonly revision: number;
  readonly position: string;
}

/** Signs all documents of the invitation in one act. */
export class SignDocumentCommand extends Command<SignatureAnswer> {
  constructor(
    readonly session: SigningSession,
    readonly identity: CommandIdentity,
    readonly signature: {
      readonly role: SigningRole;
      readonly contentHashes: Readonly<Record<string, string>>;
      readonly light?: { readonly name: string; readonly drawing: SignatureDrawing };
    },
    readonly ifRevision?: number,
  ) {
    super();
  }
}

@CommandHandler(SignDocumentCommand)
export class SignDocumentHandler implements ICommandHandler<SignDocumentCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ session, identity, signature, ifRevision }: SignDocumentCommand): Promise<SignatureAnswer> {
    const { state: delivery } = await this.app.transactor.load(streams.delivery(session.invitationId), deliveryDecider);
    const result = await this.app.transactor.transact({
      stream: streams.invitation(session.invitationId),
      decider: invitationDecider,
      command: async (state) => {
        await requireOpenLink(this.app, session, delivery, state);
        const now = this.app.clock.now();
        const language = 'language' in state ? state.language : 'en';
        const shown = delivery.shown[session.sessionId as SessionId] ?? {};
        const memberBy = await memberAuthentication(this.app, session, signature.role, state, now);
        const command = this.command(session, signature, shown, consentIn(language));
        return memberBy ? { ...command, memberBy } : command;
      },
      identity,
      content: { signatoryId: session.signatoryId, ...signature },
      ...(ifRevision === undefined ? {} : { ifRevision }),
    });
    const [signed] = result.events;
    if (!signed) throw new Error('a signature was accepted without an event');
    const completed = result.events.some((event) => event.type === 'InvitationCompleted');
    const { id: eventId, hash, time: signedAt } = signed.meta;
    return { signedAt, eventId, hash, completed, revision: result.revision, position: result.position as string };
  }

  private command(
    session: SigningSession,
    { role, contentHashes, light }: SignDocumentCommand['signature'],
    shown: SignDocument['shown'],
    consent: SignDocument['consent'],
  ): SignDocument {
    return {
      type: 'SignDocument',
      signatoryId: session.signatoryId as SignatoryId,
      linkId: session.linkId as LinkId,
      sessionId: session.sessionId as SessionId,
      now: this.app.clock.now(),
      ...{ contentHashes, shown, consent, role },
      ...(light ? { light } : {}),
      lightIsComplete: light !== undefined && isComplete(light),
    };
  }
}

/** A name was typed and something was drawn: at least one stroke of two points. */
function isComplete({ name, drawing }: { readonly name: string; readonly drawing: SignatureDrawing }): boolean {
  return name.trim() !== '' && drawing.strokes.some((stroke) => stroke.length > 1);
}
