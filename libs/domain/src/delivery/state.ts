import type { DocumentId, Instant, LinkId, PersonId, SessionId, Sha256, SignatoryId } from '../ids.js';
import type { DocumentPart } from '../invitation/events.js';
import type { LinkCloseReason, SignatoryDecision } from './events.js';

export interface Link {
  readonly purpose: 'sign' | 'download';
  readonly signatoryId: SignatoryId;
  readonly documentId?: DocumentId;
  readonly part?: DocumentPart;
  readonly expiresAt: Instant;
  readonly closed: LinkCloseReason | null;
  /** The link whose place it takes, once it was mailed. */
  readonly replaces?: LinkId;
  /** Who opened it from their inbox; absent: it is mailed. */
  readonly personId?: PersonId;
}

export interface DeliveryState {
  readonly links: Readonly<Record<LinkId, Link>>;
  /** Message-IDs that were handed over or refused for good. */
  readonly mailed: readonly string[];
  /** Session to document to the hash of what it was shown. */
  readonly shown: Readonly<Record<SessionId, Readonly<Record<DocumentId, Sha256>>>>;
  /** Who gets what; null: not decided yet. */
  readonly decisions: readonly SignatoryDecision[] | null;
}

export type LinkRejection =
  | { readonly code: 'link-unknown' }
  | { readonly code: 'link-closed'; readonly reason: LinkCloseReason };

/** The link of an id; what every object has by nature (`constructor`) is none. */
export function linkOf(state: DeliveryState, linkId: LinkId): Link | undefined {
  return Object.hasOwn(state.links, linkId) ? state.links[linkId] : undefined;
}

/** Whether a link works at a time, or why not. A link to sign lives as long as its invitation, which may be extended. */
export function checkLink(state: DeliveryState, linkId: LinkId, now: Instant): LinkRejection | null {
  const link = linkOf(state, linkId);
  if (!link) return { code: 'link-unknown' };
  if (link.closed) return { code: 'link-closed', reason: link.closed };
  return link.purpose === 'download' && now >= link.expiresAt ? { code: 'link-closed', reason: 'expired' } : null;
}

/** The link that a person has opened from their inbox as a signatory, and that works; undefined: none. */
export function inboxLinkOf(
  { links }: DeliveryState,
  signatoryId: SignatoryId,
  personId: PersonId,
): LinkId | undefined {
  const open = (Object.entries(links) as [LinkId, Link][]).find(
    ([, link]) => link.personId === personId && link.signatoryId === signatoryId && !link.closed,
  );
  return open?.[0];
}

/** A link to download, with the document that it leads to. */
export type DownloadLink = Link & { readonly linkId: LinkId; readonly documentId: DocumentId };

/**
 * The newest download link of a signatory to each document and each signature page: what new links would take the place
 * of. Not where the sender has revoked it.
 */
export function newestDownloadLinks({ links }: DeliveryState, signatoryId: SignatoryId): readonly DownloadLink[] {
  const newest = new Map<string, DownloadLink>();
  for (const [linkId, link] of Object.entries(links) as [LinkId, Link][])
    if (link.purpose === 'download' && link.signatoryId === signatoryId && link.documentId)
      newest.set(`${link.documentId}/${link.part ?? ''}`, { ...link, linkId, documentId: link.documentId });
  return [...newest.values()].filter(({ closed }) => closed !== 'revoked');
}
