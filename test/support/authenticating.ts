import type { Answer, ApiClient } from './api-client.ts';
import { BrowserSession } from './browser-session.ts';
import { expectStatus } from './signing.ts';

export const callbackPath = '/authenticate/callback';

export interface Journey {
  readonly method: string;
  /** Of the sandbox. */
  readonly person: string;
  readonly outcome?: 'approve' | 'cancel' | 'fail' | 'break-down' | 'nonsense';
  /** Of the pages on the way. */
  readonly language?: string;
}

/** Starts an authentication in a session and goes to the broker, through its form, and to before the way back. */
export async function goToBroker(
  session: ApiClient,
  journey: Journey,
  browser = new BrowserSession(),
): Promise<{ readonly browser: BrowserSession; readonly back: URL }> {
  const begun = await session.post('/v1/signing/authentications', {
    method: journey.method,
    ...(journey.language ? { language: journey.language } : {}),
  });
  browser.keep(begun, new URL(session.baseUrl));
  return { browser, back: await throughBroker(begun, journey, browser) };
}

/** Goes where an answer that began an authentication leads, through the broker's form, and to before the way back. */
export async function throughBroker(
  begun: Answer,
  { method, person, outcome = 'approve' }: Journey,
  browser: BrowserSession,
): Promise<URL> {
  expectStatus(begun, 200);
  const form = await browser.open(begun.body.redirectUrl as string);
  if (form.status !== 200) throw new Error(`the broker answered ${form.status}: ${String(form.body)}`);
  const body = new URLSearchParams({ method, person, outcome });
  return (await browser.open(form.url.href, { method: 'POST', body, until: callbackPath })).url;
}

/** The whole way, as a program: what it is answered where it lands. */
export async function authenticate(session: ApiClient, journey: Journey): Promise<Answer> {
  const { browser, back } = await goToBroker(session, journey);
  return browser.open(back.href, { headers: { accept: 'application/json' } });
}
