import type { Instant } from '../ids.js';
import type { Evidence } from './facts.js';

/**
 * Why somebody may not find a document: the reasons of the support page ("Why can't I find the document even though I signed
 * as a private person?") and those that follow from how the service works. First the ones that settle the matter.
 */
export const missingReasons = [
  'never-asked',
  'other-identity',
  'not-completed',
  'cancelled',
  'signed-on-paper',
  'signed-as-representative',
  'signed-without-strong-authentication',
  'link-switched-off',
  'saving-switched-off',
  'mail-bounced',
  'link-expired-or-used',
  'retention-passed',
  'purged',
  'organization-account-holds-it',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** What whoever asks can do next. */
export const nextSteps = [
  'search-otherwise',
  'sign-in-with-other-identity',
  'sign-now',
  'wait-for-others',
  'remind-signatories',
  'copy-the-invitation',
  'change-to-organization',
  'ask-represented-organization',
  'ask-the-organization',
  'ask-other-signatories',
  'give-a-copy',
  'give-another-address',
  'ask-for-new-link',
  'use-the-link',
  'see-certificate',
  'look-in-the-archive',
] as const;
export type NextStep = (typeof nextSteps)[number];

export type Verdict = 'holds' | 'does-not-hold' | 'cannot-be-told';

/** In which of its ways a reason holds. */
export type ReasonVariant =
  | 'cancelled'
  | 'declined'
  | 'expired'
  | 'closed'
  | 'used'
  | 'waits-for-them'
  | 'waits-for-others';

/** What is found about one reason. */
export interface Finding {
  readonly reason: MissingReason;
  readonly verdict: Verdict;
  /** The event it rests on: always where it holds, never where it can't be told. */
  readonly because?: Evidence;
  /** Of the policy by which it was decided. */
  readonly policyVersion?: string;
  readonly variant?: ReasonVariant;
  /** Until when it was kept; when the link stopped working. */
  readonly until?: Instant;
  /** Of the deletion. */
  readonly certificateId?: string;
  /** Only where it holds. */
  readonly next?: NextStep;
}

/** What a rule says; which reason it is about, is known. */
export type Judgement = Omit<Finding, 'reason'>;
