import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { BrokerSettingsError } from './broker-settings.js';

/** One of our private keys, with the id by which the broker knows it. */
export interface PrivateKey {
  readonly key: CryptoKey;
  readonly kid: string;
}

/** What signs assertions and requests. @throws BrokerSettingsError */
export function signingKeyIn(file: string, text: string): Promise<PrivateKey> {
  return keyIn(file, text, ({ kty, alg }) => alg ?? (kty === 'RSA' ? 'RS256' : 'ES256'));
}

/** What decrypts answers. @throws BrokerSettingsError */
export async function encryptionKeyIn(file: string, text: string): Promise<PrivateKey> {
  return keyIn(file, text, ({ kty }) => {
    if (kty === 'RSA') return 'RSA-OAEP-256';
    throw new BrokerSettingsError(`${file} holds a key that is not RSA; answers are encrypted by RSA-OAEP-256.`);
  });
}

/** A JWK keeps its `kid`; a PEM is known by its thumbprint (RFC 7638). */
async function keyIn(file: string, text: string, algorithm: (jwk: JWK) => string): Promise<PrivateKey> {
  const { object, named } = read(file, text);
  const weak = (object.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048;
  if (weak) throw new BrokerSettingsError(`${file} holds an RSA key of less than 2048 bits.`);
  const jwk = object.export({ format: 'jwk' }) as JWK;
  const alg = algorithm({ ...jwk, ...(named.alg ? { alg: named.alg } : {}) });
  try {
    const key = (await importJWK(jwk, alg)) as CryptoKey;
    return { key, kid: named.kid ?? (await calculateJwkThumbprint(jwk)) };
  } catch {
    throw new BrokerSettingsError(`${file} holds a key that does not fit the algorithm ${alg}.`);
  }
}

function read(file: string, text: string): { readonly object: KeyObject; readonly named: JWK } {
  try {
    if (text.includes('-----BEGIN')) return { object: createPrivateKey(text), named: {} };
    const named = JSON.parse(text) as JWK;
    return { object: createPrivateKey({ key: named as never, format: 'jwk' }), named };
  } catch {
    throw new BrokerSettingsError(`${file} holds no private key: it must be a JWK (JSON) or an unencrypted PEM.`);
  }
}
