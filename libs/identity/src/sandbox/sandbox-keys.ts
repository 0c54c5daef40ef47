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
  const keys = parse(text) as Partial<SandboxKeys>;
  if (typeof keys.cookies !== 'string' || !keys.idura?.d || !keys.signicat?.d)
    throw new Error('holds no keys of the sandbox broker');
  return keys as SandboxKeys;
}

export function newSigningKey(): Promise<JWK> {
  return newRsaKey({ use: 'sig', alg: 'RS256' });
}

/** A private key (JWK) of a client under the rules of the Finnish Trust Network: it signs, or it decrypts. */
export async function newClientKey(use: 'sig' | 'enc'): Promise<string> {
  const key = await newRsaKey({ use, alg: use === 'sig' ? 'RS256' : 'RSA-OAEP-256' });
  return `${JSON.stringify(key)}\n`;
}

/** What the broker may know of a client's key. @throws Error without a word of the key */
export function publicPart(text: string): JWK {
  const { kty, n, e, kid, use, alg } = parse(text) as JWK;
  if (kty !== 'RSA' || !n || !e || !kid) throw new Error('holds no RSA key (JWK) with a kid');
  return { kty, n, e, kid, ...(use === undefined ? {} : { use }), ...(alg === undefined ? {} : { alg }) };
}

async function newRsaKey(members: { readonly use: string; readonly alg: string }): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: randomBytes(9).toString('base64url'), ...members };
}

/** Its messages never show what was parsed. */
function parse(text: string): object {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
