import type { Ask } from './whom-to-ask.js';

/** What a signatory sees (`GET /v1/signing`). */
export interface SigningView {
  readonly invitationId: string;
  readonly organization: {
    readonly name: string;
    readonly branding: { readonly colour: string | null; readonly logo: { readonly sha256: string } | null };
  };
  readonly title: string | null;
  readonly message: string | null;
  readonly state: 'sent' | 'completed';
  readonly expiresAt: string;
  readonly order: 'parallel' | 'sequential';
  readonly me: Me;
  readonly signatories: readonly { readonly name: string | null; readonly state: 'pending' | 'signed' }[];
  readonly documents: readonly DocumentToSign[];
  readonly consent: { readonly text: string; readonly language: string };
}

export interface Me {
  readonly signatoryId: string;
  readonly name: string | null;
  readonly state: 'pending' | 'opened' | 'signed';
  readonly methods: readonly string[];
  readonly turn: boolean;
  readonly authentication?: Authentication;
  readonly roles?: { readonly role?: DemandedRole; readonly capacity?: true };
  /** Registered organizations for which they may sign, as far as it is known who they are; and the one that is asked for. */
  readonly organizations?: readonly { readonly organizationId: string; readonly name: string }[];
  readonly signature?: Signature;
}

export interface DocumentToSign {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly attachments: number;
  readonly signatures: number;
}

export interface Authentication {
  /** Without one they can't sign. */
  readonly required: boolean;
  readonly methods: readonly OfferedMethod[];
  readonly expectsIdentity: boolean;
  readonly identityNumberRequired: boolean;
  readonly state: 'none' | 'authenticated' | 'expired';
  /** What the newest one came to, where it came to nothing. */
  readonly failed?: string;
  readonly method?: string;
  readonly validUntil?: string;
}

export interface OfferedMethod {
  readonly method: string;
  readonly country: string;
  /** Of a sandbox: it proves nothing. */
  readonly test: boolean;
}

export type DemandedRole =
  | { readonly kind: 'self' }
  | { readonly kind: 'otherOrganization'; readonly name: string }
  | { readonly kind: 'representative'; readonly organizationId: string }
  | { readonly kind: 'representative'; readonly name: string; readonly businessId: string };

/** What they have signed with. */
export interface Signature {
  readonly signedAt: string;
  readonly eventId: string;
  readonly hash: string;
  readonly method: string;
  /** Where a copy of the sealed documents goes when all have signed. */
  readonly copies: readonly ('download-link' | 'personal-account' | 'organization-archive')[];
  /** Who has them, where no copy comes. */
  readonly ask?: Ask;
}
