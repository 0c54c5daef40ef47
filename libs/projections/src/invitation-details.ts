import type {
  AuthenticationFailureCode,
  DeliverySettings,
  ManualSigner,
  RoleDemand,
  SigningRole,
  StrippedUpload,
  Voucher,
} from '@attestory/domain';
import type { ShownIdentity } from './shown-data.js';

export type InvitationStatus = 'draft' | 'discarded' | 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
/** `none`: nobody has signed. `waiting`: will be sealed. `retrying`: it failed, for `reason`. `done`: for all signatures so far. */
export type SealState = 'none' | 'waiting' | 'retrying' | 'done';

export interface SignatoryView {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: 'pending' | 'opened' | 'signed' | 'declined';
  readonly methods: readonly string[];
  /** For `strong`, where the sender allows some only. */
  readonly strongMethods?: readonly string[];
  /** Whom the sender expects, an identity number masked. */
  readonly identity?: ShownIdentity;
  /** The sender requires the whole identity number. */
  readonly identityNumber?: true;
  /** What the sender settles about the role. */
  readonly roles?: RoleDemand;
  /** The newest strong authentication. */
  readonly authenticated?: AuthenticatedView;
  /** The newest one that came to nothing, unless one has succeeded since. */
  readonly authenticationFailed?: {
    readonly at: string;
    readonly method: string;
    readonly code: AuthenticationFailureCode;
    /** What differs from whom the sender expects. */
    readonly difference?: string;
  };
  readonly role?: SigningRole;
  /** Of the signature: `light`, or the method of strong authentication. */
  readonly method?: string;
  readonly assurance?: string;
  readonly openedAt?: string;
  readonly signedAt?: string;
  readonly declinedAt?: string;
  readonly declineReason?: string | null;
  readonly remindedAt?: string;
  /** The invitation e-mail: waiting, retrying (why), handed over, or refused by the mail server. */
  readonly mail: { readonly state: 'none' | 'waiting' | 'retrying' | 'done' | 'bounced'; readonly reason?: string };
}

/** Who a signatory proved to be. */
export interface AuthenticatedView {
  readonly at: string;
  readonly method: string;
  readonly country: string;
  readonly level: string;
  readonly broker: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  /** Masked, unless the sender required it. */
  readonly identityNumber: string | null;
  /** Until when a signature may rest on it. */
  readonly validUntil: string;
  /** Of a sandbox: it proves nothing. */
  readonly test?: true;
}

export interface DocumentView {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly attachments: number;
  /** Signatures that the upload carried already. */
  readonly signatures: number;
  /** What was uploaded, where active content was removed from it. */
  readonly stripped?: StrippedUpload;
  readonly seal: {
    readonly state: SealState;
    readonly reason?: string;
    readonly sha256?: string;
    readonly bytes?: number;
    readonly level?: string;
    /** When a time-stamp authority says that it was sealed. */
    readonly timeStampedAt?: string;
    /** Of the sealing certificate. */
    readonly certificateSha256?: string;
    readonly sealedAt?: string;
    readonly verificationCode?: string;
    /** Whose signatures the newest sealed PDF holds. */
    readonly signedBy?: readonly string[];
    /** Where it is a file of its own, because the document carried signatures already. */
    readonly signaturePage?: SignaturePageView;
  };
}

/** A signature page that is a sealed PDF of its own. */
export interface SignaturePageView {
  readonly sha256: string;
  readonly bytes: number;
  readonly level: string;
  readonly timeStampedAt?: string;
}

/** What was signed on paper, as somebody vouches for it. */
export interface ManualSignatureView {
  /** Of the scan, a document of its own. */
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly signedBy: readonly ManualSigner[];
  /** `2026-11-24`. */
  readonly signedOn: string;
  readonly note: string | null;
  readonly vouchedBy: Voucher;
  readonly recordedAt: string;
}

/** Everything that the sender sees of one invitation. */
export interface InvitationDetails {
  readonly id: string;
  readonly organizationId: string;
  /** The program that drafted it; null: a member did. */
  readonly clientId: string | null;
  readonly memberId?: string;
  readonly personId?: string;
  /** Absent or null: in no folder. */
  readonly folderId?: string | null;
  readonly state: InvitationStatus;
  readonly title: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly order: 'parallel' | 'sequential';
  readonly expiresAt: string | null;
  readonly delivery: DeliverySettings;
  readonly replaces?: string;
  readonly addendumTo?: string;
  readonly createdAt: string;
  readonly sentAt?: string;
  readonly closedAt?: string;
  readonly cancelReason?: string | null;
  readonly signatories: readonly SignatoryView[];
  readonly documents: readonly DocumentView[];
  /** Absent: none. */
  readonly manualSignatures?: readonly ManualSignatureView[];
  /** In the order of signing. */
  readonly signedBy: readonly string[];
  /** Of the stream `invitation-{id}`: the ETag. */
  readonly revision: number;
}
