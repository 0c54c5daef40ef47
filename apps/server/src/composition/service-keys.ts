import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeadSigner, headSigner } from '@attestory/audit/node';
import { ConfigError, type ServerConfig } from '../config.js';

/** The keys that everything rests on. Each has one use; who holds them can read, sign and link as the service. */
export interface ServiceKeys {
  /** Wraps the keys of subjects and documents. */
  readonly master: Uint8Array;
  /** Secrets of links are derived from it. */
  readonly links: Uint8Array;
  /** Keyed hashes of commands' contents, and verification codes. */
  readonly commands: Uint8Array;
  /** Keyed hashes for look-ups by e-mail address. */
  readonly lookups: Uint8Array;
  /** Signs tokens of API clients and sessions. */
  readonly tokens: Uint8Array;
  /** Signs heads: ECDSA P-256. */
  readonly heads: HeadSigner;
}

const symmetric = ['master', 'links', 'commands', 'lookups', 'tokens'] as const;

/** Reads the keys; in demo mode those that are missing are made. @throws ConfigError in production mode when one is missing */
export async function loadServiceKeys({ mode, keysFolder }: ServerConfig): Promise<ServiceKeys> {
  if (mode === 'demo') await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const read = (name: string, make: () => string | Promise<string>) => keyFile(join(keysFolder, name), mode, make);
  const keys = new Map<string, Uint8Array>();
  for (const name of symmetric) {
    const key = Buffer.from((await read(`${name}.key`, () => randomBytes(32).toString('base64'))).trim(), 'base64');
    if (key.length !== 32)
      throw new ConfigError(`${join(keysFolder, `${name}.key`)} must hold 32 random bytes in base64.`);
    keys.set(name, key);
  }
  const heads = headKey(await read('heads.pem', newP256Pem), join(keysFolder, 'heads.pem'));
  const [master, links, commands, lookups, tokens] = symmetric.map((name) => keys.get(name) as Uint8Array);
  return { master, links, commands, lookups, tokens, heads } as ServiceKeys;
}

/**
 * A key file's text. In demo mode a missing one is made, whole or not at all, and also when two processes start at once.
 */
export async function keyFile(
  file: string,
  mode: ServerConfig['mode'],
  make: () => string | Promise<string>,
): Promise<string> {
  const found = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`${file} can't be read (${error.code}).`);
  });
  if (found !== null) return found;
  if (mode === 'production')
    throw new ConfigError(`${file} is missing: production mode makes no keys of its own; see docs/how-to/keys.md.`);
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  await handle.writeFile(await make());
  await handle.sync();
  await handle.close();
  await link(temporary, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(temporary);
  return readFile(file, 'utf8');
}

function newP256Pem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function headKey(pem: string, file: string): HeadSigner {
  try {
    return headSigner(pem);
  } catch {
    throw new ConfigError(`${file} must hold a private key (PEM) on the curve P-256.`);
  }
}
