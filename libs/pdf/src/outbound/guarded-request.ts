import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { addressGuard, guardedLookup, RefusedAddressError } from './public-addresses.js';

export interface OutboundRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** For the whole answer, in milliseconds. */
  readonly timeout: number;
  /** More bytes than these are refused. */
  readonly largest: number;
  /** `any`: the operator named this very address. Otherwise only public ones and these networks (10.0.0.0/8). */
  readonly addresses: 'any' | readonly string[];
}

/** No answer that can be used; the message is the rest of a sentence that begins with who was asked. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
}

/**
 * One HTTP request to somebody else's server. The address that is connected to is checked, not the name; a redirect is an
 * answer like any other but 200: refused; nothing is waited for or read without end.
 * @throws OutboundError
 */
export async function guardedRequest(asked: OutboundRequest): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(asked.timeout);
  try {
    const response = await send(asked, signal);
    if (response.statusCode !== 200) {
      response.destroy();
      throw new OutboundError(`answered ${response.statusCode}`);
    }
    return await limited(response, asked.largest);
  } catch (cause) {
    if (cause instanceof OutboundError) throw cause;
    if (signal.aborted) throw new OutboundError(`did not answer within ${asked.timeout / 1_000} s`, { cause });
    throw new OutboundError(whyNot(cause), { cause });
  }
}

function send(
  { url: text, method, headers = {}, body, addresses }: OutboundRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutboundError('has no http address');
  const mayConnect = addresses === 'any' ? () => true : addressGuard(addresses);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address needs no lookup, so it is checked here.
  if (isIP(host) !== 0 && !mayConnect(host)) throw new RefusedAddressError(host);
  const length = body ? { 'content-length': String(body.length) } : {};
  const options = {
    method,
    headers: { ...headers, ...length },
    signal,
    agent: false as const,
    lookup: guardedLookup(mayConnect),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function limited(response: IncomingMessage, largest: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new OutboundError('answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function whyNot(cause: unknown): string {
  if (cause instanceof RefusedAddressError) return `can’t be asked: ${cause.message}`;
  const code = (cause as { code?: string } | null)?.code;
  return `can’t be reached${code ? ` (${code})` : ''}`;
}
