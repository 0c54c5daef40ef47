import type { AuthenticationMethod, IdentityLevel } from '@attestory/domain';

/** What a broker is asked for each method, and where in its answer the identity is. Data: no broker has code of its own. */
export interface BrokerProfile {
  readonly id: 'idura' | 'signicat';
  /** Scopes that every request has. */
  readonly scope: string;
  /** Parameters that every request has. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Whether the claims come in the userinfo answer, where the id token lacks them. */
  readonly userinfo: boolean;
  /** The claim that says the level, where there is one; a value that is not listed is refused. */
  readonly levelClaim?: { readonly name: string; readonly values: Readonly<Record<string, IdentityLevel>> };
  /** The claim that says in which country the identity is registered. */
  readonly countryClaim?: string;
  /** The claims by which a broker says that a sandbox answered: its own one, or ours that plays it. */
  readonly testClaims: readonly string[];
  /** Error codes of the callback by which the person turned back. */
  readonly cancelled: readonly string[];
  readonly methods: Readonly<Partial<Record<AuthenticationMethod, MethodProfile>>>;
}

export interface MethodProfile {
  /** The level that is asked for unless the configuration says another one of {@link acrValues}. */
  readonly level: IdentityLevel;
  /** `acr_values` by the level that they ask for. */
  readonly acrValues: Readonly<Partial<Record<IdentityLevel, string>>>;
  /** Instead, where the person's app is known to be on this device, or on another one. */
  readonly acrValuesOn?: { readonly this: string; readonly another: string };
  readonly scope?: string;
  readonly identityNumber: 'always' | 'on-request' | 'never';
  /** What asks for the identity number, where it comes on request. */
  readonly identityNumberScope?: string;
  /** The claim that says how the person authenticated: the values that are this method, and their levels. */
  readonly methodClaim: { readonly name: string; readonly values: Readonly<Record<string, IdentityLevel>> };
  /** The claim that names the scheme more closely, where there is one. */
  readonly schemeClaim?: string;
  readonly claims: ClaimNames;
  /** Under the rules of the Finnish Trust Network: signed requests, encrypted answers, keys by registration. */
  readonly trustNetwork?: true;
}

/** Where an answer holds what; the first that is there counts. */
export interface ClaimNames {
  readonly identityNumber: readonly string[];
  /** Each the claims whose texts make the name, in order. */
  readonly name: readonly (readonly string[])[];
  readonly birthDate: readonly string[];
  /** Kept as evidence beside those that are used. */
  readonly further: readonly string[];
}
