import type { Clock, PendingAuthentication, ProofedIdentity, SignedToken } from '@attestory/application';
import { toInstant } from '@attestory/application';
import { countryOf, type Instant } from '@attestory/domain';
import type { JWTPayload } from 'jose';
import { getDecryptedResponses, type authorizationCodeGrant } from 'openid-client';
import type { BrokerProfile } from '../profiles/broker-profile.js';
import { AnswerError } from './failures.js';
import { type Claims, identityIn } from './identity-claims.js';
import type { OpenidConnection } from './openid-connection.js';
import { type TokenRules, verifyToken } from './signed-token.js';
import { userinfoOf } from './userinfo.js';

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

interface Around {
  readonly connection: OpenidConnection;
  readonly profile: BrokerProfile;
  readonly clock: Clock;
}

/** An id token is made for one moment. */
const MAX_AGE_SECONDS = 10 * 60;

/** Who the tokens say that the person is, once they prove it. @throws AnswerError, and what the libraries throw */
export async function identityOf(
  tokens: Tokens,
  pending: PendingAuthentication,
  { connection, profile, clock }: Around,
): Promise<ProofedIdentity> {
  const { settings, options } = connection;
  const now = clock.now();
  const rules: TokenRules = {
    keys: await connection.keys(),
    algorithm: settings.algorithm,
    issuer: (await connection.configuration()).serverMetadata().issuer,
    audience: settings.clientId,
    tolerance: options.tolerance,
    now: new Date(now),
    maxAge: MAX_AGE_SECONDS,
  };
  const encrypted = profile.methods[pending.method]?.trustNetwork === true;
  const { claims, token } = await verifyToken('id-token', signedIdToken(tokens, encrypted), rules);
  const subject = subjectOf(claims);
  const at = authenticatedAt(claims, pending, options.tolerance);
  const userinfo = profile.userinfo
    ? await userinfoOf({ connection, accessToken: tokens.access_token, subject, rules, encrypted })
    : null;
  const all = merged(claims, userinfo?.claims ?? {});
  const identity = identityIn(all, {
    profile,
    method: pending.method,
    expectation: pending.expectation,
    test: settings.test,
    at: now,
  });
  const { claims: used, ...who } = identity;
  return {
    method: pending.method,
    country: countryOf(pending.method),
    broker: settings.name,
    issuer: rules.issuer,
    subject,
    ...who,
    evidence: { claims: used, tokens: [token, userinfo?.token].filter((found): found is SignedToken => !!found) },
    authenticatedAt: at,
  };
}

function signedIdToken(tokens: Tokens, encrypted: boolean): string {
  const decrypted = getDecryptedResponses(tokens)?.id_token?.token_endpoint;
  if (encrypted && decrypted === undefined)
    throw new AnswerError('encryption', 'the id token should have come encrypted');
  return decrypted ?? (tokens.id_token as string);
}

function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub === 'string' && sub !== '' && sub.length <= 255) return sub;
  throw new AnswerError('claims', 'the token does not say about whom it is');
}

/** The id token goes first; that both say something different of the same thing is refused. */
function merged(idToken: JWTPayload, userinfo: Claims): Claims {
  const contradicts = Object.entries(userinfo).some(
    ([name, value]) =>
      typeof value === 'string' &&
      typeof idToken[name] === 'string' &&
      !REGISTERED.has(name) &&
      idToken[name] !== value,
  );
  if (contradicts) throw new AnswerError('claims', 'id token and userinfo contradict each other');
  return { ...userinfo, ...idToken };
}

/** Of the token, not of the person. */
const REGISTERED = new Set(['iss', 'aud', 'jti', 'sid', 'nonce', 'at_hash', 'azp']);

/**
 * A broker that lets people in by an earlier session did not authenticate them now, and a signature rests on a fresh
 * authentication.
 */
function authenticatedAt(
  { auth_time: stated, iat }: JWTPayload,
  { begunAt }: PendingAuthentication,
  tolerance: number,
): Instant {
  const at = typeof stated === 'number' ? stated : (iat as number);
  if ((at + tolerance) * 1_000 < Date.parse(begunAt))
    throw new AnswerError('expired', 'the person authenticated before they were asked to');
  return toInstant(new Date(at * 1_000));
}
