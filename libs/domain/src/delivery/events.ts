import type { Holder } from '../archived-document/holder.js';
import type {
  ArchivedDocumentId,
  DocumentId,
  Instant,
  InvitationId,
  LinkId,
  Personal,
  PersonId,
  SessionId,
  Sha256,
  SignatoryId,
} from '../ids.js';
import type { CopyDecision } from '../delivery-policy/decide-delivery.js';
import type { DocumentPart } from '../invitation/events.js';

/** Why a link was closed before its time. */
export type LinkCloseReason = 'cancelled' | 'declined' | 'expired' | 'completed' | 'replaced' | 'revoked';
/** Why an e-mail was sent; with the recipient it makes the Message-ID. */
export type MailReason =
  | 'invitation'
  | 'reminder'
  | 'completed'
  | 'cancelled'
  | 'declined'
  | 'expired'
  | 'download-link';

/** Who gets what, now that the invitation has closed: once, by the delivery policy, for each who signed. */
export interface DeliveryDecided {
  readonly type: 'DeliveryDecided';
  readonly data: { readonly decisions: readonly SignatoryDecision[] };
}

/** Where the copy of one signatory goes. */
export interface SignatoryDecision extends CopyDecision {
  readonly signatoryId: SignatoryId;
}

/** Who opened an invitation from the inbox of their personal account, by what it was in there, and how they had signed in. */
export interface InboxOpening {
  readonly personId: PersonId;
  /** Of the identity that the sender named by its number; or of an address that they have verified. */
  readonly foundBy: 'identity' | 'email';
  readonly assurance: 'single-factor' | 'strong';
}

/** A link to sign exists. Its secret is derived from its id and stored nowhere. */
export interface LinkIssued {
  readonly type: 'LinkIssued';
  readonly data: {
    readonly invitationId: InvitationId;
    readonly linkId: LinkId;
    readonly purpose: 'sign';
    readonly signatoryId: SignatoryId;
    readonly expiresAt: Instant;
    /** It was opened from there; absent: it is mailed. */
    readonly inbox?: InboxOpening;
  };
}
export interface LinkClosed {
  readonly type: 'LinkClosed';
  readonly data: { readonly linkId: LinkId; readonly reason: LinkCloseReason };
}

/** A mail server has accepted an e-mail. */
export interface EmailHandedOver {
  readonly type: 'EmailHandedOver';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly reason: MailReason;
    readonly messageId: string;
    readonly to: Personal<string>;
    /** When the invitation's schedule reminds first; absent: it doesn't. */
    readonly remindAt?: Instant;
  };
}
/** A mail server has refused an e-mail for good. */
export interface EmailBounced {
  readonly type: 'EmailBounced';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly reason: MailReason;
    readonly messageId: string;
    readonly to: Personal<string>;
    /** What the server said; it may repeat the address. */
    readonly answer: Personal<string>;
  };
}

/** A mail server couldn't take an e-mail now; it is tried again at `nextTryAt` with the same Message-ID. */
export interface EmailDelayed {
  readonly type: 'EmailDelayed';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly reason: MailReason;
    readonly messageId: string;
    /** What went wrong; it may repeat the address. */
    readonly answer: Personal<string>;
    readonly attempt: number;
    readonly nextTryAt: Instant;
  };
}

/** A link to download one document's sealed PDF (or its signature page, a file of its own), for one recipient. Its secret is derived like that of a link to sign. */
export interface DownloadLinkIssued {
  readonly type: 'DownloadLinkIssued';
  readonly data: {
    readonly invitationId: InvitationId;
    readonly linkId: LinkId;
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    readonly signatoryId: SignatoryId;
    readonly expiresAt: Instant;
    /** Of the delivery policy that gives the link; absent before policies were data. */
    readonly policyVersion?: string;
    /** The link whose place it takes, once it was mailed. */
    readonly replaces?: LinkId;
  };
}
/** New download links are wanted by whoever has an old one, or by the address to which it went; they go there only. */
export interface DownloadLinkAsked {
  readonly type: 'DownloadLinkAsked';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly by: 'link' | 'email';
    /** Only to these; absent: to all for which they had one. */
    readonly documents?: readonly DocumentId[];
  };
}
/** A sealed PDF was served over a download link. */
export interface DocumentDownloaded {
  readonly type: 'DocumentDownloaded';
  readonly data: {
    readonly linkId: LinkId;
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    readonly sha256: Sha256;
  };
}

/** A person was served their copy of a sealed PDF from their personal account: the event's actor tells who. */
export interface CopyDownloaded {
  readonly type: 'CopyDownloaded';
  readonly data: {
    /** Whose signature makes the copy theirs. */
    readonly signatoryId: SignatoryId;
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    readonly sha256: Sha256;
  };
}

/** The server served exactly these bytes to a signing session: what a signature can rest on. */
export interface DocumentShown {
  readonly type: 'DocumentShown';
  readonly data: {
    readonly sessionId: SessionId;
    readonly signatoryId: SignatoryId;
    readonly documentId: DocumentId;
    readonly sha256: Sha256;
  };
}

/** A sealing did not work; it is tried again at `nextTryAt`. */
export interface SealingFailed {
  readonly type: 'SealingFailed';
  readonly data: {
    readonly documentId: DocumentId;
    readonly signatures: number;
    readonly reason: string;
    readonly attempt: number;
    readonly nextTryAt: Instant;
  };
}

/** A time stamp could not be added to a sealed PDF; it is tried again at `nextTryAt`. */
export interface TimeStampFailed {
  readonly type: 'TimeStampFailed';
  readonly data: {
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    /** Of the sealed PDF that waits. */
    readonly sha256: Sha256;
    readonly reason: string;
    readonly attempt: number;
    readonly nextTryAt: Instant;
  };
}

/** Validation data could not be added to a sealed PDF; it is tried again at `nextTryAt`. */
export interface ValidationDataFailed {
  readonly type: 'ValidationDataFailed';
  readonly data: TimeStampFailed['data'];
}

/**
 * What was still to be done with a document's files (a seal, a time stamp, validation data) isn't done any more, because they are gone.
 */
export interface DocumentWorkEnded {
  readonly type: 'DocumentWorkEnded';
  readonly data: { readonly documentId: DocumentId; readonly because: 'document-purged' };
}

/** When an invitation had closed with signatures: whose archives hold its documents now. */
export interface CopiesArchived {
  readonly type: 'CopiesArchived';
  readonly data: {
    readonly archived: readonly {
      readonly archivedDocumentId: ArchivedDocumentId;
      readonly documentId: DocumentId;
      readonly holder: Holder;
    }[];
  };
}

/** Every fact of the stream `delivery-{invitationId}`. */
export type DeliveryEvent =
  | LinkIssued
  | LinkClosed
  | EmailHandedOver
  | EmailBounced
  | EmailDelayed
  | DeliveryDecided
  | DownloadLinkIssued
  | DownloadLinkAsked
  | DocumentDownloaded
  | CopyDownloaded
  | DocumentShown
  | SealingFailed
  | TimeStampFailed
  | ValidationDataFailed
  | DocumentWorkEnded
  | CopiesArchived;
