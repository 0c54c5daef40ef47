import { type Answer, ask, type Call, type Method } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { keep, kept } from './kept.js';
import type { SigningView } from './view.js';

/** There is no link in the address and none was followed here before. */
export class NoLinkError extends Error {
  override readonly name = 'NoLinkError';
}

const unauthorized = (error: unknown): boolean => error instanceof Problem && error.status === 401;

/**
 * Asks as the signatory of this tab. Two tabs of a browser can be at two invitations, so each has its own token; where a
 * broker's app came back to another tab there is none, and the browser's cookie counts.
 * @throws Problem, Unreachable as `ask`
 */
export async function askSigning<T>(method: Method, path: string, call: Call = {}): Promise<Answer<T>> {
  try {
    return await ask<T>(method, `/v1/signing${path}`, { ...call, headers: authorization() });
  } catch (error) {
    const isRenewed = unauthorized(error) && (await renew());
    if (!isRenewed) throw error;
    return ask<T>(method, `/v1/signing${path}`, { ...call, headers: authorization() });
  }
}

/** The header that says whose tab this is. */
export function authorization(): Readonly<Record<string, string>> {
  const { token } = kept();
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** A session over the link that was followed here; false: none was. */
export async function renew(): Promise<boolean> {
  const { secret } = kept();
  if (secret === undefined) return false;
  const { body } = await ask<{ readonly token: string }>('POST', '/v1/signing/sessions', { body: { secret } });
  keep({ token: body.token });
  return true;
}

let early: Promise<SigningView> | null = null;

/** Asks while the page itself is still being loaded. */
export function askEarly(): void {
  early = loadView();
  early.catch(() => {});
}

/** What was asked early, the first time; later what is so then. @throws as `loadView` */
export function firstOrNewView(): Promise<SigningView> {
  const first = early;
  early = null;
  return first ?? loadView();
}

/** What the signatory sees now. @throws NoLinkError; Problem; Unreachable */
export async function loadView(): Promise<SigningView> {
  const { secret, token } = kept();
  if (secret !== undefined && token === undefined) await renew();
  try {
    const { body } = await askSigning<SigningView>('GET', '');
    if (body.me.authentication?.state === 'authenticated') keep({ gone: undefined });
    return body;
  } catch (error) {
    throw unauthorized(error) ? new NoLinkError() : error;
  }
}

/** A deliberate opening. */
export async function open(key: string): Promise<void> {
  await askSigning('POST', '/open', { key });
  keep({ opened: true });
}
