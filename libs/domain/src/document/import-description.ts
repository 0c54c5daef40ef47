import { authenticationMethods } from '../identity/authentication-method.js';
import type { IdentityNumber } from '../identity/identity-number.js';
import type { FolderId, Instant, OrganizationId, Sha256 } from '../ids.js';
import type { SigningRole } from '../invitation/events.js';

/**
 * How somebody signed what is imported: a method of this service, or one that it doesn't know (`other`), or with a pen
 * (`paper`).
 */
export const importedMethods = [...authenticationMethods, 'dk-nemid', 'light', 'paper', 'other'] as const;
export type ImportedMethod = (typeof importedMethods)[number];

/** What is said of a document that was signed elsewhere, by whoever imports it. */
export interface ImportDescription {
  readonly title: string;
  /** Absent: as the file is called. */
  readonly fileName?: string;
  /** Of the PDF that belongs to it. */
  readonly sha256: Sha256;
  /** When nobody had to sign any more. */
  readonly closedAt: Instant;
  /** Where it was signed. */
  readonly origin?: string;
  readonly folderId?: FolderId;
  readonly signatories: readonly DescribedSignatory[];
}

export interface DescribedSignatory {
  readonly name: string;
  readonly email?: string;
  /** By which their personal account is found. Nobody keeps it: a keyed hash stands for it, and a masked form. */
  readonly identity?: IdentityNumber;
  readonly signedAt: Instant;
  readonly role: SigningRole;
  readonly method: ImportedMethod;
  readonly assurance: 'none' | 'single-factor' | 'strong';
}

/** By what a description is judged. */
export interface ImportSurroundings {
  readonly now: Instant;
  /** Whoever imports can say that somebody signed for them: not into whose archive else it goes. */
  readonly organizationId: OrganizationId;
}
