import type { Row } from './row.ts';

const admin = { scope: 'organization:admin' } as const;
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
const of = '/v1/organizations/{organizationId}';

/** What main users do with their organization; what removes something comes after what needs it. */
export const organizationRows: Readonly<Record<string, Row>> = {
  [`GET ${of}`]: { of: admin },
  [`GET ${of}/members`]: { of: admin },
  [`POST ${of}/members`]: { of: admin, body: () => ({ email: 'aino@example.com', role: 'viewer' }) },
  [`POST ${of}/members/{memberId}/invitation`]: { of: admin, body: () => ({ language: 'fi' }) },
  [`PATCH ${of}/members/{memberId}`]: { of: admin, body: () => ({ role: 'user' }) },
  [`GET ${of}/groups`]: { of: admin },
  [`POST ${of}/groups`]: { of: admin, body: ({ memberId }) => ({ name: 'Allowed', memberIds: [memberId] }) },
  [`PATCH ${of}/groups/{groupId}`]: { of: admin, body: ({ memberId }) => ({ memberIds: [memberId] }) },
  [`GET ${of}/folders`]: { of: { scope: 'invitations:read' } },
  [`POST ${of}/folders`]: {
    of: admin,
    body: ({ groupId }) => ({ name: 'Allowed', rights: [{ groupId, access: 'read' }] }),
  },
  [`PATCH ${of}/folders/{folderId}`]: { of: admin, body: () => ({ name: 'Allowed' }) },
  [`PUT ${of}/folders/{folderId}/rights`]: {
    of: admin,
    body: ({ groupId }) => ({ rights: [{ groupId, access: 'read' }] }),
  },
  [`GET ${of}/retention-rules`]: { of: admin },
  [`PUT ${of}/retention-rules`]: { of: admin, body: ({ folderId }) => ({ folderId, months: 120 }) },
  [`GET ${of}/branding`]: { of: { scope: 'invitations:read' } },
  [`PUT ${of}/branding`]: { of: admin, body: () => ({ colour: '#1d6f68' }) },
  [`GET ${of}/branding/logo`]: { of: { scope: 'invitations:read' }, answers: 'not-found' },
  [`PUT ${of}/branding/logo`]: { of: admin, answers: 'not-a-png', body: () => new Uint8Array(1) },
  [`DELETE ${of}/branding/logo`]: { of: admin },
  [`GET ${of}/language`]: { of: { scope: 'invitations:read' } },
  [`PUT ${of}/language`]: { of: admin, body: () => ({ language: 'en' }) },
  [`GET ${of}/clients`]: { of: admin },
  [`POST ${of}/clients`]: { of: admin, body: () => ({ name: 'Allowed', scopes: [] }) },
  [`PATCH ${of}/clients/{clientId}`]: { of: admin, body: () => ({ delivery }) },
  [`POST ${of}/clients/{clientId}/secret`]: { of: admin },
  [`DELETE ${of}/clients/{clientId}`]: { of: admin },
  [`DELETE ${of}/groups/{groupId}`]: { of: admin },
  [`DELETE ${of}/members/{memberId}`]: { of: admin },
  'POST /v1/organizations': { of: 'person', body: () => ({ name: 'Allowed', businessId: '1234567-1' }) },
  'POST /v1/memberships': { of: 'person', answers: 'link-unknown', body: () => ({ secret: 'no secret' }) },
  'DELETE /v1/memberships/{organizationId}': { of: 'person', answers: 'not-found' },
};
