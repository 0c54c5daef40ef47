import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';

/** What the sandbox signs with. Worth nothing: it vouches for nobody. */
export interface SandboxKeys {
  /** Signs the cookies that bind a browser to its authentication. */
  readonly cookies: string;
  /** Private signing keys (RSA), one per broker. */
  readonly idura: JWK;
  readonly signicat: JWK;
}

/** New keys, as {@link readSandboxKeys} reads them. */
export async function newSandboxKeys(): Promise<string> {
  const [idura, signicat] = await Promise.all([newSigningKey(), newSigningKey()]);
  const keys: SandboxKeys = { cookies: randomBytes(32).toString('base64'), idura, signicat };
  return `${JSON.stringify(keys)}\n`;
}

/** @throws Error without a word of the keys */
export function readSandboxKeys(text: string): SandboxKeys {
  const fault = new Error('holds no keys of the sandbox broker');
  let keys: Partial<SandboxKeys> | null;
  try {
    keys = JSON.parse(text) as Partial<SandboxKeys> | null;
  } catch {
    throw fault;
  }
  if (typeof keys?.cookies !== 'string' || !keys.idura?.d || !keys.signicat?.d) throw fault;
  return keys as SandboxKeys;
}

export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomBytes(9).toString('base64url'),
    alg: 'RS256',
    use: 'sig',
  } as JWK;
}
