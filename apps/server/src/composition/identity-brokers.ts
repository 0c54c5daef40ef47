import { join } from 'node:path';
import { type IdentityBroker, noBrokers, systemClock } from '@attestory/application';
import { authenticationMethods, countryOf } from '@attestory/domain';
import { type BrokerSettings, BrokerSettingsError, offeredMethods } from '@attestory/identity';
import { ConfigError, type ServerConfig } from '../config.js';
import { newSandboxSecret, sandboxFiles } from './sandbox-broker.js';
import { keyFile } from './service-keys.js';

/** Who proofs identities: the brokers that are configured; in demo mode, where none are, the sandbox. @throws ConfigError */
export async function openIdentities(config: ServerConfig): Promise<IdentityBroker> {
  const { openBrokers } = await import('@attestory/identity/open-brokers');
  const sandbox = config.mode === 'demo' ? await sandboxBrokers(config) : [];
  return saying(() => openBrokers(config.brokers ?? sandbox, { clock: systemClock }));
}

/**
 * The same for a running service. A worker needs nobody; the demo's own broker is opened when somebody first authenticates, as
 * most starts of a demo never need it. @throws ConfigError
 */
export async function identitiesOf(config: ServerConfig): Promise<IdentityBroker> {
  if (config.role === 'worker') return noBrokers;
  if (config.mode !== 'demo' || config.brokers) return openIdentities(config);
  const offered = clientsOfSandbox(config).flatMap((client) => offeredMethods(client));
  let opening: Promise<IdentityBroker> | undefined;
  const opened = () => {
    opening ??= openIdentities(config).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    methods: () => offered,
    begin: async (...request) => (await opened()).begin(...request),
    complete: async (...callback) => (await opened()).complete(...callback),
  };
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

/** As the sandbox knows the service: by one client for Finland, and one for the others. */
function clientsOfSandbox({ settings, sandboxPlays }: ServerConfig) {
  const methods = (finnish: boolean) =>
    authenticationMethods.filter((method) => (countryOf(method) === 'FI') === finnish).map((method) => ({ method }));
  const common = {
    profile: sandboxPlays,
    issuer: `${settings.baseUrl}/sandbox/idp/${sandboxPlays}`,
    algorithm: 'RS256',
    test: true,
  } as const;
  return [
    { ...common, name: 'sandbox', clientId: 'attestory', methods: methods(false) },
    { ...common, name: 'sandbox-ftn', clientId: 'attestory-ftn', methods: methods(true) },
  ] as const;
}

/** With the files by which the service proves who it is; those that are missing are made. */
async function sandboxBrokers(config: ServerConfig): Promise<BrokerSettings[]> {
  const file = async (name: string, make: () => string | Promise<string>) => {
    const path = join(config.keysFolder, name);
    await keyFile(path, config.mode, make);
    return path;
  };
  const clientKey = (use: 'sig' | 'enc') => async () =>
    (await import('@attestory/identity/open-sandbox')).newClientKey(use);
  const [plain, finnish] = clientsOfSandbox(config);
  const secret = await file(sandboxFiles.secret, newSandboxSecret);
  return [
    { ...plain, authentication: { kind: 'client-secret', file: secret, sentBy: 'post' } },
    {
      ...finnish,
      authentication: { kind: 'private-key', file: await file(sandboxFiles.signing, clientKey('sig')) },
      encryptionKeyFile: await file(sandboxFiles.encryption, clientKey('enc')),
    },
  ];
}
