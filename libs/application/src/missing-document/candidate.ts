/** A document that may be the one that somebody misses: of an invitation or an import, and as whom they signed or are asked. */
export interface Candidate {
  readonly kind: 'sent' | 'imported';
  /** Of the invitation; of an import the document's. */
  readonly id: string;
  /** null: this person was not asked. */
  readonly signatoryId: string | null;
  /** Who signed, or is expected, is an identity that whoever asks has not shown to be theirs. `unknown`: they have shown none. */
  readonly identity: 'own' | 'strange' | 'unknown';
  readonly organizationId: string;
  readonly title: string | null;
  readonly state: string;
  /** Of an import: when it was closed, as is said. */
  readonly sentAt: string;
}

/** What was found, newest first; `more`: there may be others, which are older. */
export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  readonly more: boolean;
}

/** Who has more of them than this doesn't know what they look for. */
export const mostCandidates = 10;
