/** What the API tells of an invitation. */
export interface Invitation {
  readonly id: string;
  readonly state: InvitationState;
  readonly title: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly order: Order;
  readonly expiresAt: string | null;
  readonly delivery: Delivery;
  readonly folderId: string | null;
  readonly replaces?: string;
  readonly addendumTo?: string;
  /** Of one invitation, not of those in a list. */
  readonly replacedBy?: readonly string[];
  readonly addenda?: readonly string[];
  readonly createdAt: string;
  readonly sentAt?: string;
  readonly closedAt?: string;
  readonly cancelReason?: string | null;
  readonly signatories: readonly Signatory[];
  readonly documents: readonly InvitationDocument[];
  readonly manualSignatures: readonly PaperSignature[];
  readonly revision: number;
  readonly warnings?: readonly Warning[];
}

export type InvitationState = 'draft' | 'discarded' | 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
export type Order = 'parallel' | 'sequential';

/** Where copies go when it closes. */
export interface Delivery {
  readonly sendDownloadLink: boolean;
  readonly saveToPersonalAccount: boolean;
  readonly copyToLightSignatories: boolean;
}

export interface Signatory {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: 'pending' | 'opened' | 'signed' | 'declined';
  /** `light`, `strong`, and methods of strong authentication by name. */
  readonly methods: readonly string[];
  readonly identity?: {
    readonly country?: string;
    readonly identityNumber?: string | null;
    readonly name?: string | null;
    readonly birthDate?: string | null;
  };
  readonly identityNumberRequired?: boolean;
  readonly roles?: { readonly role?: DemandedRole; readonly capacity?: boolean };
  readonly authenticated?: { readonly at: string; readonly method: string; readonly name: string | null };
  readonly authenticationFailed?: { readonly at: string; readonly method: string; readonly code: string };
  readonly method?: string;
  readonly role?: DemandedRole;
  readonly openedAt?: string;
  readonly signedAt?: string;
  readonly declinedAt?: string;
  readonly declineReason?: string | null;
  readonly remindedAt?: string;
  readonly mail: { readonly state: 'none' | 'waiting' | 'retrying' | 'done' | 'bounced'; readonly reason?: string };
}

export interface DemandedRole {
  readonly kind: 'self' | 'otherOrganization' | 'representative';
  readonly name?: string | null;
  readonly businessId?: string;
  readonly organizationId?: string;
}

export interface InvitationDocument {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly attachments: number;
  /** That it carried already. */
  readonly signatures: number;
  readonly stripped?: { readonly removed: readonly string[] };
  readonly seal: {
    readonly state: 'none' | 'waiting' | 'retrying' | 'done';
    readonly sha256?: string;
    readonly bytes?: number;
    readonly sealedAt?: string;
    readonly verificationCode?: string;
    readonly signaturePage?: { readonly sha256: string };
  };
}

/** What was signed on paper, with its scan. */
export interface PaperSignature {
  readonly id: string;
  readonly fileName: string | null;
  readonly signedBy: readonly { readonly signatoryId?: string; readonly name: string | null }[];
  readonly signedOn: string;
  readonly note: string | null;
  readonly recordedAt: string;
}

/** A signatory may do something that this service doesn't offer. */
export interface Warning {
  readonly code: string;
  readonly signatoryId: string;
  readonly methods: readonly string[];
}

export interface InvitationPage {
  readonly items: readonly Invitation[];
  readonly nextCursor: string | null;
}

export interface Folder {
  readonly id: string;
  readonly name: string | null;
}

/** Methods of strong authentication by country. */
export const strongMethods = ['fi-bank-id', 'fi-mobile-id', 'se-bankid', 'no-bankid', 'dk-mitid', 'nl-idin'] as const;
export type StrongMethod = (typeof strongMethods)[number];
export const countries = ['FI', 'SE', 'NO', 'DK', 'NL'] as const;
export type Country = (typeof countries)[number];

/** The page of an invitation: a draft is written on, others are followed. */
export function addressOf({ id, state }: Pick<Invitation, 'id' | 'state'>): string {
  return state === 'draft' ? `/app/drafts/${id}` : `/app/invitations/${id}`;
}
