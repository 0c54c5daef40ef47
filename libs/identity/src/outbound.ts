import type { BrokerTrouble } from '@attestory/application';

/** A broker that can't be talked to; the message is ours and holds nothing of its answer. */
export class BrokerTroubleError extends Error {
  override readonly name = 'BrokerTroubleError';
  constructor(
    readonly trouble: BrokerTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** `fetch` to one broker. */
export type Outbound = (url: string, options?: RequestInit) => Promise<Response>;

export interface OutboundLimits {
  readonly timeoutMs: number;
  readonly bytes: number;
}

/**
 * What is asked of a broker goes to the origin of its issuer only, whatever its metadata name; redirects are not followed,
 * and an answer is read up to a limit of time and size.
 */
export function outboundTo(issuer: string, { timeoutMs, bytes }: OutboundLimits): Outbound {
  const { origin } = new URL(issuer);
  return async (url, options = {}) => {
    if (new URL(url).origin !== origin)
      throw new BrokerTroubleError('misconfigured', 'the broker names an address outside its issuer’s origin');
    const timer = AbortSignal.timeout(timeoutMs);
    const signal = options.signal ? AbortSignal.any([timer, options.signal]) : timer;
    try {
      const response = await fetch(url, { ...options, redirect: 'manual', signal });
      if (response.status >= 300 && response.status < 400)
        throw new BrokerTroubleError('nonsense', 'the broker redirects what it should answer');
      if (response.status >= 500)
        throw new BrokerTroubleError('nonsense', `the broker answers with status ${response.status}`);
      return new Response(await bounded(response, bytes), { status: response.status, headers: response.headers });
    } catch (error) {
      throw troubleOf(error);
    }
  };
}

async function bounded(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limit) throw new BrokerTroubleError('nonsense', `the broker answers with more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function troubleOf(error: unknown): BrokerTroubleError {
  if (error instanceof BrokerTroubleError) return error;
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new BrokerTroubleError('timed-out', 'the broker does not answer in time', { cause: error });
  return new BrokerTroubleError('unreachable', 'the broker can’t be reached', { cause: error });
}
