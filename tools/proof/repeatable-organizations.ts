import { randomUUID } from 'node:crypto';
import type { ApiClient, Credentials } from '../../test/support/api-client.ts';
import type { PeopleAtHand } from './people-at-hand.ts';
import type { Route } from './repeatable.ts';

/** Every POST about organizations and their members. */
export function repeatableAboutOrganizations(
  api: ApiClient,
  { organizationId }: Credentials,
  people: PeopleAtHand,
): Readonly<Record<string, Route>> {
  const own = `/v1/organizations/${organizationId}`;
  const member = () => ({ email: `member.${randomUUID()}@example.com`, role: 'user' });
  const invite = async () => {
    const invitation = member();
    return { ...invitation, id: (await api.post(`${own}/members`, invitation)).body.id as string };
  };
  const made = (path: string, body: object, other: object) => async () => ({ as: api, at: own + path, body, other });
  const client = { name: 'ERP', scopes: ['archive:read'] };
  return {
    '/v1/organizations': {
      effect: 'OrganizationRegistered',
      prepare: async () => {
        const body = { name: 'Acme Oy', businessId: '1234567-1' };
        return { as: await people.session(), body, other: { ...body, name: 'Another Oy' } };
      },
    },
    '/v1/memberships': {
      effect: 'MemberJoined',
      prepare: async () => {
        const [{ email }, other] = [await invite(), await invite()];
        // Somebody else each time: one person is a member once.
        const as = await people.stranger();
        const secrets = [await api.secretFor(email, 'j'), await api.secretFor(other.email, 'j')];
        return { as, body: { secret: secrets[0] }, other: { secret: secrets[1] } };
      },
    },
    '/v1/organizations/{organizationId}/members': {
      effect: 'MemberInvited',
      prepare: async () => made('/members', member(), member())(),
    },
    '/v1/organizations/{organizationId}/members/{memberId}/invitation': {
      effect: 'MemberInvitationRenewed',
      prepare: async () => made(`/members/${(await invite()).id}/invitation`, {}, { language: 'fi' })(),
    },
    '/v1/organizations/{organizationId}/groups': {
      effect: 'GroupCreated',
      prepare: made('/groups', { name: 'Sales' }, { name: 'Leasing' }),
    },
    '/v1/organizations/{organizationId}/folders': {
      effect: 'FolderCreated',
      prepare: made('/folders', { name: 'Sales' }, { name: 'Leases' }),
    },
    '/v1/organizations/{organizationId}/clients': {
      effect: 'ApiClientCreated',
      prepare: made('/clients', client, { ...client, name: 'CRM' }),
    },
    '/v1/organizations/{organizationId}/clients/{clientId}/secret': {
      effect: 'ApiClientSecretRotated',
      prepare: async () => {
        const { id } = (await api.post(`${own}/clients`, client)).body;
        return { as: api, at: `${own}/clients/${id}/secret` };
      },
    },
  };
}
