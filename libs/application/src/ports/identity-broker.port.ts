import type {
  AuthenticationMethod,
  IdentityCountry,
  IdentityLevel,
  IdentityNumber,
  Instant,
  Language,
} from '@attestory/domain';

/**
 * Proves who a person is, by sending them to where their country's scheme can be used and judging what they bring back.
 * Knows nothing of invitations, sessions or protocols: an OpenID Connect broker is one adapter, a wallet would be another.
 */
export interface IdentityBroker {
  /** What people can use now; empty where nothing is configured. */
  methods(): readonly OfferedMethod[];

  /** Starts one authentication. Never throws for what a broker does. */
  begin(
    method: AuthenticationMethod,
    expectation: IdentityExpectation,
    context: AuthenticationContext,
  ): Promise<{ readonly begun: BegunAuthentication } | { readonly failed: AuthenticationFailure }>;

  /**
   * Judges what the person's browser brought back. Never throws for what it holds, nor for what a broker does.
   * A callback without the pending state that its browser was given is not for this port: refuse it before.
   */
  complete(
    callback: CallbackParameters,
    pending: PendingAuthentication,
  ): Promise<{ readonly proofed: ProofedIdentity } | { readonly failed: AuthenticationFailure }>;
}

/** A method with who provides it here. */
export interface OfferedMethod {
  readonly method: AuthenticationMethod;
  /** The broker's name in the configuration. */
  readonly broker: string;
  /** The level that it reaches at least. */
  readonly level: IdentityLevel;
  /**
   * Whether an identity number comes: `always`; `on-request`, where the person may refuse it or have none; `never`, as the
   * scheme gives none.
   */
  readonly identityNumber: 'always' | 'on-request' | 'never';
  /** A sandbox: what it proves is worth nothing, and is marked so wherever it shows. */
  readonly test: boolean;
}

/** What is wanted of the identity. Who is expected stays here: it is compared with what came, and told to nobody. */
export interface IdentityExpectation {
  /** Ask for the identity number where it comes on request only. */
  readonly identityNumber: boolean;
  /** The least level. */
  readonly level: IdentityLevel;
}

export interface AuthenticationContext {
  /** Where the person comes back to: registered with the broker, the same for everybody, without a query. */
  readonly callbackUrl: string;
  /** Of the broker's pages, where it has it. */
  readonly language: Language;
  /** Where the person's identification app is, where the scheme makes a difference. Absent: the scheme asks. */
  readonly device?: 'this' | 'another';
}

export interface BegunAuthentication {
  /** Where the person's browser goes now. It holds nothing about the person. */
  readonly redirectUrl: string;
  readonly pending: PendingAuthentication;
}

/**
 * What {@link IdentityBroker.complete} needs, plain JSON. It is secret, and it is what binds the answer to the browser: keep
 * it for that browser alone, and take it away at the first callback that names it, so that no second one finds it.
 */
export interface PendingAuthentication {
  readonly method: AuthenticationMethod;
  readonly broker: string;
  /** Random, and not secret: the callback names it (`state`). */
  readonly reference: string;
  readonly expectation: IdentityExpectation;
  readonly callbackUrl: string;
  readonly begunAt: Instant;
  /** Later callbacks are refused. */
  readonly expiresAt: Instant;
  /** The adapter's own. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** The callback's query or form, in order, repeated names included. */
export type CallbackParameters = readonly (readonly [name: string, value: string])[];

/** Somebody's identity, proofed. Clear text: whoever stores it encrypts it. */
export interface ProofedIdentity {
  readonly method: AuthenticationMethod;
  /** As the scheme calls itself, e.g. `urn:grn:authn:fi:bank-id`. */
  readonly scheme: string;
  readonly country: IdentityCountry;
  readonly level: IdentityLevel;
  /** The broker's name in the configuration. */
  readonly broker: string;
  /** Who signed the evidence. */
  readonly issuer: string;
  /** The issuer's own, stable name for the person: may be a pseudonym, and may be all there is (iDIN). */
  readonly subject: string;
  /** Never mandatory: Danish name protection; iDIN gives initials and a family name. */
  readonly name: string | null;
  /** `2000-12-31`; never mandatory. */
  readonly birthDate: string | null;
  readonly identityNumber: IdentityNumber | null;
  readonly evidence: IdentityEvidence;
  /** When the person authenticated, as the broker says; where it doesn't, when its token was issued. */
  readonly authenticatedAt: Instant;
  /** It comes from a sandbox. */
  readonly test: boolean;
}

/** What somebody can check later without asking the broker. */
export interface IdentityEvidence {
  /** Of what the issuer stated, what was used and what says how; names and values as they came. */
  readonly claims: Readonly<Record<string, string | number | boolean>>;
  readonly tokens: readonly SignedToken[];
}

export interface SignedToken {
  readonly kind: 'id-token' | 'userinfo';
  /** Compact JWS as it was verified; what came encrypted is decrypted. It holds the claims, the identity number included. */
  readonly jws: string;
  /** The public key that verified it (JWK). */
  readonly key: Readonly<Record<string, string>>;
}

/** Why there is no identity. No text of it is personal, or comes from outside unbounded. */
export type AuthenticationFailure =
  /** Nobody provides this method here. */
  | { readonly code: 'method-not-offered' }
  /** The person turned back. */
  | { readonly code: 'cancelled' }
  /** The broker, or the scheme behind it, could not authenticate the person. `reason` is its error code. */
  | { readonly code: 'failed-at-broker'; readonly reason: string }
  /** Down, slow, or it answers nonsense: trying again later may help. */
  | { readonly code: 'broker-unavailable'; readonly reason: BrokerTrouble; readonly detail: string }
  /** What came back proves nothing: forged, replayed, mixed up, or not what was asked for. */
  | { readonly code: 'invalid-answer'; readonly fault: AnswerFault; readonly detail: string };

export type BrokerTrouble =
  | 'unreachable'
  | 'timed-out'
  /** An error of its own (5xx), or an answer that is too large or can't be read. */
  | 'nonsense'
  /** It does not know us, our key or our secret, or what it says of itself is not what is configured. */
  | 'misconfigured';

export type AnswerFault =
  /** Of another authentication, or of another browser. */
  | 'state'
  | 'nonce'
  | 'issuer'
  | 'audience'
  /** Not one of those agreed, `none` included. */
  | 'algorithm'
  | 'signature'
  /** It should have come encrypted, and did not, or can't be decrypted. */
  | 'encryption'
  | 'expired'
  /** Issued in the future, beyond the tolerance for clocks. */
  | 'not-yet-valid'
  | 'replayed'
  /** The broker does not take the code: used before, too old, or somebody else's. */
  | 'code'
  /** A weaker authentication than was asked for, or by another method. */
  | 'level'
  | 'method'
  /** Claims are missing, contradict each other, or are not what they should be, e.g. a wrong check digit. */
  | 'claims'
  | 'malformed';
