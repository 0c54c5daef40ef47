import type { Language } from '@attestory/domain';
import type { SignaturePageSignatory } from './pdf-workshop.port.js';

/** What an addendum's protocol says. Texts are as people typed them; null is a text that was erased. */
export interface AddendumContent {
  readonly language: Language;
  /** Of the addendum itself, an invitation of its own. */
  readonly addendumId: string;
  readonly organizationName: string;
  /** RFC 3339, UTC, milliseconds; so are all times here. What follows is as of it. */
  readonly madeAt: string;
  /** What the sender adds; lines as they broke them. null: nothing. */
  readonly text: string | null;
  /** The invitation that it refers to. */
  readonly about: {
    readonly invitationId: string;
    readonly title: string | null;
    readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
    readonly sentAt: string;
    /** null: it is still open. */
    readonly closedAt: string | null;
  };
  readonly documents: readonly AddendumDocument[];
  readonly signatories: readonly SignaturePageSignatory[];
  readonly onPaper: readonly SignedOnPaper[];
}

export interface AddendumDocument {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** SHA-256 of the sealed PDF with all signatures so far; null: nobody has signed. */
  readonly sealed: string | null;
  /** SHA-256 of its signature page, where that is a file of its own. */
  readonly signaturePage?: string;
}

/** Signatures on paper, as somebody vouches for them. */
export interface SignedOnPaper {
  readonly names: readonly (string | null)[];
  /** `2026-11-24`. */
  readonly signedOn: string;
  readonly fileName: string | null;
  /** Of the scan. */
  readonly sha256: string;
}
