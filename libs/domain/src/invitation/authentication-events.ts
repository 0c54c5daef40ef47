import type {
  IdentityCountry,
  IdentityLevel,
  RecordedAuthenticationMethod,
} from '../identity/authentication-method.js';
import type { IdentityDifference } from '../identity/match-identity.js';
import type { AuthenticationId, Instant, LinkId, Personal, SessionId, Sha256, SignatoryId } from '../ids.js';

/**
 * A signatory proved who they are, to a broker that the service trusts, and is whom the sender expects, where the sender
 * expects anybody. A signature may rest on it until `validUntil`, in the same browser.
 */
export interface SignatoryAuthenticated {
  readonly type: 'SignatoryAuthenticated';
  readonly data: {
    readonly authenticationId: AuthenticationId;
    readonly signatoryId: SignatoryId;
    readonly linkId: LinkId;
    /** The browser in which it happened: one exchange of the link's secret. */
    readonly sessionId: SessionId;
    readonly method: RecordedAuthenticationMethod;
    readonly country: IdentityCountry;
    /** Of the scheme, as the eIDAS regulation has it. */
    readonly level: IdentityLevel;
    readonly assurance: 'single-factor' | 'strong';
    /** As the scheme calls itself. */
    readonly scheme: string;
    /** The broker's name in the configuration. */
    readonly broker: string;
    /** Who signed the evidence. */
    readonly issuer: string;
    readonly identity: AuthenticatedIdentity;
    /** When the person authenticated, as the broker says. */
    readonly authenticatedAt: Instant;
    readonly validUntil: Instant;
    readonly evidence: EvidenceReference;
    /** Of a sandbox: it proves nothing. */
    readonly test?: true;
  };
}

/** Who came, as far as the scheme tells: a name is never mandatory. All of it can be erased. */
export interface AuthenticatedIdentity {
  readonly name: Personal<string>;
  /** `2000-12-31`. */
  readonly birthDate: Personal<string>;
  /** Whole where the sender required it, else masked; null: none came. */
  readonly identityNumber: Personal<string>;
  /** Keyed hashes by which the same person is found again: of the issuer's pseudonym, and of the identity number. */
  readonly keys: Personal<IdentityKeys>;
}

/** Keyed hashes, lowercase hex. */
export interface IdentityKeys {
  readonly subject: Sha256;
  readonly number?: Sha256;
}

/**
 * What the broker signed, with the keys that verify it: in the document vault, under a key of the signatory's own, so that
 * it can be shown later, and erased.
 */
export interface EvidenceReference {
  readonly blobId: string;
  /** Of the clear bytes. */
  readonly sha256: Sha256;
  readonly bytes: number;
}

/** Why an authentication came to nothing. */
export type AuthenticationFailureCode =
  /** The person turned back. */
  | 'cancelled'
  /** The broker, or the scheme behind it, could not authenticate the person. */
  | 'failed-at-broker'
  | 'broker-unavailable'
  /** What came back proves nothing: forged, replayed, or not what was asked for. */
  | 'invalid-answer'
  | 'method-not-offered'
  /** Somebody else came than the sender expects. Who, is not kept. */
  | 'identity-mismatch';

/** An authentication was begun and gave no identity that counts. Nothing of it is personal. */
export interface AuthenticationFailed {
  readonly type: 'AuthenticationFailed';
  readonly data: {
    readonly authenticationId: AuthenticationId;
    readonly signatoryId: SignatoryId;
    readonly linkId: LinkId;
    /** The browser in which it happened: one exchange of the link's secret. */
    readonly sessionId: SessionId;
    readonly method: RecordedAuthenticationMethod;
    readonly code: AuthenticationFailureCode;
    /** The broker's error code, or which of our checks failed. */
    readonly reason?: string;
    /** For `identity-mismatch`: what differs. */
    readonly difference?: IdentityDifference;
  };
}
