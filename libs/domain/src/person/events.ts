import type {
  IdentityCountry,
  IdentityLevel,
  RecordedAuthenticationMethod,
} from '../identity/authentication-method.js';
import type { AuthenticationId, Instant, Personal, PersonId } from '../ids.js';
import type { AuthenticatedIdentity } from '../invitation/authentication-events.js';
import type { Language } from '../invitation/events.js';

/**
 * Somebody has a personal account. What proved who they are follows in the same append: an identity, or an e-mail address
 * that they can read.
 */
export interface PersonRegistered {
  readonly type: 'PersonRegistered';
  readonly data: {
    readonly personId: PersonId;
    readonly language: Language;
    /** Of what they registered with. */
    readonly assurance: 'single-factor' | 'strong';
  };
}

/** Somebody's identity, as a broker proofed it, is this person's. */
export interface IdentityLinked {
  readonly type: 'IdentityLinked';
  readonly data: {
    /** Follows from the claims by which it is found: the same identity has the same one, as long as it isn't erased. */
    readonly identityId: string;
    readonly authenticationId: AuthenticationId;
    readonly method: RecordedAuthenticationMethod;
    readonly country: IdentityCountry;
    /** Of the scheme, as the eIDAS regulation has it. */
    readonly level: IdentityLevel;
    /** As the scheme calls itself. */
    readonly scheme: string;
    /** The broker's name in the configuration. */
    readonly broker: string;
    /** Who vouched for it. */
    readonly issuer: string;
    /** When the person authenticated, as the broker says. */
    readonly authenticatedAt: Instant;
    readonly identity: AuthenticatedIdentity;
    /** Of a sandbox: it proves nothing. */
    readonly test?: true;
  };
}

/** The person can read what is sent to an e-mail address. */
export interface EmailVerified {
  readonly type: 'EmailVerified';
  readonly data: {
    /** Follows from the claim by which it is found. */
    readonly emailId: string;
    readonly email: Personal<string>;
  };
}

export interface LanguageChosen {
  readonly type: 'LanguageChosen';
  readonly data: { readonly language: Language };
}

/** Every session of the person that started before it is over. */
export interface SignedOutEverywhere {
  readonly type: 'SignedOutEverywhere';
  readonly data: Record<string, never>;
}

/**
 * What they signed before they had this account, or had proved what it belongs to, is among their documents now, as far as the
 * delivery policy gives it to them.
 */
export interface EarlierDocumentsArchived {
  readonly type: 'EarlierDocumentsArchived';
  readonly data: {
    /** The event that made it theirs: by it they registered, or proved an identity or an address. */
    readonly causedBy: string;
    readonly archived: number;
  };
}

export type PersonEvent =
  | PersonRegistered
  | IdentityLinked
  | EmailVerified
  | LanguageChosen
  | SignedOutEverywhere
  | EarlierDocumentsArchived;

/**
 * A key of an identity (a number, a broker's name for somebody, an e-mail address) belongs to one person. Its stream's name
 * follows from a key of the vault, so that destroying that one unlinks it.
 */
export interface IdentityClaimed {
  readonly type: 'IdentityClaimed';
  readonly data: { readonly personId: PersonId };
}

export type IdentityClaimEvent = IdentityClaimed;
