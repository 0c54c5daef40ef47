import { accept, type Decision, reject } from '../decider.js';
import type { LinkId } from '../ids.js';
import type { DeliveryEvent, DownloadLinkAsked, DownloadLinkIssued, InboxOpening, LinkIssued } from './events.js';
import {
  type DeliveryState,
  inboxLinkOf,
  type Link,
  linkOf,
  type LinkRejection,
  newestDownloadLinks,
} from './state.js';

/** `nothing-to-download` 409: no download link was given, or the sender has revoked them all. */
export type DeliveryRejection = LinkRejection | { readonly code: 'nothing-to-download' };

/** Where the sender has revoked the link whose place it takes, since a moment ago, it is as revoked. */
export function issued(
  data: LinkIssued['data'] | DownloadLinkIssued['data'],
  state: DeliveryState,
): readonly DeliveryEvent[] {
  if ('purpose' in data) return [{ type: 'LinkIssued', data }];
  const isRevoked = data.replaces && linkOf(state, data.replaces)?.closed === 'revoked';
  return [{ type: 'DownloadLinkIssued', data }, ...(isRevoked ? [revoked(data.linkId)] : [])];
}

export type InboxLinkIssued = LinkIssued['data'] & { readonly inbox: InboxOpening };

/** One that works is enough for a person: whoever opens an invitation again comes by the same. */
export function issuedFromInbox(data: InboxLinkIssued, state: DeliveryState): readonly DeliveryEvent[] {
  const isOpen = inboxLinkOf(state, data.signatoryId, data.inbox.personId) !== undefined;
  return isOpen ? [] : [{ type: 'LinkIssued', data }];
}

function revoked(linkId: LinkId): DeliveryEvent {
  return { type: 'LinkClosed', data: { linkId, reason: 'revoked' } };
}

/**
 * Not those to sign, which close with their invitation. With it go the links that have taken its place, or are about to:
 * nobody who revokes one that was replaced a moment ago should believe that the document can't be had.
 */
export function revoke(linkId: LinkId, state: DeliveryState): Decision<DeliveryEvent, DeliveryRejection> {
  const link = linkOf(state, linkId);
  if (link?.purpose !== 'download') return reject({ code: 'link-unknown' });
  return accept<DeliveryEvent>(...openLinksLike(state, link).map(revoked));
}

/** What the sender has revoked stays revoked. */
export function ask(
  asked: DownloadLinkAsked['data'],
  state: DeliveryState,
): Decision<DeliveryEvent, DeliveryRejection> {
  const links = newestDownloadLinks(state, asked.signatoryId);
  const wanted = links.filter(({ documentId }) => asked.documents?.includes(documentId) ?? true);
  if (wanted.length === 0) return reject({ code: 'nothing-to-download' });
  return accept<DeliveryEvent>({ type: 'DownloadLinkAsked', data: asked });
}

/** The links of the same signatory to the same file that work, or worked until their time was over. */
function openLinksLike({ links }: DeliveryState, { signatoryId, documentId, part }: Link): readonly LinkId[] {
  return (Object.entries(links) as [LinkId, Link][])
    .filter(([, link]) => link.purpose === 'download' && !link.closed && link.signatoryId === signatoryId)
    .filter(([, link]) => link.documentId === documentId && link.part === part)
    .map(([linkId]) => linkId);
}
