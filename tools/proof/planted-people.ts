import { ApiClient } from '../../test/support/api-client.ts';
import { goToSignIn, signedIn } from '../../test/support/people.ts';
import { BrowserSession } from '../../test/support/browser-session.ts';
import { expectStatus } from '../../test/support/signing.ts';
import type { Place, Planted } from './planted.ts';

/** A test person of the sandbox, who comes with their whole number. */
const account = { person: 'fi-helmi', name: 'Äyrämö-Testi', number: '080371Y932Y' };
const strange = { person: 'se-nils', name: 'Testberg', number: '200002292399' };
const json = { accept: 'application/json' };

/** Whose answers are heard, by the token. */
type Places = Map<string, Place>;

/** Goes all ways of somebody with an account: registers, signs in again, renews, is refused, signs out. */
export async function plantPeople(baseUrl: string, places: Places): Promise<Planted[]> {
  const tokens: string[] = [];
  const signIn = async (browser?: BrowserSession) => {
    const { token } = (await signedIn(baseUrl, { method: 'fi-bank-id', person: account.person }, browser)).body;
    tokens.push(token);
    places.set(token, 'answers to a person who has signed in');
    return new ApiClient(baseUrl, token);
  };
  const browser = new BrowserSession();
  const [first, second] = [await signIn(browser), await signIn()];
  const renewed = await second.post('/v1/session/renewal');
  expectStatus(renewed, 200);
  tokens.push(renewed.body.token);
  places.set(renewed.body.token, 'answers to a person who has signed in');
  for (const path of ['/v1/me', '/v1/me/sessions', '/v1/invitations', '/v1/signing']) await first.get(path);
  await first.patch('/v1/me', { language: account.number });
  await first.put('/v1/session/context', { context: `organization/${account.number}` });
  await browser.open(`${baseUrl}/v1/me`, { headers: json });
  // Nobody's account: refused, and not kept.
  const code = await refused(baseUrl);
  await new ApiClient(baseUrl, renewed.body.token).call('DELETE', '/v1/session');
  await second.get('/v1/me');
  return [
    { kind: 'account', name: 'name of an account', value: account.name },
    { kind: 'whole identity number', name: 'identity number of an account', value: account.number },
    { kind: 'whole identity number', name: 'identity number of a stranger', value: strange.number },
    { kind: 'whole identity number', name: 'name of a stranger', value: strange.name },
    { kind: 'code', name: 'code of a broker', value: code },
    ...tokens.map((value, i): Planted => ({ kind: 'token', name: `token ${i} of a person`, value })),
  ];
}

/** A sign-in without an account, another one in another browser, and one that the broker's code came twice for. */
async function refused(baseUrl: string): Promise<string> {
  const wanted = { method: 'se-bankid', person: strange.person, intent: 'sign-in' } as const;
  const { browser, back } = await goToSignIn(baseUrl, wanted);
  await new BrowserSession().open(back.href, { headers: json });
  await browser.open(back.href);
  await browser.open(back.href, { headers: json });
  return back.searchParams.get('code') as string;
}
