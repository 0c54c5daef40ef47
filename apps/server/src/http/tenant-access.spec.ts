import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Application, everyFolder, type OpenPersonSession, SessionTokens } from '@attestory/application';
import { defaultDeliverySettings, type OrganizationId, type Scope } from '@attestory/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonAccess } from './people/person-access.js';
import { TenantAccess } from './tenant-access.js';

const now = '2026-11-26T10:00:00.000Z';
const soon = '2026-11-26T11:00:00.000Z';
const tokens = new SessionTokens(new Uint8Array(32));
const delivery = { ...defaultDeliverySettings, sendDownloadLink: false };

describe('who acts for an organization', () => {
  let session: { assurance: string; context: object };
  const client = { scopes: ['invitations:read'], delivery, revoked: false };
  const member = { status: 'joined', role: 'user', personId: 'bo' };
  const organization = { status: 'registered', members: { m: member }, groups: {}, folders: {} };
  const persons = {
    of: async () => ({ session: { personId: 'bo', ...session } }) as unknown as OpenPersonSession,
  } as unknown as PersonAccess;
  const app = {
    clock: { now: () => now },
    views: { organizations: { get: async (id: string) => (id === 'o' ? { clients: { c: client } } : null) } },
    transactor: {
      load: async (stream: string) => ({ state: stream.endsWith('-o') ? organization : { status: 'none' } }),
    },
  } as unknown as Application;
  const access = new TenantAccess(app, tokens, persons);
  const ask = (scope: Scope, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return access.of({ headers } as FastifyRequest, {} as FastifyReply, scope);
  };
  const token = (content: object) =>
    tokens.issue('api', { organizationId: 'o', clientId: 'c', scopes: ['invitations:read'], ...content }, soon);
  const side = (organizationId: string) => ({ kind: 'organization', organizationId: organizationId as OrganizationId });

  beforeEach(() => {
    session = { assurance: 'strong', context: side('o') };
  });

  it('is a program with its token, for what both the token and the client have', async () => {
    const by = { kind: 'client', clientId: 'c' };
    expect(await ask('invitations:read', token({}))).toEqual({
      organizationId: 'o',
      by,
      delivery,
      folders: everyFolder,
    });
    await expect(ask('invitations:read', token({ scopes: [] }))).rejects.toMatchObject({ code: 'forbidden' });
    const more = token({ scopes: ['archive:read'] });
    await expect(ask('archive:read', more)).rejects.toMatchObject({ code: 'forbidden' });
    for (const wrong of [{ clientId: 'd' }, { organizationId: 'p' }])
      await expect(ask('invitations:read', token(wrong))).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('is a member on its side, for what their role has, with the settings for everybody', async () => {
    const tenant = await ask('invitations:write');
    const by = { kind: 'member', memberId: 'm', personId: 'bo', role: 'user' };
    expect(tenant).toMatchObject({ organizationId: 'o', by, delivery: defaultDeliverySettings });
    await expect(ask('organization:admin')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask('audit:read')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is nobody on their private side, and no member on another organization’s', async () => {
    session.context = { kind: 'personal' };
    await expect(ask('invitations:read')).rejects.toMatchObject({ code: 'wrong-context' });
    session.context = side('p');
    await expect(ask('invitations:read')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may only read after signing in by e-mail', async () => {
    session.assurance = 'single-factor';
    expect(await ask('invitations:read')).toMatchObject({ organizationId: 'o' });
    await expect(ask('invitations:write')).rejects.toMatchObject({ code: 'strong-authentication-required' });
  });
});
