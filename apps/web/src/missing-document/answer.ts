/** For whom it is asked: for oneself, or by an organization for somebody who was asked to sign. */
export type Asker = 'own' | 'organization';

/** Why a document may be missed; the service has the words. */
export type Reason =
  | 'never-asked'
  | 'other-identity'
  | 'not-completed'
  | 'cancelled'
  | 'signed-on-paper'
  | 'signed-as-representative'
  | 'signed-without-strong-authentication'
  | 'link-switched-off'
  | 'saving-switched-off'
  | 'mail-bounced'
  | 'link-expired-or-used'
  | 'retention-passed'
  | 'purged'
  | 'organization-account-holds-it';

export type Step =
  | 'search-otherwise'
  | 'sign-in-with-other-identity'
  | 'sign-now'
  | 'wait-for-others'
  | 'remind-signatories'
  | 'copy-the-invitation'
  | 'change-to-organization'
  | 'ask-represented-organization'
  | 'ask-the-organization'
  | 'ask-other-signatories'
  | 'give-a-copy'
  | 'give-another-address'
  | 'ask-for-new-link'
  | 'use-the-link'
  | 'see-certificate'
  | 'look-in-the-archive';

/** One reason, and whether it is why. */
export interface Finding {
  readonly reason: Reason;
  readonly verdict: 'holds' | 'does-not-hold' | 'cannot-be-told';
  readonly title: string;
  readonly detail: string;
  readonly because?: { readonly type: string; readonly position: string; readonly at: string };
  readonly certificateId?: string;
  readonly next?: { readonly step: Step; readonly detail: string };
}

/** A document that may be the one. */
export interface Explained {
  readonly invitationId: string | null;
  readonly documentId: string | null;
  readonly signatoryId: string | null;
  readonly title: string | null;
  readonly organization: { readonly id: string; readonly name: string };
  readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired' | 'imported';
  readonly sentAt: string;
  /** Copies that whoever asks has of it. */
  readonly copies: readonly string[];
  readonly findings: readonly Finding[];
}

export interface Hint {
  readonly code: 'verify-address' | 'sign-in-strongly' | 'sign-in';
  readonly detail: string;
}

/** What was found out (`GET /v1/me/missing-document`, `GET /v1/support/missing-document`). */
export interface MissingAnswer {
  readonly outcome: 'found' | 'found-more' | 'nothing' | 'too-vague';
  readonly title: string;
  readonly detail: string;
  readonly hints: readonly Hint[];
  readonly documents: readonly Explained[];
}

/** What anybody may know (`POST /v1/missing-document`). */
export interface GeneralAnswer {
  readonly title: string;
  readonly detail: string;
  readonly hints: readonly Hint[];
  readonly reasons: readonly Finding[];
}

/** A document and a person that it is about: the same invitation may be told of for several. */
export function keyOf({ invitationId, documentId, signatoryId }: Explained): string {
  return [invitationId, documentId, signatoryId].join(' ');
}
