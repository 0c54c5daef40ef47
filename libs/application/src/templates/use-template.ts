import {
  type DeliverySettings,
  type ExpectedIdentity,
  type FilledTemplate,
  fillTemplate,
  type FillingFault,
  type InvitationId,
  invitationDecider,
  type InvitedSignatory,
  narrowDelivery,
  type OrganizationId,
  type SignatoryId,
  streams,
  type TemplateContent,
  type TemplateFilling,
  type TemplateRoleId,
} from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { copyDocument } from '../commands/copy-document.js';
import { sending } from '../commands/draft-invitation.handler.js';
import { withIdentityKey } from '../commands/expected-identity.js';
import { draftedBy, requireFolder } from '../commands/folders.js';
import { type InvitationAnswer, transactInvitation, withWarnings } from '../commands/invitation-transaction.js';
import { requireUsableMethods } from '../commands/sending-warnings.js';
import { discardStored, type StoredDocument } from '../commands/store-document.js';
import { later } from '../ports/clock.port.js';
import { CommandRejectedError } from '../transact.js';
import { usableTemplate } from './template-access.js';

const day = 24 * 60 * 60_000;

/** How a template is used once. */
export interface TemplateUse {
  readonly values: readonly { readonly name: string; readonly value: string }[];
  readonly signatories: readonly UsedRole[];
  readonly send: boolean;
}

/** Who signs in one of a template's roles. */
export interface UsedRole {
  readonly roleId: string;
  readonly name: string;
  readonly email: string;
  /** Who must come to authenticate. */
  readonly identity?: ExpectedIdentity;
}

/** A template with people and values in it: an invitation to be. */
export interface FilledInvitation {
  readonly template: TemplateContent;
  readonly filled: FilledTemplate;
  readonly identities: ReadonlyMap<TemplateRoleId, ExpectedIdentity>;
  readonly delivery: DeliverySettings;
  readonly send: boolean;
}

/**
 * A draft that is made from a template, or an invitation that is sent at once. Its documents have bytes of their own.
 * @throws CommandRejectedError `not-found`, `template-retired`, `invalid-input` with `errors`, and what sending refuses
 */
export async function inviteFromTemplate(
  app: Application,
  context: CommandContext,
  templateId: string,
  use: TemplateUse,
): Promise<InvitationAnswer> {
  const { tenant } = context;
  return madeOnce(app, context, { templateId, ...use }, async () => {
    const template = await usableTemplate(app, tenant, templateId);
    await requireFolder(app, tenant, template.folderId ?? null);
    requireKnownRoles(template, use);
    const result = fillTemplate(template, fillingOf(use));
    if ('faults' in result) throw unfilled(result.faults);
    const identities = new Map(
      use.signatories.flatMap(({ roleId, identity }) => (identity ? [[roleId as TemplateRoleId, identity]] : [])),
    );
    const delivery = narrowDelivery(tenant.delivery, template.delivery);
    return { template, filled: result.filled, identities, delivery, send: use.send };
  });
}

function fillingOf({ values, signatories }: TemplateUse): TemplateFilling {
  return {
    values: new Map(values.map(({ name, value }) => [name, value])),
    signatories: new Map(signatories.map(({ roleId, ...who }) => [roleId as TemplateRoleId, who])),
  };
}

/** The invitation of a command: made now, or as an earlier call of the same command has left it. */
export async function madeOnce(
  app: Application,
  context: CommandContext,
  content: unknown,
  make: () => Promise<FilledInvitation>,
): Promise<InvitationAnswer> {
  const { identity, tenant } = context;
  const invitationId = newIdOf(identity.commandId, 'invitation') as InvitationId;
  const { state } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  if (state.status !== 'none') {
    const exists = () => {
      throw new CommandRejectedError({ code: 'invitation-exists' });
    };
    return withWarnings(app, transactInvitation(app, { tenant, identity }, invitationId, exists, content));
  }
  const invitation = await make();
  const stored: StoredDocument[] = [];
  try {
    for (const [i, document] of invitation.template.documents.entries())
      stored.push(await copyDocument(app, context, { invitationId }, `document/${i}`, document));
    const draft = () => draftOf(app, context, invitationId, invitation, stored);
    // What an If-Match names is the template: the invitation is new.
    return await withWarnings(app, transactInvitation(app, { tenant, identity }, invitationId, draft, content));
  } catch (error) {
    for (const one of stored) await discardStored(app, one, error);
    throw error;
  }
}

function draftOf(
  app: Application,
  { identity, tenant }: CommandContext,
  invitationId: InvitationId,
  { template, filled, identities, delivery, send }: FilledInvitation,
  stored: readonly StoredDocument[],
) {
  const signatories = filled.signatories.map(({ role, name, email }, i): InvitedSignatory => {
    const { roleId, name: _, contact: __, ...demands } = role;
    const signatoryId = newIdOf(identity.commandId, `signatory/${i}`) as SignatoryId;
    const expected = identities.get(roleId);
    return withIdentityKey(app, { ...demands, signatoryId, name, email, ...(expected ? { identity: expected } : {}) });
  });
  if (send) requireUsableMethods(app, signatories);
  const now = app.clock.now();
  const { language, order, expiresInDays, folderId } = template;
  const { title, message } = filled;
  return {
    type: 'DraftInvitation' as const,
    ...{ invitationId, title, message, language, order, delivery, signatories },
    expiresAt: expiresInDays === null ? null : later(now, expiresInDays * day),
    organizationId: tenant.organizationId as OrganizationId,
    ...draftedBy(tenant),
    ...(folderId === undefined ? {} : { folderId }),
    documents: stored.map(({ document }) => document),
    ...(send ? { send: sending(app, now, language) } : {}),
    limits: app.settings.limits,
  };
}

/** @throws CommandRejectedError `invalid-input` */
function requireKnownRoles({ roles }: TemplateContent, { signatories }: TemplateUse): void {
  const errors = signatories.flatMap(({ roleId }, i) =>
    roles.some((role) => role.roleId === roleId)
      ? []
      : [{ pointer: `#/signatories/${i}/roleId`, message: 'is no role of this template' }],
  );
  if (errors.length === 0) return;
  throw new CommandRejectedError({ code: 'invalid-input', errors });
}

function unfilled(faults: readonly FillingFault[]): CommandRejectedError {
  return new CommandRejectedError({ code: 'invalid-input', errors: faults.map(errorOf) });
}

function errorOf(fault: FillingFault): { readonly pointer: string; readonly message: string } {
  switch (fault.code) {
    case 'value-missing':
      return { pointer: '#/values', message: `must have ${fault.value}: the template’s texts ask for it` };
    case 'role-missing':
      return { pointer: '#/signatories', message: `must say who signs in the role ${fault.roleId}` };
    case 'title-unusable':
      return {
        pointer: '#/values',
        message: 'make the title longer than 200 characters, or put control characters in it',
      };
    case 'message-unusable':
      return {
        pointer: '#/values',
        message: 'make the message longer than 5,000 characters, or put control characters in it',
      };
  }
}
