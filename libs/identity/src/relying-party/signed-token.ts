import type { SignedToken } from '@attestory/application';
import { type CryptoKey, exportJWK, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { SigningAlgorithm } from '../broker-settings.js';

/** What a token must be. */
export interface TokenRules {
  readonly keys: JWTVerifyGetKey;
  readonly algorithm: SigningAlgorithm;
  readonly issuer: string;
  readonly audience: string;
  /** Between the broker's clock and ours, in seconds. */
  readonly tolerance: number;
  readonly now: Date;
  /** Seconds since it was issued, at most. */
  readonly maxAge: number;
}

/**
 * Verifies a JWS by the broker's keys, and tells by which. A userinfo answer may lack what an id token must have; what it has
 * is checked all the same.
 * @throws what `jose` throws
 */
export async function verifyToken(
  kind: SignedToken['kind'],
  jws: string,
  { keys, algorithm, issuer, audience, tolerance, now, maxAge }: TokenRules,
): Promise<{ readonly claims: JWTPayload; readonly token: SignedToken }> {
  const always = { algorithms: [algorithm], clockTolerance: tolerance, currentDate: now };
  const asIdToken = { issuer, audience, maxTokenAge: maxAge, requiredClaims: ['sub', 'exp', 'iat'] };
  const { payload, key, protectedHeader } = await jwtVerify(jws, keys, {
    ...always,
    ...(kind === 'id-token' ? asIdToken : { requiredClaims: ['sub'] }),
  });
  const jwk = await exportJWK(key as CryptoKey);
  const texts = Object.entries({ ...jwk, alg: algorithm, kid: protectedHeader.kid });
  const publicKey = Object.fromEntries(
    texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { claims: payload, token: { kind, jws, key: publicKey } };
}
