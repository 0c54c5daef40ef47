import type { AnswerFault, AuthenticationFailure, BrokerTrouble } from '@attestory/application';
import { BrokerTroubleError } from '../outbound.js';

/** An answer that proves nothing; the message is ours and holds nothing of the answer. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  constructor(
    readonly fault: AnswerFault,
    message: string,
  ) {
    super(message);
  }
}

/** What libraries throw: a code, and details that may hold claims and must not be shown. */
interface CodedError {
  readonly code?: string;
  readonly message: string;
  /** Of `openid-client`: the error code in the body of an answer. */
  readonly error?: string;
  /** Of `jose`. */
  readonly claim?: string;
  readonly cause?: unknown;
}

const invalid = (fault: AnswerFault, detail: string): AuthenticationFailure => ({
  code: 'invalid-answer',
  fault,
  detail,
});
const unavailable = (reason: BrokerTrouble, detail: string): AuthenticationFailure => ({
  code: 'broker-unavailable',
  reason,
  detail,
});

/** The failure that an error is, whichever library threw it. */
export function failureOf(error: unknown): AuthenticationFailure {
  const chain = causes(error);
  const answer = chain.find((link) => link instanceof AnswerError);
  if (answer) return invalid(answer.fault, answer.message);
  const trouble = chain.find((link) => link instanceof BrokerTroubleError);
  if (trouble) return unavailable(trouble.trouble, trouble.message);
  for (const link of chain as CodedError[]) {
    const known = refusedByTokenEndpoint(link) ?? ofOpenidClient(link) ?? ofJose(link);
    if (known) return known;
  }
  return invalid('malformed', 'the answer can’t be read');
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = error; link instanceof Error && chain.length < 8; link = link.cause) chain.push(link);
  return chain;
}

function refusedByTokenEndpoint({ code, error }: CodedError): AuthenticationFailure | undefined {
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE')
    return unavailable('misconfigured', 'the broker does not take our credentials');
  if (code !== 'OAUTH_RESPONSE_BODY_ERROR') return undefined;
  if (error === 'invalid_grant') return invalid('code', 'the broker does not take the code');
  return unavailable('misconfigured', 'the broker does not take our request for tokens');
}

const CLAIMS: Readonly<Record<string, AnswerFault>> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  exp: 'expired',
  auth_time: 'expired',
  iat: 'not-yet-valid',
  nbf: 'not-yet-valid',
};

const byClaim = (claim: unknown) =>
  invalid(CLAIMS[String(claim)] ?? 'claims', `the token’s ${String(claim)} is not what it should be`);

function ofOpenidClient({ code, message, cause }: CodedError): AuthenticationFailure | undefined {
  switch (code) {
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      // The library's own error is one link further down, and tells the claim in its cause.
      return cause instanceof Error
        ? byClaim((cause.cause as { readonly claim?: string } | undefined)?.claim)
        : byClaim((cause as { readonly claim?: string } | undefined)?.claim);
    case 'OAUTH_DECRYPTION_FAILED':
      return invalid('encryption', 'the token can’t be decrypted by our key');
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return unavailable('misconfigured', 'the broker says that it is another issuer');
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
      return unavailable('misconfigured', 'the broker’s metadata lack an address');
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return unavailable('nonsense', 'the broker answers something else than it should');
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return unavailable('timed-out', 'the broker does not answer in time');
    case 'OAUTH_UNSUPPORTED_OPERATION':
    case 'OAUTH_INVALID_RESPONSE':
      return ofMessage(cause instanceof Error ? cause.message : message);
    default:
      return undefined;
  }
}

/** One code stands for many things there; the beginning of its message tells them apart. */
function ofMessage(message: string): AuthenticationFailure | undefined {
  if (message.includes('"alg"')) return invalid('algorithm', 'the token is signed by another algorithm than agreed');
  if (message.includes('JWE')) return invalid('encryption', 'the token came encrypted, and no key was agreed');
  if (message.includes('parameter "iss"') || message.includes('"iss" (issuer) response'))
    return invalid('issuer', 'the callback does not say who answers, or it is somebody else');
  const [, claim] = /JWT "(\w+)" \(.*\) claim/.exec(message) ?? [];
  return claim ? byClaim(claim) : undefined;
}

function ofJose({ code, claim }: CodedError): AuthenticationFailure | undefined {
  switch (code) {
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return invalid('signature', 'the token is not signed by the key that it names');
    case 'ERR_JWKS_NO_MATCHING_KEY':
    case 'ERR_JWKS_MULTIPLE_MATCHING_KEYS':
      return invalid('signature', 'the token is signed by a key that is none of the broker’s');
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
    case 'ERR_JOSE_NOT_SUPPORTED':
      return invalid('algorithm', 'the token is signed by another algorithm than agreed');
    case 'ERR_JWT_EXPIRED':
      return invalid('expired', 'the token is too old');
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return byClaim(claim);
    case 'ERR_JWKS_TIMEOUT':
      return unavailable('timed-out', 'the broker does not answer in time');
    case 'ERR_JWKS_INVALID':
    case 'ERR_JOSE_GENERIC':
      return unavailable('nonsense', 'the broker’s keys can’t be read');
    default:
      return code?.startsWith('ERR_JWE') ? invalid('encryption', 'the token can’t be decrypted by our key') : undefined;
  }
}
