import { randomUUID } from 'node:crypto';
import {
  deliveryDecider,
  type DocumentId,
  type InvitationId,
  invitationDecider,
  type LinkId,
  linkOf,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import { byEmail, downloadLinkIndex } from '@attestory/projections';
import type { Application, CommandContext } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';
import { keptOf } from '../queries/held.js';
import { requireAccess } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/** How many invitations one ask by e-mail is for: those that were sent last. */
const mostInvitations = 20;

/**
 * Closes a download link for ever: it downloads nothing more, nor can another be had for it.
 * @throws CommandRejectedError `not-found`, `folder-read-only`, `stale`, `link-unknown`
 */
export async function revokeDownloadLink(
  app: Application,
  { tenant, identity, ifRevision }: CommandContext,
  invitationId: string,
  linkId: string,
): Promise<{ readonly linkId: string; readonly position: string | null }> {
  const { state, revision } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  requireAccess(tenant, state, 'write');
  if (ifRevision !== undefined && ifRevision !== revision) throw new CommandRejectedError({ code: 'stale' });
  const { position } = await app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'RevokeDownloadLink', linkId: linkId as LinkId },
    identity,
    content: { revoke: linkId },
  });
  return { linkId, position };
}

/** Whose link it is. */
export interface LinkHolder {
  readonly invitationId: InvitationId;
  readonly signatoryId: SignatoryId;
  readonly linkId: LinkId;
}

/**
 * Who has a download link, also one that works no more.
 * @throws CommandRejectedError `link-unknown`; `link-closed` where it was revoked, or its document is purged
 */
export async function holderOf(app: Application, secret: string): Promise<LinkHolder> {
  const name = app.links.open('download', secret);
  if (!name) throw new CommandRejectedError({ code: 'link-unknown' });
  const linkId = name.linkId as LinkId;
  const { state } = await app.transactor.load(streams.delivery(name.aboutId), deliveryDecider);
  const link = linkOf(state, linkId);
  if (link?.purpose !== 'download' || !link.documentId) throw new CommandRejectedError({ code: 'link-unknown' });
  if (link.closed === 'revoked') throw new CommandRejectedError({ code: 'link-closed', reason: 'revoked' });
  await requireLinkKept(app, link.documentId);
  return { invitationId: name.aboutId as InvitationId, signatoryId: link.signatoryId, linkId };
}

/** @throws CommandRejectedError `link-closed` with the reason `purged` */
export async function requireLinkKept(
  app: Pick<Application, 'keys' | 'transactor'>,
  documentId: DocumentId,
): Promise<void> {
  const kept = await keptOf(app, [{ documentId }]);
  if (!kept.has(documentId)) throw new CommandRejectedError({ code: 'link-closed', reason: 'purged' });
}

/**
 * Asks for new links in place of those that somebody has, to be mailed to the address on record and to no other.
 * @throws CommandRejectedError `link-closed` where the sender has revoked them all
 */
export async function askByLink(
  app: Application,
  { invitationId, signatoryId, linkId }: LinkHolder,
  correlationId: string,
): Promise<void> {
  const identity = identityOf(`link:${linkId}`, correlationId);
  const isAsked = await ask(app, invitationId, { signatoryId, by: 'link' }, identity);
  if (!isAsked) throw new CommandRejectedError({ code: 'link-closed', reason: 'revoked' });
}

/** The same by an address to which download links went, for all invitations of which it had some; nothing for any other. */
export async function askByEmail(app: Application, email: string, correlationId: string): Promise<void> {
  const query = { index: downloadLinkIndex, ...byEmail(email), descending: true, limit: mostInvitations };
  const { items } = await app.views.deliveries.find(query);
  for (const { id, recipients } of items)
    for (const { signatoryId, email: address, links } of recipients) {
      if (links.length === 0 || address?.toLowerCase() !== email.toLowerCase()) continue;
      const documents = await stillKept(app, links);
      if (documents.length === 0) continue;
      const asked = { signatoryId: signatoryId as SignatoryId, by: 'email' as const };
      await ask(app, id, asked, identityOf('process:download-links', correlationId));
    }
}

async function stillKept(
  app: Application,
  links: readonly { readonly documentId: string }[],
): Promise<readonly DocumentId[]> {
  const documents = links.map(({ documentId }) => ({ documentId: documentId as DocumentId }));
  return [...(await keptOf(app, documents))];
}

/** false: the sender has revoked all their links. */
async function ask(
  app: Application,
  invitationId: string,
  asked: { readonly signatoryId: SignatoryId; readonly by: 'link' | 'email' },
  identity: CommandIdentity,
): Promise<boolean> {
  try {
    await app.transactor.transact({
      stream: streams.delivery(invitationId),
      decider: deliveryDecider,
      command: { type: 'AskDownloadLink', asked },
      identity,
      content: asked,
    });
    return true;
  } catch (error) {
    if (error instanceof CommandRejectedError && error.rejection.code === 'nothing-to-download') return false;
    throw error;
  }
}

function identityOf(actor: string, correlationId: string): CommandIdentity {
  return { commandId: randomUUID(), actor, correlationId, causationId: null };
}
