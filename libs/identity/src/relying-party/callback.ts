import type { CallbackParameters, PendingAuthentication } from '@attestory/application';
import { BrokerTroubleError } from '../outbound.js';
import { AnswerError } from './failures.js';

/** The person turned back at the broker. */
export class TurnedBackError extends Error {
  override readonly name = 'TurnedBackError';
}

/** The broker could not authenticate the person. */
export class NotAuthenticatedError extends Error {
  override readonly name = 'NotAuthenticatedError';
  constructor(readonly reason: string) {
    super('The broker did not authenticate the person');
  }
}

const READ = ['state', 'iss', 'error', 'code'] as const;
/** What an OP says of us, or of itself (RFC 6749 4.1.2.1, RFC 9101 7, OpenID Connect Core 3.1.2.6). */
const OURS = [
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
];
const ITS = ['server_error', 'temporarily_unavailable'];

/**
 * The callback as the address that the person came back to, with what belongs to the protocol only, when it is the answer to
 * what is pending and brings a code.
 * @throws AnswerError, TurnedBackError, NotAuthenticatedError, BrokerTroubleError
 */
export function codeIn(
  callback: CallbackParameters,
  pending: PendingAuthentication,
  issuer: string,
  cancelled: readonly string[],
): URL {
  const given = new Map<string, string>();
  for (const [name, value] of callback) {
    if (!READ.some((read) => read === name)) continue;
    if (given.has(name)) throw new AnswerError('malformed', 'the callback says something twice');
    given.set(name, value);
  }
  if (given.get('state') !== pending.reference) throw new AnswerError('state', 'the callback is of something else');
  const iss = given.get('iss');
  if (iss !== undefined && !isSameIssuer(iss, issuer))
    throw new AnswerError('issuer', 'the callback comes from another issuer');
  const error = given.get('error');
  if (error !== undefined) throw refusal(error, cancelled);
  if (!given.get('code')) throw new AnswerError('malformed', 'the callback brings no code');
  const url = new URL(pending.callbackUrl);
  for (const [name, value] of given) url.searchParams.set(name, value);
  return url;
}

const isSameIssuer = (given: string, issuer: string) =>
  URL.canParse(given) && new URL(given).href === new URL(issuer).href;

function refusal(error: string, cancelled: readonly string[]): Error {
  if (cancelled.includes(error)) return new TurnedBackError('The person turned back');
  if (ITS.includes(error)) return new BrokerTroubleError('nonsense', 'the broker is in trouble, as it says');
  if (OURS.includes(error)) return new BrokerTroubleError('misconfigured', 'the broker does not take our request');
  return new NotAuthenticatedError(/^[\w.:-]{1,64}$/.test(error) ? error : 'unknown');
}
