import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch as josefetch,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import * as client from 'openid-client';
import type { BrokerSettings } from '../broker-settings.js';
import { BrokerTroubleError, type Outbound } from '../outbound.js';
import type { PrivateKey } from '../private-key.js';
import { Discovery } from './discovery.js';
import { failureOf } from './failures.js';

/** What the files of a broker's settings hold. */
export interface BrokerSecrets {
  readonly clientSecret?: string;
  readonly signingKey?: PrivateKey;
  readonly encryptionKey?: PrivateKey;
  readonly brokerKeys?: JSONWebKeySet;
}

export interface ConnectionOptions {
  readonly outbound: Outbound;
  readonly timeoutMs: number;
  /** Http, for what runs on loopback. */
  readonly insecure: boolean;
  /** Between two fetches of a broker's keys because a token named an unknown one. */
  readonly keysCooldownMs: number;
  /** Between the broker's clock and ours, in seconds. */
  readonly tolerance: number;
}

/** By what answers are encrypted: the content encryption that brokers use with RSA-OAEP-256. */
export const CONTENT_ENCRYPTION = ['A128CBC-HS256', 'A256CBC-HS512', 'A128GCM', 'A256GCM'];

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** What is known of a broker, and how it is talked to. */
export class OpenidConnection {
  private readonly discovery: Discovery;
  private remote: { readonly uri: string; readonly keys: RemoteKeys } | null = null;

  constructor(
    readonly settings: BrokerSettings,
    readonly secrets: BrokerSecrets,
    readonly options: ConnectionOptions,
  ) {
    this.discovery = new Discovery(() => this.discover());
  }

  configuration(): Promise<client.Configuration> {
    return this.discovery.get();
  }

  signingKey(): PrivateKey {
    if (this.secrets.signingKey) return this.secrets.signingKey;
    throw new BrokerTroubleError('misconfigured', 'there is no key to sign requests with');
  }

  /** The broker's keys: as registered, else fetched, and once more when a token names one that is not among them. */
  async keys(): Promise<JWTVerifyGetKey> {
    if (this.secrets.brokerKeys) return createLocalJWKSet(this.secrets.brokerKeys);
    const { jwks_uri: uri } = (await this.configuration()).serverMetadata();
    if (!uri) throw new BrokerTroubleError('misconfigured', 'the broker does not say where its keys are');
    if (this.remote?.uri !== uri) this.remote = { uri, keys: this.fetched(uri) };
    return this.remote.keys;
  }

  /** Asks for its metadata and its keys. @throws BrokerTroubleError */
  async check(): Promise<void> {
    await this.keys();
    await this.remote?.keys.reload();
  }

  private fetched(uri: string): RemoteKeys {
    return createRemoteJWKSet(new URL(uri), {
      [josefetch]: this.options.outbound,
      cooldownDuration: this.options.keysCooldownMs,
      timeoutDuration: this.options.timeoutMs,
    });
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, algorithm } = this.settings;
    const { outbound, timeoutMs, insecure, tolerance } = this.options;
    const metadata = { id_token_signed_response_alg: algorithm, [client.clockTolerance]: tolerance };
    try {
      const configuration = await client.discovery(new URL(issuer), clientId, metadata, this.authentication(), {
        [client.customFetch]: outbound as client.CustomFetch,
        timeout: Math.ceil(timeoutMs / 1_000),
        execute: insecure ? [client.allowInsecureRequests] : [],
      });
      this.admit(configuration.serverMetadata());
      const { encryptionKey } = this.secrets;
      if (encryptionKey) client.enableDecryptingResponses(configuration, CONTENT_ENCRYPTION, encryptionKey);
      return configuration;
    } catch (error) {
      throw troubleOfDiscovery(error);
    }
  }

  /** Neither we nor people's browsers go anywhere but to the issuer's origin. */
  private admit(metadata: client.ServerMetadata): void {
    const { authorization_endpoint: a, token_endpoint: t, userinfo_endpoint: u, jwks_uri: j } = metadata;
    const { origin } = new URL(this.settings.issuer);
    const isElsewhere = (address: string) => !URL.canParse(address) || new URL(address).origin !== origin;
    if ([a, t, u, j].some((address) => address !== undefined && isElsewhere(address)))
      throw new BrokerTroubleError('misconfigured', 'the broker names an address outside its issuer’s origin');
  }

  private authentication(): client.ClientAuth {
    const { authentication } = this.settings;
    if (authentication.kind === 'private-key') return client.PrivateKeyJwt(this.signingKey());
    const { clientSecret } = this.secrets;
    return authentication.sentBy === 'post'
      ? client.ClientSecretPost(clientSecret)
      : client.ClientSecretBasic(clientSecret);
  }
}

/** Metadata prove nothing about a person: whatever is wrong with them is the broker's trouble. */
function troubleOfDiscovery(error: unknown): Error {
  const failure = failureOf(error);
  if (failure.code === 'broker-unavailable') return new BrokerTroubleError(failure.reason, failure.detail);
  return new BrokerTroubleError('nonsense', 'the broker’s metadata can’t be read');
}
