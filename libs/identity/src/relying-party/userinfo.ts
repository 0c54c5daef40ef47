import type { SignedToken } from '@attestory/application';
import { compactDecrypt, type JWTPayload } from 'jose';
import { fetchProtectedResource } from 'openid-client';
import { BrokerTroubleError } from '../outbound.js';
import { AnswerError } from './failures.js';
import { CONTENT_ENCRYPTION, type OpenidConnection } from './openid-connection.js';
import { type TokenRules, verifyToken } from './signed-token.js';

interface Asking {
  readonly connection: OpenidConnection;
  readonly accessToken: string;
  /** Of the id token. */
  readonly subject: string;
  readonly rules: TokenRules;
  /** It must come encrypted, and so signed. */
  readonly encrypted: boolean;
}

interface Userinfo {
  readonly claims: JWTPayload;
  /** null: it came as plain JSON, and only the connection says that it is the broker's. */
  readonly token: SignedToken | null;
}

/** What the userinfo endpoint says about the person. @throws AnswerError, BrokerTroubleError, and what the libraries throw */
export async function userinfoOf({ connection, accessToken, subject, rules, encrypted }: Asking): Promise<Userinfo> {
  const body = await answerOf(connection, accessToken);
  const userinfo = body.startsWith('{')
    ? { claims: plain(body), token: null }
    : await verifyToken('userinfo', await signed(body, connection, encrypted), rules);
  if (encrypted && !userinfo.token) throw new AnswerError('encryption', 'the userinfo should have come encrypted');
  const { claims } = userinfo;
  if (claims.sub !== subject) throw new AnswerError('claims', 'the userinfo is about somebody else');
  if (claims.iss !== undefined && claims.iss !== rules.issuer)
    throw new AnswerError('issuer', 'the userinfo is of another issuer');
  if (claims.aud !== undefined && ![claims.aud].flat().includes(rules.audience))
    throw new AnswerError('audience', 'the userinfo is for somebody else');
  return userinfo;
}

async function answerOf(connection: OpenidConnection, accessToken: string): Promise<string> {
  const configuration = await connection.configuration();
  const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
  if (!endpoint) throw new BrokerTroubleError('misconfigured', 'the broker does not say where its userinfo is');
  const response = await fetchProtectedResource(configuration, accessToken, new URL(endpoint), 'GET');
  if (response.status !== 200)
    throw new BrokerTroubleError('nonsense', `the broker’s userinfo answers with status ${response.status}`);
  return (await response.text()).trim();
}

async function signed(body: string, { secrets }: OpenidConnection, encrypted: boolean): Promise<string> {
  if (body.split('.').length !== 5) {
    if (encrypted) throw new AnswerError('encryption', 'the userinfo should have come encrypted');
    return body;
  }
  if (!secrets.encryptionKey) throw new AnswerError('encryption', 'the userinfo came encrypted, and no key was agreed');
  const { plaintext } = await compactDecrypt(body, secrets.encryptionKey.key, {
    keyManagementAlgorithms: ['RSA-OAEP-256'],
    contentEncryptionAlgorithms: CONTENT_ENCRYPTION,
  });
  return new TextDecoder().decode(plaintext);
}

function plain(body: string): JWTPayload {
  try {
    return JSON.parse(body) as JWTPayload;
  } catch {
    throw new BrokerTroubleError('nonsense', 'the broker’s userinfo can’t be read');
  }
}
