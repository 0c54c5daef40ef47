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
  SessionId,
  Sha256,
  SignatoryId,
} from '../ids.js';
import type { AuthenticationFailed, SignatoryAuthenticated } from './authentication-events.js';
import type {
  AttachedDocument,
  DocumentSealed,
  InvitedSignatory,
  Language,
  ReminderSchedule,
  SignatoryChanged,
  SignatureDrawing,
  SigningMethodKind,
  SigningOrder,
  SigningRole,
  TimeStampAdded,
  ValidationDataAdded,
} from './events.js';
import type { ManualSignatureRecorded } from './manual-signature-events.js';
import type { ChangedDemands } from './signatory-demands.js';

/** Starts a draft; with documents, signatories and `send` it does everything in one append, or nothing. */
export interface DraftInvitation {
  readonly type: 'DraftInvitation';
  readonly invitationId: InvitationId;
  readonly organizationId: OrganizationId;
  readonly clientId: ApiClientId | null;
  readonly memberId?: MemberId;
  readonly personId?: PersonId;
  readonly folderId?: FolderId;
  readonly title: Personal<string>;
  readonly message: Personal<string>;
  readonly language: Language;
  readonly order: SigningOrder;
  readonly expiresAt: Instant | null;
  readonly delivery: DeliverySettings;
  readonly documents: readonly AttachedDocument[];
  readonly signatories: readonly InvitedSignatory[];
  /** Present: send at once. */
  readonly send?: Omit<SendInvitation, 'type'>;
  /** The invitation of which this is a copy. */
  readonly replaces?: InvitationId;
  /** The invitation to which this is an addendum. */
  readonly addendumTo?: InvitationId;
  readonly limits: InvitationLimits;
}

/** Changes what the draft says about itself; members that are absent stay. */
export interface ChangeDraft {
  readonly type: 'ChangeDraft';
  readonly title?: Personal<string>;
  readonly message?: Personal<string>;
  readonly language?: Language;
  readonly order?: SigningOrder;
  readonly expiresAt?: Instant | null;
  readonly delivery?: DeliverySettings;
  /** null: into no folder. */
  readonly folderId?: FolderId | null;
}

export interface DiscardDraft {
  readonly type: 'DiscardDraft';
}

/** A document under an id that is attached already changes nothing. */
export interface AttachDocument {
  readonly type: 'AttachDocument';
  readonly document: AttachedDocument;
  readonly limits: InvitationLimits;
}

export interface DetachDocument {
  readonly type: 'DetachDocument';
  readonly documentId: DocumentId;
}

/** A signatory under an id that is there already changes nothing. */
export interface AddSignatory {
  readonly type: 'AddSignatory';
  readonly signatory: InvitedSignatory;
  readonly limits: InvitationLimits;
}

export interface ChangeSignatory extends ChangedDemands {
  readonly type: 'ChangeSignatory';
  readonly signatoryId: SignatoryId;
  readonly name?: Personal<string>;
  readonly email?: Personal<string>;
  readonly methods?: readonly SigningMethodKind[];
}

export interface RemoveSignatory {
  readonly type: 'RemoveSignatory';
  readonly signatoryId: SignatoryId;
}

/** Somebody new in a list of signatories; or one who is there already, with what changes: absent members stay, null takes back. */
export type ArrangedSignatory = { readonly added: InvitedSignatory } | { readonly kept: SignatoryChanged['data'] };

/** Makes the signatories of a draft these, in this order: who is not among them is removed. */
export interface ArrangeSignatories {
  readonly type: 'ArrangeSignatories';
  readonly arranged: readonly ArrangedSignatory[];
  readonly limits: InvitationLimits;
}

export interface SendInvitation {
  readonly type: 'SendInvitation';
  readonly now: Instant;
  /** The expiry for a draft that names none. */
  readonly defaultExpiresAt: Instant;
  readonly policyVersion: string;
  readonly reminders?: ReminderSchedule;
}

/** A deliberate act by the person; following a link is not one. */
export interface OpenInvitation {
  readonly type: 'OpenInvitation';
  readonly signatoryId: SignatoryId;
  readonly linkId: LinkId;
  readonly now: Instant;
}

/**
 * Records what an authentication came to. An identity that is not the expected one fails it, too: that is judged before, by
 * {@link identityDifference}, as the texts can be erased.
 */
export interface AuthenticateSignatory {
  readonly type: 'AuthenticateSignatory';
  readonly now: Instant;
  /** Until when a signature may rest on it. */
  readonly validUntil: Instant;
  readonly outcome:
    | { readonly proofed: Omit<SignatoryAuthenticated['data'], 'assurance' | 'validUntil'> }
    | { readonly failed: AuthenticationFailed['data'] };
}

export interface SignDocument {
  readonly type: 'SignDocument';
  readonly signatoryId: SignatoryId;
  readonly linkId: LinkId;
  /** The browser in which they sign. */
  readonly sessionId: SessionId;
  readonly now: Instant;
  /** What the person says they sign. */
  readonly contentHashes: Readonly<Record<string, string>>;
  /** What the server served to this session: document id to the SHA-256 of those bytes. */
  readonly shown: Readonly<Record<string, Sha256>>;
  readonly consent: { readonly text: string; readonly language: Language; readonly version: string };
  readonly role: SigningRole;
  readonly light?: { readonly name: Personal<string>; readonly drawing: Personal<SignatureDrawing> };
  /** Whether `light` has a typed name and at least one stroke (judged outside, as the texts can be erased). */
  readonly lightIsComplete: boolean;
  /**
   * The authentication whose person is a member of the registered organization that the role names (judged outside: people
   * and organizations have streams of their own); absent: none is.
   */
  readonly memberBy?: AuthenticationId;
}

export interface CancelInvitation {
  readonly type: 'CancelInvitation';
  readonly reason: Personal<string>;
}

export interface ExpireInvitation {
  readonly type: 'ExpireInvitation';
  readonly now: Instant;
}

/** A pending signatory refuses; that closes the invitation. */
export interface DeclineToSign {
  readonly type: 'DeclineToSign';
  readonly signatoryId: SignatoryId;
  readonly linkId: LinkId;
  readonly reason: Personal<string>;
  readonly now: Instant;
}

/** Reminds these, or all whose turn it is and who may be reminded again. The schedule's own pauses are longer. */
export interface RemindSignatories {
  readonly type: 'RemindSignatories';
  readonly signatoryIds: readonly SignatoryId[] | null;
  readonly trigger: 'sender' | 'schedule';
  readonly now: Instant;
  /** When the sender may remind the same person again. */
  readonly notAgainBefore: Instant;
  /** When the schedule reminds next; null: it doesn't. */
  readonly nextAt: Instant | null;
}

export interface CorrectSignatoryContact {
  readonly type: 'CorrectSignatoryContact';
  readonly signatoryId: SignatoryId;
  readonly email: Personal<string>;
  readonly now: Instant;
}

export interface ExtendInvitation {
  readonly type: 'ExtendInvitation';
  readonly expiresAt: Instant;
  readonly now: Instant;
}

/** Records who signed on paper, with the scan: beside an invitation, whose state it leaves as it is. */
export type RecordManualSignature = ManualSignatureRecorded['data'] & {
  readonly type: 'RecordManualSignature';
  /** The latest day that it is anywhere on Earth now. */
  readonly latestDay: string;
  readonly limits: InvitationLimits;
};

/** Records sealed PDFs of a set of signatures, made outside. Refused when the set is no longer the newest. */
export interface SealDocuments {
  readonly type: 'SealDocuments';
  readonly signedBy: readonly SignatoryId[];
  readonly seals: readonly Omit<DocumentSealed['data'], 'signedBy'>[];
}

/** Records a time stamp that was added to a sealed PDF. Refused when that is no longer the newest. */
export interface AddTimeStamp {
  readonly type: 'AddTimeStamp';
  readonly stamp: TimeStampAdded['data'];
}

/** Records validation data that were added to a sealed PDF. Refused when that is no longer the newest. */
export interface AddValidationData {
  readonly type: 'AddValidationData';
  readonly added: ValidationDataAdded['data'];
}

/** Upper bounds; configuration, so they arrive with the command. */
export interface InvitationLimits {
  readonly documents: number;
  readonly signatories: number;
}

export type InvitationCommand =
  | DraftInvitation
  | ChangeDraft
  | DiscardDraft
  | AttachDocument
  | DetachDocument
  | AddSignatory
  | ChangeSignatory
  | RemoveSignatory
  | ArrangeSignatories
  | SendInvitation
  | OpenInvitation
  | AuthenticateSignatory
  | SignDocument
  | CancelInvitation
  | ExpireInvitation
  | DeclineToSign
  | RemindSignatories
  | CorrectSignatoryContact
  | ExtendInvitation
  | RecordManualSignature
  | SealDocuments
  | AddTimeStamp
  | AddValidationData;
