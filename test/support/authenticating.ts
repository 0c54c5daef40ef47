import type { Answer, ApiClient } from './api-client.ts';
import { BrowserSession } from './browser-session.ts';
import { expectStatus } from './signing.ts';

export const callbackPath = '/authenticate/callback';

export interface Journey {
  readonly method: string;
  /** Of the sandbox. */
  readonly person: string;
  readonly outcome?: 'approve' | 'cancel' | 'fail' | 'break-down' | 'nonsense';
}

/** Starts an authentication in a session and goes to the broker, through its form, and to before the way back. */
export async function goToBroker(
  session: ApiClient,
  { method, person, outcome = 'approve' }: Journey,
  browser = new BrowserSession(),
): Promise<{ readonly browser: BrowserSession; readonly back: URL }> {
  const begun = await session.post('/v1/signing/authentications', { method });
  expectStatus(begun, 200);
  browser.keep(begun, new URL(session.baseUrl));
  const form = await browser.open(begun.body.redirectUrl as string);
  if (form.status !== 200) throw new Error(`the broker answered ${form.status}: ${String(form.body)}`);
  const body = new URLSearchParams({ method, person, outcome });
  const { url } = await browser.open(form.url.href, { method: 'POST', body, until: callbackPath });
  return { browser, back: url };
}

/** The whole way, as a program: what it is answered where it lands. */
export async function authenticate(session: ApiClient, journey: Journey): Promise<Answer> {
  const { browser, back } = await goToBroker(session, journey);
  return browser.open(back.href, { headers: { accept: 'application/json' } });
}
