import {
  type InvitationEvent,
  invitationDecider,
  type InvitedSignatory,
  type Language,
  type Logged,
  streams,
  type TemplateContent,
  type TemplateRole,
  type TemplateRoleId,
} from '@attestory/domain';
import { type InvitationDetails, invitationDetails } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { signatoriesIn } from '../commands/copy-invitation.handler.js';
import { attachedIds } from '../queries/document.queries.js';
import { holderOf, requireHeld } from '../queries/held.js';
import { requireAccess, type TenantContext } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/** What a template takes from an invitation, or had before. */
export type InvitationSource = Omit<TemplateContent, 'name' | 'folderId'> & { readonly folderId: string | null };

/** What whoever signs is called until somebody gives the role a better name. */
const signatory = {
  en: 'Signatory',
  fi: 'Allekirjoittaja',
  sv: 'Undertecknare',
  nb: 'Underskriver',
  da: 'Underskriver',
  nl: 'Ondertekenaar',
} as const satisfies Record<Language, string>;

/**
 * The documents, settings and demands of an invitation or draft, without the people: a template is about whoever comes.
 * @throws CommandRejectedError `not-found`, `document-purged`
 */
export async function sourceOf(
  app: Application,
  tenant: TenantContext,
  invitationId: string | undefined,
  commandId: string,
): Promise<InvitationSource | null> {
  if (invitationId === undefined) return null;
  const { state, events } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  requireAccess(tenant, state, 'read');
  const logged = events as readonly Logged<InvitationEvent>[];
  const details = logged.reduce(invitationDetails.fold, null as InvitationDetails | null);
  if (!details) throw new CommandRejectedError({ code: 'not-found' });
  const documents = attachedIds(logged).flatMap((id) =>
    logged.flatMap(({ type, data }) => (type === 'DocumentAttached' && data.documentId === id ? [data] : [])),
  );
  for (const { documentId } of documents) await requireHeld(app, documentId, holderOf(tenant));
  const language = details.language as Language;
  const roles = signatoriesIn(logged).map((one, i) => {
    return roleOf(one, newIdOf(commandId, `role/${i}`) as TemplateRoleId, `${signatory[language]} ${i + 1}`);
  });
  const { title, message, order, delivery, folderId } = details;
  return {
    ...{ title, message, language, order, delivery, expiresInDays: null, roles, documents },
    folderId: folderId ?? null,
  };
}

function roleOf(
  { methods, strongMethods, identityNumber, roles }: InvitedSignatory,
  roleId: TemplateRoleId,
  name: string,
): TemplateRole {
  return {
    ...{ roleId, name, methods },
    ...(strongMethods ? { strongMethods } : {}),
    ...(identityNumber ? { identityNumber } : {}),
    ...(roles ? { roles } : {}),
  };
}
