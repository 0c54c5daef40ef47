import type { AuthenticationMethod, IdentityLevel } from '@attestory/domain';
import type { BrokerProfile } from './profiles/broker-profile.js';

/** A broker as it is configured. Files are paths; what they hold is read when the brokers are opened. */
export interface BrokerSettings {
  /** Ours for it: stands in events and failures. */
  readonly name: string;
  readonly profile: BrokerProfile['id'];
  /** Its issuer; everything that is asked of it goes to the same origin. */
  readonly issuer: string;
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
  /** Our private key (JWK with `kid`, or PEM) by which its answers are decrypted. */
  readonly encryptionKeyFile?: string;
  /** Its public keys (JWKS), where they are registered and not asked for. */
  readonly brokerKeysFile?: string;
  /** The one algorithm that its tokens are signed by. */
  readonly algorithm: SigningAlgorithm;
  readonly methods: readonly ConfiguredMethod[];
  /** Its identities are worth nothing: a sandbox, or a broker's test environment. */
  readonly test: boolean;
}

export interface ConfiguredMethod {
  readonly method: AuthenticationMethod;
  /** Instead of the one that the profile asks for. */
  readonly level?: IdentityLevel;
}

export type ClientAuthentication =
  | { readonly kind: 'client-secret'; readonly file: string; readonly sentBy: SecretSentBy }
  /** A private key (JWK with `kid`, or PEM): it signs client assertions and, where they are signed, requests. */
  | { readonly kind: 'private-key'; readonly file: string };

/** In the `Authorization` header, or in the form: as the broker registered us. */
export const secretSentBy = ['basic', 'post'] as const;
export type SecretSentBy = (typeof secretSentBy)[number];

export const signingAlgorithms = ['RS256', 'PS256', 'ES256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** What a file of the settings should hold and doesn't; the message names the file and shows nothing of it. */
export class BrokerSettingsError extends Error {
  override readonly name = 'BrokerSettingsError';
}
