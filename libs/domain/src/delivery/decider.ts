import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { Instant, LinkId } from '../ids.js';
import { ask, type DeliveryRejection, type InboxLinkIssued, issued, issuedFromInbox, revoke } from './decide-links.js';
import type {
  CopiesArchived,
  CopyDownloaded,
  DeliveryDecided,
  DeliveryEvent,
  DocumentDownloaded,
  DocumentShown,
  DocumentWorkEnded,
  DownloadLinkAsked,
  DownloadLinkIssued,
  EmailBounced,
  EmailDelayed,
  EmailHandedOver,
  LinkCloseReason,
  LinkIssued,
  SealingFailed,
  SignatoryDecision,
  TimeStampFailed,
  ValidationDataFailed,
} from './events.js';
import { checkLink, type DeliveryState, type Link, linkOf } from './state.js';

/** What the processes record about an invitation; nothing of it touches the invitation's own revision. */
export type DeliveryCommand =
  | { readonly type: 'IssueLinks'; readonly links: readonly (LinkIssued['data'] | DownloadLinkIssued['data'])[] }
  | { readonly type: 'IssueInboxLink'; readonly link: InboxLinkIssued }
  | {
      readonly type: 'CloseLinks';
      readonly reason: LinkCloseReason;
      /** Absent: all links to sign. */
      readonly linkIds?: readonly string[];
    }
  | { readonly type: 'RevokeDownloadLink'; readonly linkId: LinkId }
  | { readonly type: 'AskDownloadLink'; readonly asked: DownloadLinkAsked['data'] }
  | { readonly type: 'RecordDecisions'; readonly decisions: readonly SignatoryDecision[] }
  | { readonly type: 'RecordHandOver'; readonly mail: EmailHandedOver['data'] }
  | { readonly type: 'RecordBounce'; readonly mail: EmailBounced['data'] }
  | { readonly type: 'RecordDelay'; readonly mail: EmailDelayed['data'] }
  | { readonly type: 'RecordShown'; readonly shown: DocumentShown['data'] }
  | { readonly type: 'RecordDownload'; readonly download: DocumentDownloaded['data']; readonly now: Instant }
  | { readonly type: 'RecordCopyDownload'; readonly download: CopyDownloaded['data'] }
  | { readonly type: 'RecordSealingFailure'; readonly failure: SealingFailed['data'] }
  | { readonly type: 'RecordTimeStampFailure'; readonly failure: TimeStampFailed['data'] }
  | { readonly type: 'RecordValidationDataFailure'; readonly failure: ValidationDataFailed['data'] }
  | { readonly type: 'EndDocumentWork'; readonly ended: DocumentWorkEnded['data'] }
  | { readonly type: 'RecordArchived'; readonly archived: CopiesArchived['data']['archived'] };

function decide(command: DeliveryCommand, state: DeliveryState): Decision<DeliveryEvent, DeliveryRejection> {
  switch (command.type) {
    case 'IssueLinks':
      return accept(...command.links.filter((l) => !linkOf(state, l.linkId)).flatMap((l) => issued(l, state)));
    case 'IssueInboxLink':
      return accept(...issuedFromInbox(command.link, state));
    case 'CloseLinks':
      return accept(
        ...(Object.entries(state.links) as [LinkId, Link][])
          .filter(([, link]) => link.purpose === 'sign' && !link.closed)
          .filter(([linkId]) => command.linkIds?.includes(linkId) ?? true)
          .map(([linkId]) => ({ type: 'LinkClosed' as const, data: { linkId, reason: command.reason } })),
      );
    case 'RevokeDownloadLink':
      return revoke(command.linkId, state);
    case 'AskDownloadLink':
      return ask(command.asked, state);
    case 'RecordDecisions':
      return state.decisions ? accept<DeliveryEvent>() : accept<DeliveryEvent>(decided(command.decisions));
    case 'RecordHandOver':
      return handOver(command.mail, state);
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
    case 'EndDocumentWork':
      return accept<DeliveryEvent>({ type: 'DocumentWorkEnded', data: command.ended });
    case 'RecordArchived':
      return accept<DeliveryEvent>({ type: 'CopiesArchived', data: { archived: command.archived } });
  }
}

/** One record per Message-ID, however often the mail went out. */
function once(state: DeliveryState, messageId: string, event: DeliveryEvent) {
  return state.mailed.includes(messageId) ? accept<DeliveryEvent>() : accept<DeliveryEvent>(event);
}

function decided(decisions: readonly SignatoryDecision[]): DeliveryDecided {
  return { type: 'DeliveryDecided', data: { decisions } };
}

/** Whoever has new links needs the old ones no more; until the e-mail with the new ones is out, the old ones work. */
function handOver(mail: EmailHandedOver['data'], state: DeliveryState): Decision<DeliveryEvent, DeliveryRejection> {
  if (state.mailed.includes(mail.messageId)) return accept<DeliveryEvent>();
  const replaced =
    mail.reason === 'download-link'
      ? Object.values<Link>(state.links).flatMap(({ signatoryId, replaces, closed }) =>
          signatoryId === mail.signatoryId && replaces && !closed && linkOf(state, replaces)?.closed === null
            ? [replaces]
            : [],
        )
      : [];
  return accept<DeliveryEvent>(
    { type: 'EmailHandedOver', data: mail },
    ...replaced.map((linkId) => ({ type: 'LinkClosed' as const, data: { linkId, reason: 'replaced' as const } })),
  );
}

function evolve(state: DeliveryState, event: DeliveryEvent): DeliveryState {
  switch (event.type) {
    case 'LinkIssued': {
      const { linkId, signatoryId, expiresAt, inbox } = event.data;
      const opener = inbox ? { personId: inbox.personId } : {};
      return withLink(state, linkId, { purpose: 'sign', signatoryId, expiresAt, closed: null, ...opener });
    }
    case 'DownloadLinkIssued': {
      const { linkId, signatoryId, documentId, part, expiresAt, replaces } = event.data;
      const file = { documentId, ...(part === undefined ? {} : { part }), ...(replaces ? { replaces } : {}) };
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
    case 'DeliveryDecided':
      return { ...state, decisions: event.data.decisions };
    case 'EmailDelayed':
    case 'DownloadLinkAsked':
    case 'DocumentDownloaded':
    case 'CopyDownloaded':
    case 'SealingFailed':
    case 'TimeStampFailed':
    case 'ValidationDataFailed':
    case 'DocumentWorkEnded':
    case 'CopiesArchived':
      return state;
  }
}

function withLink(state: DeliveryState, linkId: LinkId, link: Link): DeliveryState {
  return { ...state, links: { ...state.links, [linkId]: link } };
}

/** What happens around an invitation: links, e-mails, what was shown and downloaded. */
export const deliveryDecider: Decider<DeliveryCommand, DeliveryEvent, DeliveryState, DeliveryRejection> = {
  initial: { links: {}, mailed: [], shown: {}, decisions: null },
  decide,
  evolve,
};
