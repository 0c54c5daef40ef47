import { randomUUID } from 'node:crypto';
import { ApiClient } from '../../../test/support/api-client.ts';
import { joinAs, sideOf } from '../../../test/support/members.ts';
import { personClient } from '../../../test/support/people.ts';
import { expectStatus } from '../../../test/support/signing.ts';
import { bearer, type Caller } from './callers.ts';
import type { Tenant } from './tenant.ts';

const reading = ['invitations:read', 'archive:read'];
const rolesScopes = { 'main-user': 'all', user: [...reading, 'invitations:write'], viewer: reading } as const;
/** What nobody does who has signed in by e-mail alone. */
const changing = ['invitations:write', 'organization:admin'];

const headersOf = ({ token }: ApiClient, context?: string) => ({
  ...bearer(token),
  ...(context === undefined ? {} : { 'attestory-context': context }),
});

/** Somebody who has signed in, on a side where an organization's routes are refused. */
const person = (name: string, headers: Caller['headers'], refused: 403 | 404): Caller => ({
  name,
  headers,
  at: ({ of }) => {
    if (of === 'everybody') return 'may';
    if (of === 'signatory') return 401;
    return of === 'person' && refused === 403 ? 'theirs' : refused;
  },
});

/** A member on their own side, where they do with their account what they like. */
const ownSide = (name: string, headers: Caller['headers']): Caller => {
  const { at, ...rest } = person(name, headers, 403);
  return { ...rest, at: (row) => (row.of === 'person' ? 'may' : at(row)) };
};

/** A member on an organization's side. */
const member = (
  name: string,
  headers: Caller['headers'],
  { role, is, lacks = [] }: { role: keyof typeof rolesScopes; is: 'may' | 'theirs'; lacks?: readonly string[] },
): Caller => ({
  name,
  headers,
  at: ({ of }) => {
    if (of === 'everybody' || of === 'person') return 'may';
    if (of === 'signatory') return 401;
    const granted = rolesScopes[role];
    const has = granted === 'all' || (granted as readonly string[]).includes(of.scope);
    return has && !lacks.includes(of.scope) ? is : 403;
  },
});

/** People: of nobody's, of ours in each role, of another organization, of both, and who were once. */
export async function people(ours: Tenant, theirs: Tenant): Promise<readonly Caller[]> {
  const { baseUrl } = ours.api;
  const [own, other] = [ours.credentials.organizationId, theirs.credentials.organizationId];
  const signIn = (method: string, name: string) => personClient(baseUrl, { method, person: name });
  const astrid = await signIn('se-bankid', 'se-astrid');
  const nils = await signIn('se-bankid', 'se-nils');
  const kari = await signIn('no-bankid', 'no-kari');
  const freja = await signIn('dk-mitid', 'dk-freja');
  const ola = await signIn('no-bankid', 'no-ola');
  const villads = await signIn('dk-mitid', 'dk-villads');
  const mailed = await byMail(ours);
  const left = await signIn('dk-mitid', 'dk-villads');
  expectStatus(await left.call('DELETE', '/v1/session'), 200);
  await Promise.all([
    joinAs(ours.api, own, astrid, 'main-user'),
    joinAs(ours.api, own, nils, 'viewer'),
    joinAs(ours.api, own, kari, 'user'),
    joinAs(ours.api, own, mailed, 'main-user'),
    joinAs(theirs.api, other, freja, 'main-user'),
    joinAs(theirs.api, other, astrid, 'user'),
  ]);
  const { memberId } = await joinAs(ours.api, own, villads, 'main-user');
  expectStatus(await ours.api.call('DELETE', `/v1/organizations/${own}/members/${memberId}`), 200);
  const none = sideOf(randomUUID());
  return [
    person('a person on their own side', headersOf(ola), 403),
    ownSide('our main user on their own side', headersOf(astrid, 'personal')),
    person('a person who names our organization', headersOf(ola, sideOf(own)), 404),
    person('a person who names an organization that is none', headersOf(ola, none), 404),
    person('a person who was a main user of ours', headersOf(villads, sideOf(own)), 404),
    { ...member('our viewer', headersOf(nils, sideOf(own)), { role: 'viewer', is: 'may' }), isShutOut: true },
    { ...member('our user', headersOf(kari, sideOf(own)), { role: 'user', is: 'may' }), isShutOut: true },
    member('our main user by e-mail', headersOf(mailed, sideOf(own)), {
      role: 'main-user',
      is: 'may',
      lacks: changing,
    }),
    member('another organization’s main user', headersOf(freja, sideOf(other)), { role: 'main-user', is: 'theirs' }),
    member('our main user on another’s side', headersOf(astrid, sideOf(other)), { role: 'user', is: 'theirs' }),
    {
      ...person('who has signed out', headersOf(left), 403),
      at: ({ of }) => (of === 'everybody' ? 'may' : 401),
      isKnown: true,
    },
  ];
}

async function byMail({ api }: Tenant): Promise<ApiClient> {
  const email = `by.mail.${randomUUID()}@example.com`;
  expectStatus(await api.post('/v1/email-links', { email }), 202);
  const started = await new ApiClient(api.baseUrl).post('/v1/sessions', { secret: await api.secretFor(email, 'r') });
  return new ApiClient(api.baseUrl, started.body.token);
}
