import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { DocumentId, Instant, LinkId, SessionId, Sha256, SignatoryId } from '../ids.js';
import type { DocumentPart } from '../invitation/events.js';
import type {
  CopiesArchived,
  CopyDownloaded,
  DeliveryEvent,
  DocumentDownloaded,
  DocumentShown,
  DownloadLinkIssued,
  EmailBounced,
  EmailDelayed,
  EmailHandedOver,
  LinkCloseReason,
  LinkIssued,
  SealingFailed,
  TimeStampFailed,
  ValidationDataFailed,
} from './events.js';

/** What the processes record about an invitation; nothing of it touches the invitation's own revision. */
export type DeliveryCommand =
  | { readonly type: 'IssueLinks'; readonly links: readonly (LinkIssued['data'] | DownloadLinkIssued['data'])[] }
  | {
      readonly type: 'CloseLinks';
      readonly reason: LinkCloseReason;
      /** Absent: all links to sign. */
      readonly linkIds?: readonly string[];
    }
  | { readonly type: 'RecordHandOver'; readonly mail: EmailHandedOver['data'] }
  | { readonly type: 'RecordBounce'; readonly mail: EmailBounced['data'] }
  | { readonly type: 'RecordDelay'; readonly mail: EmailDelayed['data'] }
  | { readonly type: 'RecordShown'; readonly shown: DocumentShown['data'] }
  | { readonly type: 'RecordDownload'; readonly download: DocumentDownloaded['data']; readonly now: Instant }
  | { readonly type: 'RecordCopyDownload'; readonly download: CopyDownloaded['data'] }
  | { readonly type: 'RecordSealingFailure'; readonly failure: SealingFailed['data'] }
  | { readonly type: 'RecordTimeStampFailure'; readonly failure: TimeStampFailed['data'] }
  | { readonly type: 'RecordValidationDataFailure'; readonly failure: ValidationDataFailed['data'] }
  | { readonly type: 'RecordArchived'; readonly archived: CopiesArchived['data']['archived'] };

export type DeliveryRejection =
  | { readonly code: 'link-unknown' }
  | { readonly code: 'link-closed'; readonly reason: LinkCloseReason };

export interface Link {
  readonly purpose: 'sign' | 'download';
  readonly signatoryId: SignatoryId;
  readonly documentId?: DocumentId;
  readonly part?: DocumentPart;
  readonly expiresAt: Instant;
  readonly closed: LinkCloseReason | null;
}

export interface DeliveryState {
  readonly links: Readonly<Record<LinkId, Link>>;
  /** Message-IDs that were handed over or refused for good. */
  readonly mailed: readonly string[];
  /** Session to document to the hash of what it was shown. */
  readonly shown: Readonly<Record<SessionId, Readonly<Record<DocumentId, Sha256>>>>;
}

/** The link of an id; what every object has by nature (`constructor`) is none. */
function linkOf(state: DeliveryState, linkId: LinkId): Link | undefined {
  return Object.hasOwn(state.links, linkId) ? state.links[linkId] : undefined;
}

/** Whether a link works at a time, or why not. A link to sign lives as long as its invitation, which may be extended. */
export function checkLink(state: DeliveryState, linkId: LinkId, now: Instant): DeliveryRejection | null {
  const link = linkOf(state, linkId);
  if (!link) return { code: 'link-unknown' };
  if (link.closed) return { code: 'link-closed', reason: link.closed };
  return link.purpose === 'download' && now >= link.expiresAt ? { code: 'link-closed', reason: 'expired' } : null;
}

function decide(command: DeliveryCommand, state: DeliveryState): Decision<DeliveryEvent, DeliveryRejection> {
  switch (command.type) {
    case 'IssueLinks':
      return accept(...command.links.filter((l) => !linkOf(state, l.linkId)).map(issued));
    case 'CloseLinks':
      return accept(
        ...(Object.entries(state.links) as [LinkId, Link][])
          .filter(([, link]) => link.purpose === 'sign' && !link.closed)
          .filter(([linkId]) => command.linkIds?.includes(linkId) ?? true)
          .map(([linkId]) => ({ type: 'LinkClosed' as const, data: { linkId, reason: command.reason } })),
      );
    case 'RecordHandOver':
      return once(state, command.mail.messageId, { type: 'EmailHandedOver', data: command.mail });
    case 'RecordBounce':
      return once(state, command.mail.messageId, { type: 'EmailBounced', data: command.mail });
    case 'RecordDelay':
      return once(state, command.mail.messageId, { type: 'EmailDelayed', data: command.mail });
    case 'RecordShown': {
      const { sessionId, documentId, sha256 } = command.shown;
      const known = state.shown[sessionId]?.[documentId] === sha256;
      return known ? accept<DeliveryEvent>() : accept<DeliveryEvent>({ type: 'DocumentShown', data: command.shown });
    }
    case 'RecordDownload': {
      const refusal = checkLink(state, command.download.linkId, command.now);
      if (refusal) return reject(refusal);
      // Only a link to download this very document leads to it; any other is as good as none.
      const link = linkOf(state, command.download.linkId);
      const { documentId, part } = command.download;
      if (link?.purpose !== 'download' || link.documentId !== documentId || link.part !== part)
        return reject({ code: 'link-unknown' });
      return accept<DeliveryEvent>({ type: 'DocumentDownloaded', data: command.download });
    }
    case 'RecordCopyDownload':
      return accept<DeliveryEvent>({ type: 'CopyDownloaded', data: command.download });
    case 'RecordSealingFailure':
      return accept<DeliveryEvent>({ type: 'SealingFailed', data: command.failure });
    case 'RecordTimeStampFailure':
      return accept<DeliveryEvent>({ type: 'TimeStampFailed', data: command.failure });
    case 'RecordValidationDataFailure':
      return accept<DeliveryEvent>({ type: 'ValidationDataFailed', data: command.failure });
    case 'RecordArchived':
      return accept<DeliveryEvent>({ type: 'CopiesArchived', data: { archived: command.archived } });
  }
}

function issued(data: LinkIssued['data'] | DownloadLinkIssued['data']): DeliveryEvent {
  return 'purpose' in data ? { type: 'LinkIssued', data } : { type: 'DownloadLinkIssued', data };
}

/** One record per Message-ID, however often the mail went out. */
function once(state: DeliveryState, messageId: string, event: DeliveryEvent) {
  return state.mailed.includes(messageId) ? accept<DeliveryEvent>() : accept<DeliveryEvent>(event);
}

function evolve(state: DeliveryState, event: DeliveryEvent): DeliveryState {
  switch (event.type) {
    case 'LinkIssued': {
      const { linkId, signatoryId, expiresAt } = event.data;
      return withLink(state, linkId, { purpose: 'sign', signatoryId, expiresAt, closed: null });
    }
    case 'DownloadLinkIssued': {
      const { linkId, signatoryId, documentId, part, expiresAt } = event.data;
      const file = { documentId, ...(part === undefined ? {} : { part }) };
      return withLink(state, linkId, { purpose: 'download', signatoryId, ...file, expiresAt, closed: null });
    }
    case 'LinkClosed': {
      const link = linkOf(state, event.data.linkId);
      return link ? withLink(state, event.data.linkId, { ...link, closed: event.data.reason }) : state;
    }
    case 'EmailHandedOver':
    case 'EmailBounced':
      return { ...state, mailed: [...state.mailed, event.data.messageId] };
    case 'DocumentShown': {
      const { sessionId, documentId, sha256 } = event.data;
      const session = { ...state.shown[sessionId], [documentId]: sha256 };
      return { ...state, shown: { ...state.shown, [sessionId]: session } };
    }
    case 'EmailDelayed':
    case 'DocumentDownloaded':
    case 'CopyDownloaded':
    case 'SealingFailed':
    case 'TimeStampFailed':
    case 'ValidationDataFailed':
    case 'CopiesArchived':
      return state;
  }
}

function withLink(state: DeliveryState, linkId: LinkId, link: Link): DeliveryState {
  return { ...state, links: { ...state.links, [linkId]: link } };
}

/** What happens around an invitation: links, e-mails, what was shown and downloaded. */
export const deliveryDecider: Decider<DeliveryCommand, DeliveryEvent, DeliveryState, DeliveryRejection> = {
  initial: { links: {}, mailed: [], shown: {} },
  decide,
  evolve,
};
