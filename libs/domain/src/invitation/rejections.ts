import type { Instant } from '../ids.js';
import type { InvitationState } from './state.js';

/** Why a command about an invitation is refused; each code is a problem type of the API (`/problems/{code}`). */
export type InvitationRejection =
  | { readonly code: `invitation-is-${Exclude<InvitationState['status'], 'none'>}` }
  /** No such invitation (or, outside, of another tenant). */
  | { readonly code: 'not-found' }
  | { readonly code: 'invitation-exists' }
  | { readonly code: 'documents-frozen' }
  | { readonly code: 'signatories-frozen' }
  | { readonly code: 'document-unknown' }
  | { readonly code: 'signatory-unknown' }
  | { readonly code: 'too-many-documents'; readonly limit: number }
  | { readonly code: 'too-many-signatories'; readonly limit: number }
  | { readonly code: 'nothing-to-sign' }
  | { readonly code: 'nobody-to-sign' }
  | { readonly code: 'expiry-in-the-past' }
  | { readonly code: 'link-closed'; readonly reason: 'cancelled' | 'declined' | 'expired' | 'completed' | 'discarded' }
  | { readonly code: 'already-signed' }
  | { readonly code: 'not-opened' }
  | { readonly code: 'documents-not-shown'; readonly documentIds: readonly string[] }
  | { readonly code: 'not-your-turn' }
  | { readonly code: 'strong-authentication-required' }
  /** There was one in this browser, and it is too long ago. */
  | { readonly code: 'authentication-expired' }
  /** Not by this method, as the sender has it. */
  | { readonly code: 'authentication-method-not-allowed' }
  /** The sender asks them to sign for an organization, and this is another role. */
  | { readonly code: 'role-is-fixed'; readonly kind: 'otherOrganization' | 'representative' }
  | { readonly code: 'capacity-required' }
  /** Who signs, as far as an authentication tells, is no member of the registered organization that the role names. */
  | { readonly code: 'not-a-member' }
  | { readonly code: 'drawing-required' }
  | { readonly code: 'content-changed'; readonly documentIds: readonly string[] }
  | { readonly code: 'not-yet-expired' }
  | { readonly code: 'already-opened' }
  /** Others sign before them; they have not been asked. */
  | { readonly code: 'not-asked-yet' }
  | { readonly code: 'reminded-too-recently'; readonly availableAt: Instant }
  | { readonly code: 'not-an-extension'; readonly expiresAt: Instant }
  /** A signature on paper by nobody. */
  | { readonly code: 'nobody-signed' }
  | { readonly code: 'signed-in-the-future' }
  | { readonly code: 'nothing-to-seal' }
  /** Somebody has signed meanwhile: the newer set will be sealed instead. */
  | { readonly code: 'seal-overtaken' };
