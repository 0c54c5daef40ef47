import type {
  ApiClientId,
  ArchivedDocumentId,
  CertificateId,
  DocumentId,
  FolderId,
  HoldId,
  Instant,
  InvitationId,
  MemberId,
  OrganizationId,
  Personal,
  Sha256,
  SignatoryId,
} from '../ids.js';
import type { DocumentImported } from '../document/events.js';
import type { SigningRole } from '../invitation/events.js';
import type { Retention } from '../retention-policy/retention.js';
import type { DeletionCertificate } from './deletion-certificate.js';
import type { Holder } from './holder.js';

/** What an archived document is: signed here, a scan of what was signed by hand, or signed elsewhere. */
export type ArchivedKind = 'signed' | 'scan' | 'imported';

/** How what it belongs to came to its end. */
export type ArchivedState = 'completed' | 'cancelled' | 'declined' | 'expired' | 'imported';

export interface ArchivedSignatory {
  readonly signatoryId: SignatoryId;
  readonly name: Personal<string>;
  /** Absent: they didn't sign. */
  readonly signedAt?: Instant;
  readonly role?: SigningRole['kind'];
  /** It is this signature that gives the holder their copy. */
  readonly mine?: true;
}

/** A holder has a copy of a document: what it was when they got it. */
export interface DocumentArchived {
  readonly type: 'DocumentArchived';
  readonly data: {
    readonly archivedDocumentId: ArchivedDocumentId;
    readonly holder: Holder;
    readonly documentId: DocumentId;
    /** Absent: it was imported. */
    readonly invitationId?: InvitationId;
    /** Only of a person's copy: by what it was found to be theirs. */
    readonly foundBy?: 'identity' | 'email';
    readonly title: Personal<string>;
    readonly fileName: Personal<string>;
    readonly kind: ArchivedKind;
    readonly state: ArchivedState;
    /** Of the original, as `pages` and `bytes`. */
    readonly sha256: Sha256;
    readonly pages: number;
    readonly bytes: number;
    /** Its signature page is a file of its own. */
    readonly pageApart?: true;
    /** Absent: in no folder. */
    readonly folderId?: FolderId;
    readonly sentAt?: Instant;
    readonly closedAt: Instant;
    /** Of all: how long personal copies are kept counts from it. */
    readonly lastSignedAt: Instant;
    /** The organization that sent it, or that imported it. */
    readonly senderId: OrganizationId;
    /** Another organization sent it, and somebody signed it for this one. */
    readonly signedFor?: true;
    readonly signatories: readonly ArchivedSignatory[];
    /** By which row of the delivery policy the holder got it; absent: as the sender, or by an import. */
    readonly delivery?: { readonly policyVersion: string; readonly row: string };
    /** Of an import: who answers for what is said of it, and where it was signed. */
    readonly imported?: Pick<DocumentImported['data'], 'vouchedBy' | 'importId'> & {
      readonly origin?: Personal<string>;
    };
    /** Computed when it was archived, so that no fold needs a clock or a calendar. */
    readonly retention: Retention;
  };
}

/** It lies in another folder of the organization now; null: in none. */
export interface DocumentMoved {
  readonly type: 'DocumentMoved';
  readonly data: { readonly from: FolderId | null; readonly to: FolderId | null };
}

/** It is kept by another rule or until another time than before. */
export interface RetentionChanged {
  readonly type: 'RetentionChanged';
  readonly data: Retention & { readonly because: 'rule' | 'moved' | 'policy' | 'later-signature' };
}

/** Nothing is purged while a hold stands, whatever the rules say. */
export interface LegalHoldPlaced {
  readonly type: 'LegalHoldPlaced';
  readonly data: {
    readonly holdId: HoldId;
    readonly reason: Personal<string>;
    readonly memberId?: MemberId;
    readonly clientId?: ApiClientId;
  };
}

export interface LegalHoldReleased {
  readonly type: 'LegalHoldReleased';
  readonly data: { readonly holdId: HoldId; readonly reason?: Personal<string> };
}

/** The holder was told that the copy will be deleted, or can't be told; it isn't before `purgeNotBefore`. */
export interface PurgeNoticeGiven {
  readonly type: 'PurgeNoticeGiven';
  readonly data: {
    readonly noticeId: string;
    readonly told: 'mailed' | 'bounced' | 'nobody';
    readonly purgeNotBefore: Instant;
  };
}

/** The copy's time is over; from here on no hold can keep it. */
export interface PurgeStarted {
  readonly type: 'PurgeStarted';
  readonly data: Retention & { readonly certificateId: CertificateId };
}

/** The holder's copy is gone; with the bytes, when no other holder was left. */
export interface DocumentPurged {
  readonly type: 'DocumentPurged';
  readonly data: {
    readonly certificate: DeletionCertificate;
    readonly signature: { readonly keyId: string; readonly value: string };
  };
}

/** Every fact of the stream `archived-document-{id}`. */
export type ArchivedDocumentEvent =
  | DocumentArchived
  | DocumentMoved
  | RetentionChanged
  | LegalHoldPlaced
  | LegalHoldReleased
  | PurgeNoticeGiven
  | PurgeStarted
  | DocumentPurged;
