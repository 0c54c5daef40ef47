import { ApiClient, eventually } from '../../../test/support/api-client.ts';
import { expectStatus } from '../../../test/support/signing.ts';
import type { Row } from './row.ts';
import type { Target, Tenant } from './tenant.ts';

/** Somebody who asks, and what becomes of it where they may not. */
export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the caller is to a route: refused with a status; let in, to what is theirs only; or who may. */
  readonly at: (row: Row) => number | 'theirs' | 'may';
  /** Somebody of another invitation of the same organization. */
  readonly isNeighbour?: true;
  /** They may be told what became of what was theirs. */
  readonly isKnown?: true;
  /** A member who may not open the folder that is shut. */
  readonly isShutOut?: true;
  /** They ask in every way. */
  readonly isThorough?: true;
}

export const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });

/** Nobody that the service knows. */
const unknown = (name: string, headers: Caller['headers']): Caller => {
  return { name, headers, at: ({ of }) => (of === 'everybody' ? 'may' : 401) };
};

/** A program of an organization. */
const client = (name: string, token: string, is: 'may' | 'theirs', scopes: readonly string[]): Caller => ({
  name,
  headers: bearer(token),
  at: ({ of }) => {
    if (typeof of !== 'object') return of === 'everybody' ? 'may' : 401;
    return scopes.includes(of.scope) ? is : 403;
  },
});

/** A session over a link. */
const signatory = (name: string, headers: Caller['headers'], is: 'may' | 'theirs' | 'late' | 'closed'): Caller => ({
  name,
  headers,
  at: ({ of, closed = 410 }) => {
    if (of !== 'signatory') return of === 'everybody' ? 'may' : 401;
    return is === 'late' ? 410 : is === 'closed' ? closed : is;
  },
});

/** All who ask, but for who may: of an organization, of another one, and of none. */
export async function outsiders(ours: Tenant, theirs: Tenant, sent: Target): Promise<readonly Caller[]> {
  const token = ours.api.token as string;
  const session = (await ours.sessionOf(sent.emails[0])).token;
  const stranger = (await theirs.sessionOf((await theirs.invite('sent')).emails[0])).token;
  const scopes = await scopesOf(ours);
  return [
    unknown('nobody', {}),
    unknown('who has a rubbish token', bearer('abc.def')),
    unknown('who has changed a token', bearer(`${token}A`)),
    unknown('who gives credentials by HTTP Basic', { authorization: 'Basic YTpi' }),
    unknown('who gives a token as a cookie', { cookie: `attestory_signing=${token}` }),
    unknown('our client that was revoked', bearer(await revoked(ours, scopes))),
    ...(await lacking(ours, scopes)),
    { ...client('another organization’s client', theirs.api.token as string, 'theirs', scopes), isThorough: true },
    signatory('a signatory', bearer(session), 'may'),
    signatory('a signatory by cookie', { cookie: `attestory_signing=${session}` }, 'may'),
    signatory('another organization’s signatory', bearer(stranger), 'theirs'),
    ...(await neighbours(ours)),
  ];
}

/** A token of a program that is one no more. */
async function revoked({ api, credentials: { organizationId } }: Tenant, scopes: readonly string[]): Promise<string> {
  const clients = `/v1/organizations/${organizationId}/clients`;
  const { body } = await api.post(clients, { name: 'Gone', scopes });
  const credentials = { organizationId, clientId: body.id, clientSecret: body.clientSecret };
  const gone = await eventually(
    () => ApiClient.authenticate(api.baseUrl, credentials).catch(() => undefined),
    'a token of a new client',
  );
  expectStatus(await api.call('DELETE', `${clients}/${body.id}`), 200);
  await eventually(async () => ((await gone.get('/v1/invitations')).status === 401 ? true : undefined), 'its end');
  return gone.token as string;
}

/** For each scope, a program that has all the others. */
function lacking(ours: Tenant, scopes: readonly string[]): Promise<readonly Caller[]> {
  const without = async (scope: string) => {
    const rest = scopes.filter((one) => one !== scope);
    return client(`our client without ${scope}`, await ours.tokenFor(rest), 'may', rest);
  };
  return Promise.all(scopes.map(without));
}

/** Signatories of other invitations of ours: one open, one under another address since, one cancelled. */
async function neighbours(ours: Tenant): Promise<readonly Caller[]> {
  const sessions = [];
  for (const target of [await ours.invite('sent'), await ours.invite('sent'), await ours.invite('sent')])
    sessions.push({ ...target, headers: bearer((await ours.sessionOf(target.emails[0])).token) });
  const [open, corrected, cancelled] = sessions as [(typeof sessions)[0], (typeof sessions)[0], (typeof sessions)[0]];
  const contact = `/v1/invitations/${corrected.id}/signatories/${corrected.signatoryId}/contact`;
  expectStatus(await ours.api.post(contact, { email: `corrected.${corrected.emails[0]}` }), 200);
  expectStatus(await ours.api.post(`/v1/invitations/${cancelled.id}/cancel`), 200);
  return [
    signatory('another invitation’s signatory', open.headers, 'theirs'),
    signatory('a signatory whose address was corrected', corrected.headers, 'late'),
    signatory('a signatory of what was cancelled', cancelled.headers, 'closed'),
  ].map((caller) => ({ ...caller, isNeighbour: true as const }));
}

async function scopesOf({ credentials, api }: Tenant): Promise<readonly string[]> {
  const { clientId: client_id, clientSecret: client_secret } = credentials;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const answer = await fetch(`${api.baseUrl}/v1/oauth/token`, { method: 'POST', body });
  return ((await answer.json()) as { scope: string }).scope.split(' ');
}
