import type { DocumentId, DocumentSigned, DomainEvent, Logged, SigningRole } from '@attestory/domain';
import type { HistoryEntry } from '@attestory/projections';

/** Whose copy of which document a history is shown for. */
export interface CopyOfPerson {
  readonly personId: string;
  readonly documentId: DocumentId;
  /** As whom they signed. */
  readonly mine: ReadonlySet<string>;
}

/** The same, with what its history itself tells. */
interface About extends CopyOfPerson {
  /** Links that were theirs. */
  readonly links: ReadonlySet<string>;
  /** Authentications on which a signature rests. */
  readonly restedOn: ReadonlySet<string>;
}

type DataOf<T extends DomainEvent['type']> = Extract<DomainEvent, { readonly type: T }>['data'];

/**
 * What a person is shown of each kind of fact, null: nothing of this one; a kind without a row is not shown at all. Of the others
 * no more than the signature page of the PDF says, and less of their identity: no birth dates and no numbers. Addresses stay out
 * of it, as one to which an e-mail went may have been somebody else's.
 */
const shown: { readonly [T in DomainEvent['type']]?: (data: DataOf<T>, about: About) => object | null } = {
  InvitationSent: ({ title, order, expiresAt, documents, signatories }, { documentId }) => ({
    ...{ title, order, expiresAt },
    documents: documents
      .filter((one) => one.documentId === documentId)
      .map(({ fileName, sha256, pages, bytes }) => ({ documentId, fileName, sha256, pages, bytes })),
    signatories: signatories.map(({ signatoryId, name }) => ({ signatoryId, name })),
  }),
  InvitationOpened: ({ signatoryId }, { mine }) => (mine.has(signatoryId) ? { signatoryId } : null),
  SignatoryAuthenticated: (data, { restedOn }) => (restedOn.has(data.authenticationId) ? proven(data) : null),
  DocumentSigned: signature,
  InvitationCompleted: () => ({}),
  InvitationCancelled: () => ({}),
  InvitationExpired: ({ expiresAt }) => ({ expiresAt }),
  SignatoryDeclined: ({ signatoryId }) => ({ signatoryId }),
  InvitationDeclined: ({ declinedBy }) => ({ declinedBy }),
  SignatoryReminded: ({ signatoryId, trigger }, { mine }) => (mine.has(signatoryId) ? { signatoryId, trigger } : null),
  InvitationExtended: ({ previousExpiresAt, expiresAt }) => ({ previousExpiresAt, expiresAt }),
  DocumentSealed: ({ signedBy: _, ...seal }, about) => ofDocument(seal, about),
  TimeStampAdded: ofDocument,
  ValidationDataAdded: ofDocument,
  LinkIssued: ({ linkId, purpose, signatoryId, expiresAt, inbox }, { mine }) =>
    mine.has(signatoryId)
      ? { linkId, purpose, signatoryId, expiresAt, ...(inbox ? { inbox: { foundBy: inbox.foundBy } } : {}) }
      : null,
  LinkClosed: ({ linkId, reason }, { links }) => (links.has(linkId) ? { linkId, reason } : null),
  EmailHandedOver: ({ signatoryId, reason }, { mine }) => (mine.has(signatoryId) ? { signatoryId, reason } : null),
  DownloadLinkIssued: ({ linkId, signatoryId, documentId, expiresAt }, about) =>
    about.mine.has(signatoryId) ? ofDocument({ linkId, signatoryId, documentId, expiresAt }, about) : null,
  DocumentDownloaded: (data, about) => (about.links.has(data.linkId) ? ofDocument(data, about) : null),
  CopyDownloaded: (data, about) => (about.mine.has(data.signatoryId) ? ofDocument(data, about) : null),
  DocumentShown: ({ sessionId: _, ...data }, about) =>
    about.mine.has(data.signatoryId) ? ofDocument(data, about) : null,
  DocumentImported: ({ documentId, title, fileName, sha256, claimed, signatories }) => ({
    ...{ documentId, title, fileName, sha256, claimed },
    signatories: signatories.map(({ name }) => ({ name })),
  }),
  DocumentArchived: ({ documentId, title, fileName, retention }) => ({ documentId, title, fileName, retention }),
  RetentionChanged: (data) => data,
  PurgeNoticeGiven: ({ told, purgeNotBefore }) => ({ told, purgeNotBefore }),
};

function ofDocument<D extends { readonly documentId: DocumentId }>(data: D, { documentId }: About): D | null {
  return data.documentId === documentId ? data : null;
}

function proven(data: DataOf<'SignatoryAuthenticated'>): object {
  const { authenticationId, signatoryId, method, country, level, assurance, scheme, broker, authenticatedAt } = data;
  const { identity, test } = data;
  return {
    ...{ authenticationId, signatoryId, method, country, level, assurance, scheme, broker, authenticatedAt },
    identity: { name: identity.name },
    ...(test ? { test } : {}),
  };
}

function signature(
  { signatoryId, documents, consent, role, method, assurance, light, authenticationId }: DocumentSigned['data'],
  { documentId }: About,
): object {
  return {
    ...{ signatoryId, consent, method, assurance, role: roleOnPage(role) },
    documents: documents.filter((one) => one.documentId === documentId),
    ...(light ? { light: { name: light.name } } : {}),
    ...(authenticationId ? { authenticationId } : {}),
  };
}

/** A registered organization has its name on the page; its id is its own. */
function roleOnPage(role: SigningRole): object {
  if (!('organizationId' in role)) return role;
  const { organizationId: _, ...rest } = role;
  return rest;
}

/** The entries of a history that concern whoever has this copy, with what they may see of each. */
export function personalEntries(events: readonly Logged[], copy: CopyOfPerson): readonly HistoryEntry[] {
  const [links, restedOn] = [new Set<string>(), new Set<string>()];
  for (const { type, data } of events) {
    if ((type === 'LinkIssued' || type === 'DownloadLinkIssued') && copy.mine.has(data.signatoryId))
      links.add(data.linkId);
    if (type === 'DocumentSigned' && data.authenticationId) restedOn.add(data.authenticationId);
  }
  const about = { ...copy, links, restedOn };
  return events.flatMap((event) => {
    const show = shown[event.type] as ((data: unknown, of: About) => object | null) | undefined;
    const data = show?.(event.data, about) ?? null;
    return data === null ? [] : [entryOf(event, data, copy)];
  });
}

function entryOf({ type, meta }: Logged, data: object, { personId }: CopyOfPerson): HistoryEntry {
  const { id: eventId, time: at, stream, revision, hash } = meta;
  return { eventId, type, at, actor: actorFor(personId, meta.actor), stream, revision, hash, data };
}

/** Which person, and which program of the sender, is nobody's business but their own. */
function actorFor(personId: string, actor: string): string {
  const [kind = ''] = actor.split(':');
  const isNamed = (kind !== 'person' && kind !== 'client') || actor === `person:${personId}`;
  return isNamed ? actor : kind;
}
