import {
  type AttachedDocument,
  type DeliverySettings,
  type FolderId,
  type Instant,
  type InvitationId,
  type InvitedSignatory,
  type Language,
  narrowDelivery,
  type OrganizationId,
  type SignatoryId,
  policyInForce,
  type SigningOrder,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application, type CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { later } from '../ports/clock.port.js';
import { CommandRejectedError } from '../transact.js';
import { withIdentityKey } from './expected-identity.js';
import { draftedBy, requireFolder } from './folders.js';
import { type InvitationAnswer, transactInvitation, withWarnings } from './invitation-transaction.js';
import { languageSpokenBy } from './organization/language.js';
import { requireUsableMethods } from './sending-warnings.js';
import {
  type ActiveContent,
  discardStored,
  type StoredDocument,
  storeDocument,
  type Upload,
  uploadContent,
} from './store-document.js';

/** A document that comes with the draft. */
export interface InlineDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly activeContent?: ActiveContent;
}

/** Starts a draft, with everything that it may carry at once. */
export class DraftInvitationCommand extends Command<InvitationAnswer> {
  constructor(
    readonly context: CommandContext,
    readonly draft: {
      readonly title: string;
      readonly message: string | null;
      /** Absent: the organization’s own. */
      readonly language?: Language;
      readonly order: SigningOrder;
      readonly expiresAt: Instant | null;
      readonly delivery?: Partial<DeliverySettings>;
      readonly signatories: readonly Omit<InvitedSignatory, 'signatoryId'>[];
      readonly documents: readonly InlineDocument[];
      readonly send: boolean;
      /** Absent: in no folder. */
      readonly folderId?: string;
    },
  ) {
    super();
  }
}

@CommandHandler(DraftInvitationCommand)
export class DraftInvitationHandler implements ICommandHandler<DraftInvitationCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  async execute({ context, draft }: DraftInvitationCommand): Promise<InvitationAnswer> {
    const { identity, tenant } = context;
    const invitationId = newIdOf(identity.commandId, 'invitation') as InvitationId;
    const uploads = draft.documents.map((document): Upload => ({ ...document, bytes: [document.bytes] }));
    const now = this.app.clock.now();
    const { title, message, order, expiresAt, send, folderId } = draft;
    const language = draft.language ?? (await languageSpokenBy(this.app, tenant.organizationId));
    await requireFolder(this.app, tenant, folderId ?? null);
    const stored: StoredDocument[] = [];
    try {
      for (const [i, upload] of uploads.entries()) {
        const storing = storeDocument(this.app, context, invitationId, `document/${i}`, upload);
        stored.push(await storing.catch(pointingAt(`#/documents/${i}`)));
      }
      const documents = stored.map(({ document }) => document);
      const signatories = draft.signatories.map((s, i): InvitedSignatory => {
        const signatoryId = newIdOf(identity.commandId, `signatory/${i}`) as SignatoryId;
        return withIdentityKey(this.app, { ...s, signatoryId });
      });
      const command = {
        type: 'DraftInvitation' as const,
        ...{ invitationId, title, message, language, order, expiresAt, documents, signatories },
        organizationId: tenant.organizationId as OrganizationId,
        ...draftedBy(tenant),
        ...(folderId === undefined ? {} : { folderId: folderId as FolderId }),
        delivery: narrowDelivery(tenant.delivery, draft.delivery),
        ...(send ? { send: sending(this.app, now, language) } : {}),
        limits: this.app.settings.limits,
      };
      const sound = () => {
        if (send) requireUsableMethods(this.app, signatories);
        return command;
      };
      const content = {
        ...draft,
        documents: uploads.map((upload, i) => uploadContent(upload, documents[i] as AttachedDocument)),
      };
      return await withWarnings(this.app, transactInvitation(this.app, context, invitationId, sound, content));
    } catch (error) {
      for (const one of stored) await discardStored(this.app, one, error);
      throw error;
    }
  }
}

/** A refusal of one of several parts says which. */
export function pointingAt(pointer: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof CommandRejectedError)) throw error;
    const errors = [{ pointer, message: 'is refused, as the type of this problem says' }];
    throw new CommandRejectedError({ ...error.rejection, errors }, error.state);
  };
}

/** Where recipients of a language most likely live; nobody tells more, and reminders must not come at night. */
const timeZones: Readonly<Record<Language, string | null>> = {
  en: null,
  fi: 'Europe/Helsinki',
  sv: 'Europe/Stockholm',
  nb: 'Europe/Oslo',
  da: 'Europe/Copenhagen',
  nl: 'Europe/Amsterdam',
};

/** What sending needs to know beside the draft. */
export function sending({ settings }: Application, now: Instant, language: Language) {
  const defaultExpiresAt = later(now, settings.defaultOpenFor);
  const { reminders } = settings;
  const timeZone = timeZones[language] ?? reminders?.timeZone ?? 'UTC';
  const schedule = reminders ? { reminders: { ...reminders, timeZone } } : {};
  return { now, defaultExpiresAt, policyVersion: policyInForce(settings.deliveryPolicies, now).version, ...schedule };
}
