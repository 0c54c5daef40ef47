import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type {
  ApiClientId,
  AuthenticationId,
  DocumentId,
  FolderId,
  Instant,
  InvitationId,
  LinkId,
  MemberId,
  OrganizationId,
  Personal,
  PersonId,
  Sha256,
  SignatoryId,
} from '../ids.js';
import type { AuthenticationFailed, SignatoryAuthenticated } from './authentication-events.js';
import type { ManualSignatureRecorded } from './manual-signature-events.js';
import type { ChangedDemands, SignatoryDemands, SigningCapacity } from './signatory-demands.js';

/** How signing may be done: `strong` (bank ID and its kin) or `light` (drawn; identity not verified). */
export type SigningMethodKind = 'strong' | 'light';
/** All at once, or each when the one before has signed. */
export type SigningOrder = 'parallel' | 'sequential';
/** Language of e-mails and signature pages. */
export const languages = ['en', 'fi', 'sv', 'nb', 'da', 'nl'] as const;
export type Language = (typeof languages)[number];

/** A draft came into being. `replaces` and `addendumTo` link it to the invitation that it is a way out of. */
export interface InvitationDrafted {
  readonly type: 'InvitationDrafted';
  readonly data: {
    readonly invitationId: InvitationId;
    readonly organizationId: OrganizationId;
    /** The program that drafted it; null: a member did. */
    readonly clientId: ApiClientId | null;
    /** The member, and the person that they are. */
    readonly memberId?: MemberId;
    readonly personId?: PersonId;
    /** Where it lies; absent: in no folder. */
    readonly folderId?: FolderId;
    readonly title: Personal<string>;
    readonly message: Personal<string>;
    readonly language: Language;
    readonly order: SigningOrder;
    /** null: the default period counts from sending. */
    readonly expiresAt: Instant | null;
    readonly delivery: DeliverySettings;
    readonly replaces?: InvitationId;
    readonly addendumTo?: InvitationId;
  };
}

/** Members that are absent stay as they were. */
export interface DraftChanged {
  readonly type: 'DraftChanged';
  readonly data: {
    readonly title?: Personal<string>;
    readonly message?: Personal<string>;
    readonly language?: Language;
    readonly order?: SigningOrder;
    readonly expiresAt?: Instant | null;
    readonly delivery?: DeliverySettings;
    /** null: in no folder any more. */
    readonly folderId?: FolderId | null;
  };
}

export interface DraftDiscarded {
  readonly type: 'DraftDiscarded';
  readonly data: Record<string, never>;
}

/** A PDF as it is to be signed. `sha256` and `bytes` are of exactly the bytes that were uploaded. */
export interface AttachedDocument {
  readonly documentId: DocumentId;
  readonly fileName: Personal<string>;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly pages: number;
  /** Files embedded in the PDF, which no page shows. */
  readonly attachments: number;
  /** Signatures that the PDF carried already, time stamps included; absent: none. Its seal leaves them as they are. */
  readonly signatures?: number;
  /** The sender had active content removed: what was uploaded, and of which kinds. Absent: these bytes were uploaded. */
  readonly stripped?: StrippedUpload;
}

/** The upload of which a document was made by removing active content. Its bytes are not kept. */
export interface StrippedUpload {
  readonly sha256: Sha256;
  readonly bytes: number;
  /** Kinds of active content, e.g. `JavaScript`. */
  readonly removed: readonly string[];
}

export interface DocumentAttached {
  readonly type: 'DocumentAttached';
  readonly data: AttachedDocument;
}

export interface DocumentDetached {
  readonly type: 'DocumentDetached';
  readonly data: { readonly documentId: DocumentId };
}

export interface InvitedSignatory extends SignatoryDemands {
  readonly signatoryId: SignatoryId;
  readonly name: Personal<string>;
  readonly email: Personal<string>;
  /** At least one. */
  readonly methods: readonly SigningMethodKind[];
}

export interface SignatoryAdded {
  readonly type: 'SignatoryAdded';
  readonly data: InvitedSignatory;
}

/** Members that are absent stay as they were. */
export interface SignatoryChanged {
  readonly type: 'SignatoryChanged';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly name?: Personal<string>;
    readonly email?: Personal<string>;
    readonly methods?: readonly SigningMethodKind[];
  } & ChangedDemands;
}

export interface SignatoryRemoved {
  readonly type: 'SignatoryRemoved';
  readonly data: { readonly signatoryId: SignatoryId };
}

/** Everything that is signed and by whom, frozen. In sequential order `signatories` is the order of signing. */
export interface InvitationSent {
  readonly type: 'InvitationSent';
  readonly data: {
    readonly organizationId: OrganizationId;
    readonly title: Personal<string>;
    readonly message: Personal<string>;
    readonly language: Language;
    readonly order: SigningOrder;
    readonly expiresAt: Instant;
    readonly delivery: DeliverySettings;
    /** Version of the delivery policy in force. */
    readonly policyVersion: string;
    readonly documents: readonly AttachedDocument[];
    readonly signatories: readonly InvitedSignatory[];
    /** When pending signatories are reminded by themselves; absent: never. */
    readonly reminders?: ReminderSchedule;
  };
}

/** Reminders by themselves, by day in the recipients' time zone. */
export interface ReminderSchedule {
  /** Days from the invitation e-mail to the first reminder. */
  readonly afterDays: number;
  /** Days from each reminder to the next. */
  readonly everyDays: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** The first deliberate opening by a signatory over a link. */
export interface InvitationOpened {
  readonly type: 'InvitationOpened';
  readonly data: { readonly signatoryId: SignatoryId; readonly linkId: LinkId };
}

/** For whom a person signs. `name` of an organization is as the person typed it. */
export type SigningRole =
  | { readonly kind: 'self' }
  | { readonly kind: 'otherOrganization'; readonly name: Personal<string> }
  | {
      readonly kind: 'representative';
      readonly organizationId: OrganizationId;
      readonly capacity?: SigningCapacity;
    }
  | {
      readonly kind: 'representative';
      readonly name: Personal<string>;
      readonly businessId: string;
      /** As they state it; absent: they state none. */
      readonly capacity?: SigningCapacity;
    };

/** A drawn signature: x and y in CSS pixels of `size`, t in milliseconds from the first point. */
export interface SignatureDrawing {
  readonly size: { readonly width: number; readonly height: number };
  readonly strokes: readonly (readonly (readonly [x: number, y: number, t: number])[])[];
  /** Nobody drew it: it was written from the name as typed. */
  readonly typed?: true;
}

/** A signature light or strong, over all documents of the invitation in one act. */
export interface DocumentSigned {
  readonly type: 'DocumentSigned';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly linkId: LinkId;
    /** Per document the SHA-256 of the original bytes that this person was shown. */
    readonly documents: readonly { readonly documentId: DocumentId; readonly sha256: Sha256 }[];
    /** The sentence as shown. */
    readonly consent: { readonly text: string; readonly language: Language; readonly version: string };
    readonly role: SigningRole;
    /** `light`, or the strong method used. */
    readonly method: string;
    readonly assurance: 'none' | 'single-factor' | 'strong';
    /** Only for a light signature: the name as typed and the drawing. */
    readonly light?: { readonly name: Personal<string>; readonly drawing: Personal<SignatureDrawing> };
    /** Only for a strong signature: the authentication that it rests on. */
    readonly authenticationId?: AuthenticationId;
  };
}

/** All have signed. Appended together with the last DocumentSigned. */
export interface InvitationCompleted {
  readonly type: 'InvitationCompleted';
  readonly data: { readonly signedBy: readonly SignatoryId[] };
}

/** Signatures already made stay valid. */
export interface InvitationCancelled {
  readonly type: 'InvitationCancelled';
  readonly data: {
    readonly reason: Personal<string>;
    readonly signedBy: readonly SignatoryId[];
    readonly pending: readonly SignatoryId[];
  };
}

export interface InvitationExpired {
  readonly type: 'InvitationExpired';
  readonly data: {
    readonly expiresAt: Instant;
    readonly signedBy: readonly SignatoryId[];
    readonly pending: readonly SignatoryId[];
  };
}

/** A signatory refused to sign. `reason` is for the sender. */
export interface SignatoryDeclined {
  readonly type: 'SignatoryDeclined';
  readonly data: { readonly signatoryId: SignatoryId; readonly linkId: LinkId; readonly reason: Personal<string> };
}

/** One refusal closes the invitation. Appended together with SignatoryDeclined; signatures already made stay valid. */
export interface InvitationDeclined {
  readonly type: 'InvitationDeclined';
  readonly data: {
    readonly declinedBy: SignatoryId;
    readonly signedBy: readonly SignatoryId[];
    readonly pending: readonly SignatoryId[];
  };
}

/** A pending signatory is reminded by e-mail: because the sender asked for it, or by the invitation's schedule. */
export interface SignatoryReminded {
  readonly type: 'SignatoryReminded';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly trigger: 'sender' | 'schedule';
    /** Not by the sender again before this. */
    readonly notAgainBefore: Instant;
    /** When the schedule reminds next; absent: it doesn't. */
    readonly nextAt?: Instant;
  };
}

/** A mistyped address was put right before its owner opened; who is asked stays the same. */
export interface SignatoryContactCorrected {
  readonly type: 'SignatoryContactCorrected';
  readonly data: {
    readonly signatoryId: SignatoryId;
    readonly previousEmail: Personal<string>;
    readonly email: Personal<string>;
  };
}

export interface InvitationExtended {
  readonly type: 'InvitationExtended';
  readonly data: { readonly previousExpiresAt: Instant; readonly expiresAt: Instant };
}

/** A sealed PDF of one document was made for a set of signatures. */
export interface DocumentSealed {
  readonly type: 'DocumentSealed';
  readonly data: {
    readonly documentId: DocumentId;
    /** Whose signatures it holds, in the order of signing. */
    readonly signedBy: readonly SignatoryId[];
    /** Of the whole sealed PDF. */
    readonly sha256: Sha256;
    readonly bytes: number;
    /** PAdES level (ETSI EN 319 142-1). */
    readonly level: 'B-B' | 'B-T' | 'B-LT';
    /** When a time-stamp authority says that it was sealed; from B-T on. */
    readonly timeStampedAt?: Instant;
    /** A time-stamp authority is configured and gave no time stamp: one is to be added later. */
    readonly timeStampDue?: true;
    /** The chains name where validation data can be had, and there were none now: they are to be added later. */
    readonly validationDataDue?: true;
    /** SHA-256 of the sealing certificate (DER). */
    readonly certificateSha256: Sha256;
    /** Printed on the signature page. */
    readonly verificationCode: string;
    /** The signed head printed on the signature page; null when there was none yet. */
    readonly head: { readonly leaves: number; readonly root: Sha256 } | null;
    readonly sealedAt: Instant;
    /** Of a document that carried signatures already: its signature page, a sealed PDF of its own. Else it is appended. */
    readonly signaturePage?: SealedSignaturePage;
  };
}

/** A signature page that is a sealed PDF of its own; as `DocumentSealed` says of the document's. */
export interface SealedSignaturePage {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly level: 'B-B' | 'B-T' | 'B-LT';
  readonly timeStampedAt?: Instant;
  readonly timeStampDue?: true;
  readonly validationDataDue?: true;
}

/** Which of a document's files is meant, where it isn't the sealed PDF. */
export type DocumentPart = 'signature-page';

/** A time stamp was added behind a sealed PDF, which is a new file since. */
export interface TimeStampAdded {
  readonly type: 'TimeStampAdded';
  readonly data: {
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    /** Of the sealed PDF without it, which is the new one's beginning. */
    readonly previousSha256: Sha256;
    /** Of the whole. */
    readonly sha256: Sha256;
    readonly bytes: number;
    readonly level: 'B-T';
    readonly timeStampedAt: Instant;
    /** The chains name where validation data can be had: they are to be added later. */
    readonly validationDataDue?: true;
  };
}

/**
 * Certificates, revocation lists and answers were added behind a sealed PDF with a time stamp, so that its seal can be judged
 * when those who gave them are gone (ETSI EN 319 142-1, 5.4). It is a new file since.
 */
export interface ValidationDataAdded {
  readonly type: 'ValidationDataAdded';
  readonly data: {
    readonly documentId: DocumentId;
    readonly part?: DocumentPart;
    /** Of the sealed PDF without them, which is the new one's beginning. */
    readonly previousSha256: Sha256;
    /** Of the whole. */
    readonly sha256: Sha256;
    readonly bytes: number;
    readonly level: 'B-LT';
  };
}

/** Every fact of the stream `invitation-{id}`. */
export type InvitationEvent =
  | InvitationDrafted
  | DraftChanged
  | DraftDiscarded
  | DocumentAttached
  | DocumentDetached
  | SignatoryAdded
  | SignatoryChanged
  | SignatoryRemoved
  | InvitationSent
  | InvitationOpened
  | SignatoryAuthenticated
  | AuthenticationFailed
  | DocumentSigned
  | InvitationCompleted
  | InvitationCancelled
  | InvitationExpired
  | SignatoryDeclined
  | InvitationDeclined
  | SignatoryReminded
  | SignatoryContactCorrected
  | InvitationExtended
  | ManualSignatureRecorded
  | DocumentSealed
  | TimeStampAdded
  | ValidationDataAdded;
