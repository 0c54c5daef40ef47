import { readFile } from 'node:fs/promises';
import type { Clock, IdentityBroker } from '@attestory/application';
import type { JSONWebKeySet } from 'jose';
import { type BrokerSettings, BrokerSettingsError } from './broker-settings.js';
import { IdentityBrokers } from './identity-brokers.js';
import { outboundTo } from './outbound.js';
import { encryptionKeyIn, signingKeyIn } from './private-key.js';
import { OidcBroker } from './relying-party/oidc-broker.js';
import { type BrokerSecrets, OpenidConnection } from './relying-party/openid-connection.js';

export interface BrokerOptions {
  readonly clock: Clock;
  /** For a broker's answer; default 5 s. */
  readonly timeoutMs?: number;
  /** Between two fetches of keys because of an unknown one; default 5 s. */
  readonly keysCooldownMs?: number;
}

const ANSWER_BYTES = 256 * 1024;
const TOLERANCE_SECONDS = 60;

/** Reads what the settings name, and asks nobody yet. @throws BrokerSettingsError */
export async function openBrokers(
  settings: readonly BrokerSettings[],
  { clock, ...options }: BrokerOptions,
): Promise<IdentityBroker> {
  const brokers = settings.map(async (broker) => new OidcBroker(broker, await connect(broker, options), clock));
  return new IdentityBrokers(await Promise.all(brokers), clock);
}

/** Asks a broker for its metadata and its keys. @throws BrokerSettingsError, BrokerTroubleError */
export async function checkBroker(settings: BrokerSettings): Promise<void> {
  await (await connect(settings, {})).check();
}

async function connect(broker: BrokerSettings, options: Omit<BrokerOptions, 'clock'>): Promise<OpenidConnection> {
  const { timeoutMs = 5_000, keysCooldownMs = 5_000 } = options;
  return new OpenidConnection(broker, await secretsOf(broker), {
    outbound: outboundTo(broker.issuer, { timeoutMs, bytes: ANSWER_BYTES }),
    timeoutMs,
    keysCooldownMs,
    insecure: broker.issuer.startsWith('http:'),
    tolerance: TOLERANCE_SECONDS,
  });
}

async function secretsOf({
  authentication,
  encryptionKeyFile,
  brokerKeysFile,
}: BrokerSettings): Promise<BrokerSecrets> {
  const { file } = authentication;
  const text = await read(file);
  return {
    ...(authentication.kind === 'client-secret'
      ? { clientSecret: secretIn(file, text) }
      : { signingKey: await signingKeyIn(file, text) }),
    ...(encryptionKeyFile
      ? { encryptionKey: await encryptionKeyIn(encryptionKeyFile, await read(encryptionKeyFile)) }
      : {}),
    ...(brokerKeysFile ? { brokerKeys: keysIn(brokerKeysFile, await read(brokerKeysFile)) } : {}),
  };
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new BrokerSettingsError(`${file} can’t be read (${(error as { readonly code: string }).code}).`);
  });
}

function secretIn(file: string, text: string): string {
  const secret = text.trim();
  if (secret === '' || /\s/.test(secret))
    throw new BrokerSettingsError(`${file} holds no client secret: it must be one line.`);
  return secret;
}

function keysIn(file: string, text: string): JSONWebKeySet {
  try {
    const set = JSON.parse(text) as JSONWebKeySet;
    if (Array.isArray(set.keys) && set.keys.length > 0) return set;
  } catch {
    // Said below.
  }
  throw new BrokerSettingsError(`${file} holds no keys: it must be a JWK set, {"keys": […]}.`);
}
