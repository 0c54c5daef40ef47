import { join } from 'node:path';
import { type IdentityBroker, systemClock } from '@attestory/application';
import { authenticationMethods, countryOf } from '@attestory/domain';
import { type BrokerSettings, BrokerSettingsError } from '@attestory/identity';
import { ConfigError, type ServerConfig } from '../config.js';
import { newSandboxSecret, sandboxFiles } from './sandbox-broker.js';
import { keyFile } from './service-keys.js';

/** Who proofs identities: the brokers that are configured; in demo mode, where none are, the sandbox. @throws ConfigError */
export async function openIdentities(config: ServerConfig): Promise<IdentityBroker> {
  const { openBrokers } = await import('@attestory/identity/open-brokers');
  const sandbox = config.mode === 'demo' ? await sandboxBrokers(config) : [];
  return saying(() => openBrokers(config.brokers ?? sandbox, { clock: systemClock }));
}

/** Asks a broker for its metadata and keys. @throws ConfigError, and an error that says what the broker lacks */
export async function checkBroker(settings: BrokerSettings): Promise<void> {
  const identity = await import('@attestory/identity/open-brokers');
  await saying(() => identity.checkBroker(settings));
}

async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BrokerSettingsError ? new ConfigError(error.message) : error;
  }
}

/** As the sandbox knows the service: by one client for Finland, and one for the others. Files that are missing are made. */
async function sandboxBrokers({ mode, keysFolder, settings, sandboxPlays }: ServerConfig): Promise<BrokerSettings[]> {
  const file = async (name: string, make: () => string | Promise<string>) => {
    const path = join(keysFolder, name);
    await keyFile(path, mode, make);
    return path;
  };
  const clientKey = (use: 'sig' | 'enc') => async () =>
    (await import('@attestory/identity/open-sandbox')).newClientKey(use);
  const methods = (finnish: boolean) =>
    authenticationMethods.filter((method) => (countryOf(method) === 'FI') === finnish).map((method) => ({ method }));
  const common = {
    profile: sandboxPlays,
    issuer: `${settings.baseUrl}/sandbox/idp/${sandboxPlays}`,
    algorithm: 'RS256',
    test: true,
  } as const;
  const secret = await file(sandboxFiles.secret, newSandboxSecret);
  return [
    {
      ...common,
      name: 'sandbox',
      clientId: 'attestory',
      authentication: { kind: 'client-secret', file: secret, sentBy: 'post' },
      methods: methods(false),
    },
    {
      ...common,
      name: 'sandbox-ftn',
      clientId: 'attestory-ftn',
      authentication: { kind: 'private-key', file: await file(sandboxFiles.signing, clientKey('sig')) },
      encryptionKeyFile: await file(sandboxFiles.encryption, clientKey('enc')),
      methods: methods(true),
    },
  ];
}
