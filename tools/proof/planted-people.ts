import { ApiClient } from '../../test/support/api-client.ts';
import { found, sideOf } from '../../test/support/members.ts';
import { goToSignIn, signedIn } from '../../test/support/people.ts';
import { BrowserSession } from '../../test/support/browser-session.ts';
import { expectStatus } from '../../test/support/signing.ts';
import type { Place, Planted } from './planted.ts';

/** A test person of the sandbox, who comes with their whole number. */
const account = { person: 'fi-helmi', name: 'Äyrämö-Testi', number: '080371Y932Y' };
const strange = { person: 'se-nils', name: 'Testberg', number: '200002292399' };
/** Whoever comes by e-mail, and joins an organization by another one. */
export const addresses = { account: 'planted.account.kd2@example.com', member: 'planted.member.vh8@example.com' };
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
  const mailed = await byMail(baseUrl, places);
  const organization = await inOrganization(first, mailed.as);
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
    ...Object.values(addresses).map((value): Planted => ({ kind: 'account', name: 'address of an account', value })),
    ...organization,
    ...mailed.planted,
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

/** Signs in by a link, asks with it again, and where it doesn't belong. */
async function byMail(baseUrl: string, places: Places): Promise<{ as: ApiClient; planted: readonly Planted[] }> {
  const anybody = new ApiClient(baseUrl);
  expectStatus(await anybody.post('/v1/email-links', { email: addresses.account }), 202);
  const secret = await anybody.secretFor(addresses.account, 'r');
  const started = await anybody.post('/v1/sessions', { secret });
  expectStatus(started, 201);
  const { token } = started.body;
  places.set(token, 'answers to a person who has signed in');
  for (const path of ['/v1/sessions', '/v1/signing/sessions', '/v1/downloads']) await anybody.post(path, { secret });
  await anybody.get(`/v1/me?email=${encodeURIComponent(addresses.account)}`);
  const planted: Planted[] = [
    { kind: 'link secret', name: 'secret to sign in', value: secret },
    { kind: 'token', name: 'token of who came by e-mail', value: token },
  ];
  return { as: new ApiClient(baseUrl, token), planted };
}

/** Founds an organization, has somebody join, and makes a program; none of their secrets shows twice. */
async function inOrganization(founder: ApiClient, joins: ApiClient): Promise<readonly Planted[]> {
  const { id, main } = await found(founder, 'Planting Oy');
  const of = `/v1/organizations/${id}`;
  expectStatus(await main.post(`${of}/members`, { email: addresses.member, role: 'user' }), 201);
  const secret = await main.secretFor(addresses.member, 'j');
  expectStatus(await joins.post('/v1/memberships', { secret }), 201);
  await joins.post('/v1/memberships', { secret });
  const client = await main.post(`${of}/clients`, { name: 'ERP', scopes: [] }, { 'idempotency-key': 'planted' });
  await main.post(`${of}/clients`, { name: 'ERP', scopes: [] }, { 'idempotency-key': 'planted' });
  const renewed = await main.post(`${of}/clients/${client.body.id}/secret`);
  for (const path of ['', '/members', '/clients', '/groups', '/folders']) await main.get(of + path);
  await joins.on(sideOf(id)).get('/v1/invitations');
  await joins.get('/v1/me/contexts');
  return [
    { kind: 'link secret', name: 'secret to join', value: secret },
    ...[client, renewed].map(({ body }): Planted => {
      return { kind: 'client secret', name: 'secret of a client', value: body.clientSecret };
    }),
  ];
}
