import { type Answer, ApiClient, eventually } from './api-client.ts';
import { type Journey, throughBroker } from './authenticating.ts';
import { BrowserSession } from './browser-session.ts';
import { expectStatus } from './signing.ts';

export interface SignIn extends Partial<Journey> {
  readonly intent?: 'sign-in' | 'register' | 'link';
  /** Of the session to which an identity is added. */
  readonly token?: string;
  readonly language?: string;
}

/** Begins to sign in, goes to the broker and through its form, and to before the way back. */
export async function goToSignIn(
  baseUrl: string,
  { intent = 'register', method = 'fi-bank-id', person = 'fi-aino', outcome, token, language }: SignIn = {},
  browser = new BrowserSession(),
): Promise<{ readonly browser: BrowserSession; readonly back: URL }> {
  const address = new URL('/v1/sessions/authentications', baseUrl);
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const begun = await browser.open(address.href, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ intent, method, ...(language ? { language } : {}) }),
  });
  browser.keep(begun, address);
  const journey = { method, person, ...(outcome ? { outcome } : {}) };
  return { browser, back: await throughBroker(begun, journey, browser) };
}

/** The whole way, as a program: what it is answered where it lands. */
export async function signIn(baseUrl: string, wanted?: SignIn, browser?: BrowserSession): Promise<Answer> {
  const { browser: used, back } = await goToSignIn(baseUrl, wanted, browser);
  return used.open(back.href, { headers: { accept: 'application/json' } });
}

/** Somebody who has signed in, and registered where that is the first time. */
export async function signedIn(baseUrl: string, wanted?: SignIn, browser?: BrowserSession): Promise<Answer> {
  const landed = await signIn(baseUrl, wanted, browser);
  expectStatus(landed, 200);
  return landed;
}

/** The API for somebody who has signed in. */
export async function personClient(baseUrl: string, wanted?: SignIn): Promise<ApiClient> {
  return new ApiClient(baseUrl, (await signedIn(baseUrl, wanted)).body.token);
}

/** The API for somebody who has signed in by a link in an e-mail. */
export async function emailClient(baseUrl: string, email: string): Promise<ApiClient> {
  const nobody = new ApiClient(baseUrl);
  const before = (await nobody.mailTo(email)).length;
  expectStatus(await nobody.post('/v1/email-links', { email }), 202);
  const secret = await eventually(async () => {
    const newest = (await nobody.mailTo(email)).slice(before).flatMap(({ links }) => links);
    return newest.find((link) => link.includes('/r#'))?.split('#')[1];
  }, `a link to sign in to ${email}`);
  const session = await nobody.post('/v1/sessions', { secret });
  expectStatus(session, 201);
  return nobody.as(session.body.token as string);
}
