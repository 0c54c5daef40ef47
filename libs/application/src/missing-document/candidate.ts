/** A document that may be the one that somebody misses: an invitation, and as whom they were asked in it. */
export interface Candidate {
  readonly invitationId: string;
  /** null: this person was not asked. */
  readonly signatoryId: string | null;
  /** Who signed, or is expected, is an identity that whoever asks has not shown to be theirs. `unknown`: they have shown none. */
  readonly identity: 'own' | 'strange' | 'unknown';
  readonly organizationId: string;
  readonly title: string | null;
  readonly state: string;
  readonly sentAt: string;
}

/** What was found, newest first; `more`: there may be others, which are older. */
export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  readonly more: boolean;
}

/** Who has more of them than this doesn't know what they look for. */
export const mostCandidates = 10;
