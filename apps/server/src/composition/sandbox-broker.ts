import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { callbackPath } from '@attestory/application';
import type { SandboxBroker } from '@attestory/identity';
import { ConfigError, type ServerConfig } from '../config.js';
import { keyFile } from './service-keys.js';

/** What the service shows the sandbox broker to prove who it is: a password, and the keys that Finnish methods need. */
export const sandboxFiles = {
  broker: 'sandbox-broker.json',
  secret: 'sandbox-client.secret',
  signing: 'sandbox-client-signing.json',
  encryption: 'sandbox-client-encryption.json',
} as const;

/** The broker that identifies nobody: demo mode only. Keys that are missing are made. @throws ConfigError in production mode */
export async function openSandbox(config: ServerConfig, onError: (error: Error) => void): Promise<SandboxBroker> {
  const { mode, settings } = config;
  if (mode !== 'demo') throw new ConfigError('The sandbox broker identifies nobody: it exists in demo mode only.');
  const sandbox = await import('@attestory/identity/open-sandbox');
  const read = keyReader(config);
  const redirectUris = [`${settings.baseUrl}${callbackPath}`];
  const signing = read(sandboxFiles.signing, () => sandbox.newClientKey('sig'), sandbox.publicPart);
  const encryption = read(sandboxFiles.encryption, () => sandbox.newClientKey('enc'), sandbox.publicPart);
  const secret = await read(sandboxFiles.secret, newSandboxSecret, (text) => text.trim());
  return new sandbox.SandboxBroker({
    mode,
    baseUrl: settings.baseUrl,
    onError,
    keys: await read(sandboxFiles.broker, sandbox.newSandboxKeys, sandbox.readSandboxKeys),
    clients: [
      { clientId: 'attestory', redirectUris, auth: { secret } },
      { clientId: 'attestory-ftn', redirectUris, auth: { jwks: { keys: [await signing, await encryption] } } },
    ],
  });
}

/** The service's password at the sandbox. */
export const newSandboxSecret = (): string => randomBytes(32).toString('base64url');

/** Reads files of the keys' folder; a fault names the file. */
function keyReader({ keysFolder, mode }: ServerConfig) {
  return async <T>(name: string, make: () => string | Promise<string>, parse: (text: string) => T): Promise<T> => {
    const file = join(keysFolder, name);
    const text = await keyFile(file, mode, make);
    try {
      return parse(text);
    } catch (error) {
      throw new ConfigError(`${file} ${(error as Error).message}.`);
    }
  };
}
