import {
  type AttachedDocument,
  checkTemplate,
  type DeliverySettings,
  type FolderId,
  type InvitationId,
  type Language,
  type Logged,
  narrowDelivery,
  type OrganizationId,
  type SigningOrder,
  streams,
  type TemplateCommand,
  templateDecider,
  type TemplateEvent,
  type TemplateId,
  type TemplateRole,
  type TemplateRoleId,
  type TemplateState,
} from '@attestory/domain';
import { templates, type TemplateView } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import type { InlineDocument } from '../commands/draft-invitation.handler.js';
import { requireFolder } from '../commands/folders.js';
import { languageSpokenBy } from '../commands/organization/language.js';
import { discardStored, type StoredDocument, uploadContent } from '../commands/store-document.js';
import { voucherOf } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { requireTemplate } from './template-access.js';
import { type InvitationSource, sourceOf } from './template-source.js';
import { storeTemplateDocuments } from './template-documents.js';

/** A role as it is written: without an id it is a new one. */
export type WrittenRole = Omit<TemplateRole, 'roleId' | 'name'> & {
  readonly roleId?: string;
  readonly name: string;
};

/** A document that the template has already, or one that comes with it. */
export type WrittenDocument = { readonly documentId: string } | InlineDocument;

/** What somebody wants a template to be. Members that are absent are those of the invitation that it is made from, or as they were. */
export interface WrittenTemplate {
  readonly name: string;
  readonly title?: string;
  readonly message?: string | null;
  readonly language?: Language;
  readonly order?: SigningOrder;
  readonly expiresInDays?: number | null;
  /** null: in no folder. */
  readonly folderId?: string | null;
  readonly delivery?: Partial<DeliverySettings>;
  readonly roles?: readonly WrittenRole[];
  readonly documents?: readonly WrittenDocument[];
  readonly fromInvitationId?: string;
}

/** A template as of a command, and the position that it reached. */
export interface TemplateAnswer {
  readonly template: TemplateView;
  readonly position: string;
}

/**
 * Makes a template, or a new version of one.
 * @param templateId null: a new one
 * @throws CommandRejectedError `not-found`, `template-retired`, `invalid-input` with `errors`, `document-unknown`, and what speaks against a PDF
 */
export async function saveTemplate(
  app: Application,
  context: CommandContext,
  templateId: string | null,
  written: WrittenTemplate,
): Promise<TemplateAnswer> {
  const { identity, tenant } = context;
  const id = (templateId ?? newIdOf(identity.commandId, 'template')) as TemplateId;
  const { state } = await app.transactor.load(streams.template(id), templateDecider);
  if (templateId !== null) requireTemplate(tenant, state, 'write');
  const source = await sourceOf(app, tenant, written.fromInvitationId, identity.commandId);
  const before = state.status === 'none' ? source : { ...state.template, folderId: state.folderId };
  const language = written.language ?? before?.language ?? (await languageSpokenBy(app, tenant.organizationId));
  const { texts, roles } = content({ ...written, language }, before, identity.commandId);
  requireSound({ ...texts, roles });
  await requireFolder(app, tenant, texts.folderId);
  const stored: StoredDocument[] = [];
  try {
    const documents = await storeTemplateDocuments(app, context, id, { written, before, stored });
    const { folderId, ...rest } = texts;
    const command: TemplateCommand = {
      type: 'SaveTemplate',
      template: {
        ...{ templateId: id, organizationId: tenant.organizationId as OrganizationId, by: voucherOf(tenant.by) },
        ...rest,
        ...(folderId === null ? {} : { folderId: folderId as FolderId }),
        delivery: narrowDelivery(tenant.delivery, written.delivery ?? before?.delivery),
        ...{ roles, documents },
        ...(source ? { madeFrom: written.fromInvitationId as InvitationId } : {}),
      },
      limits: app.settings.limits,
    };
    return await transactTemplate(app, context, id, command, { template: said(written, documents) });
  } catch (error) {
    for (const one of stored) await discardStored(app, one, error);
    throw error;
  }
}

/** Nothing more is made from it. @throws CommandRejectedError `not-found` */
export function retireTemplate(app: Application, context: CommandContext, templateId: string): Promise<TemplateAnswer> {
  const command = { type: 'RetireTemplate' as const, by: voucherOf(context.tenant.by) };
  return transactTemplate(app, context, templateId, command, { retire: templateId });
}

type Before = Omit<InvitationSource, 'documents'> | null;

/** Everything but documents, as it will be. */
function content(written: WrittenTemplate & { readonly language: Language }, before: Before, commandId: string) {
  const texts = {
    name: written.name,
    title: written.title ?? before?.title ?? written.name,
    message: written.message === undefined ? (before?.message ?? null) : written.message,
    language: written.language,
    order: written.order ?? before?.order ?? 'parallel',
    expiresInDays: written.expiresInDays === undefined ? (before?.expiresInDays ?? null) : written.expiresInDays,
    folderId: written.folderId === undefined ? (before?.folderId ?? null) : written.folderId,
  } as const;
  const roles = written.roles?.map(({ roleId, ...role }, i): TemplateRole => {
    return { ...role, roleId: (roleId ?? newIdOf(commandId, `role/${i}`)) as TemplateRoleId };
  });
  return { texts, roles: roles ?? before?.roles ?? [] };
}

/** @throws CommandRejectedError `invalid-input` */
function requireSound(template: {
  readonly title: string;
  readonly message: string | null;
  readonly roles: readonly TemplateRole[];
}): void {
  const roles = template.roles.map(({ name }) => ({ name: name ?? '' }));
  const ids = template.roles.map(({ roleId }) => roleId);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  const faults = [
    ...checkTemplate({ ...template, roles }),
    ...(twice < 0 ? [] : [{ pointer: `/roles/${twice}/roleId`, message: 'is the id of another role, too' }]),
  ];
  if (faults.length === 0) return;
  const errors = faults.map(({ pointer, message }) => ({ pointer: `#${pointer}`, message }));
  throw new CommandRejectedError({ code: 'invalid-input', errors });
}

/** What was asked for, with the hashes of what came in the place of its bytes. */
function said({ documents: written, ...rest }: WrittenTemplate, documents: readonly AttachedDocument[]) {
  const sent = written?.map((one, i) =>
    'documentId' in one ? one : uploadContent(one, documents[i] as AttachedDocument),
  );
  return { ...rest, ...(sent ? { documents: sent } : {}) };
}

async function transactTemplate(
  app: Application,
  { identity, tenant, ifRevision }: CommandContext,
  templateId: string,
  command: TemplateCommand,
  asked: unknown,
): Promise<TemplateAnswer> {
  const { history, position } = await app.transactor.transact({
    stream: streams.template(templateId),
    decider: templateDecider,
    command,
    identity,
    content: asked,
    guard: (state: TemplateState) => {
      const isNew = state.status === 'none' && templateId === newIdOf(identity.commandId, 'template');
      if (!isNew) requireTemplate(tenant, state, 'write');
    },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
  const template = (history as readonly Logged<TemplateEvent>[]).reduce(templates.fold, null as TemplateView | null);
  if (!template || position === null) throw new CommandRejectedError({ code: 'not-found' });
  return { template, position };
}
