import { beforeEach, describe, expect, it } from '@jest/globals';
import { type OrganizationCommand, organizationDecider, scopes, streams } from '@attestory/domain';
import { EventCodec } from './codec/event-codec.js';
import { processIdentity } from './command-identity.js';
import { readingScopes, scopesOfRole, tenantOfMember } from './member-tenant.js';
import { systemClock } from './ports/clock.port.js';
import { actorOf, callerOf } from './tenant.js';
import { MemoryEventStore, MemoryKeyVault } from './testing/stores.sample.js';
import { Transactor } from './transact.js';

const later = '2036-12-10T10:00:00.000Z';

describe('the tenant that a member acts for', () => {
  let transactor: Transactor;
  const run = async (...commands: object[]) => {
    for (const command of commands)
      await transactor.transact({
        stream: streams.organization('o'),
        decider: organizationDecider,
        command: command as OrganizationCommand,
        content: command,
        identity: processIdentity('test', JSON.stringify(command), null),
      });
  };
  const invite = (memberId: string, role: string) => ({
    ...{ type: 'InviteMember', memberId, role, email: `${memberId}@acme.example`, by: 'ada', language: 'en' },
    ...{ linkId: `link-${memberId}`, expiresAt: later },
  });
  const join = (memberId: string) => ({
    ...{ type: 'JoinOrganization', linkId: `link-${memberId}`, personId: `person-${memberId}`, name: memberId },
    now: systemClock.now(),
  });
  const folder = (folderId: string, rights: object[] | null) => ({
    ...{ type: 'CreateFolder', folderId, name: folderId, rights, by: 'ada' },
  });
  const tenantOf = (memberId: string) => tenantOfMember({ transactor }, `person-${memberId}`, 'o');

  beforeEach(async () => {
    const codec = new EventCodec(new MemoryKeyVault());
    transactor = new Transactor(new MemoryEventStore(), codec, systemClock, new Uint8Array(32));
    await run(
      {
        ...{ type: 'RegisterOrganization', organizationId: 'o', name: 'Acme', businessId: '1234567-1', country: 'FI' },
        mainUser: { memberId: 'ada', personId: 'person-ada', name: 'Ada' },
      },
      ...[invite('bo', 'user'), join('bo'), invite('cleo', 'viewer'), join('cleo')],
      { type: 'CreateGroup', groupId: 'g', name: 'g', memberIds: ['bo'], by: 'ada' },
      folder('open', null),
      folder('of-bo', [{ groupId: 'g', access: 'read' }]),
    );
  });

  it('is theirs by their role, and by the rights in its folders', async () => {
    const [ada, bo, cleo] = await Promise.all(['ada', 'bo', 'cleo'].map(tenantOf));
    expect(ada?.by).toEqual({ kind: 'member', memberId: 'ada', personId: 'person-ada', role: 'main-user' });
    expect([ada, bo, cleo].map((one) => one?.folders.readable)).toEqual(['all', 'all', [null, 'open']]);
    const access = (folderId: string | null) => [ada, bo, cleo].map((one) => one?.folders.accessTo(folderId));
    expect(access(null)).toEqual(['write', 'write', 'read']);
    expect(access('of-bo')).toEqual(['write', 'read', 'none']);
    expect(access('unheard-of')).toEqual(['none', 'none', 'none']);
  });

  it('is nobody’s who has not joined, was removed, or is a member elsewhere only', async () => {
    await run(invite('dora', 'user'));
    expect(await tenantOf('dora')).toBeNull();
    await run({ type: 'RemoveMember', memberId: 'bo', by: 'ada' });
    expect(await tenantOf('bo')).toBeNull();
    expect(await tenantOfMember({ transactor }, 'person-ada', 'another')).toBeNull();
  });

  it('acts by the person, and is told apart from other callers by the member', async () => {
    const by = (await tenantOf('bo'))?.by as NonNullable<Awaited<ReturnType<typeof tenantOf>>>['by'];
    expect([actorOf(by), callerOf(by)]).toEqual(['person:person-bo', 'bo']);
    expect([actorOf({ kind: 'client', clientId: 'c' }), callerOf({ kind: 'client', clientId: 'c' })]).toEqual([
      'client:c',
      'c',
    ]);
  });

  it('lets main users do everything, users send and read, viewers read; e-mail alone lets nobody change a thing', () => {
    expect(scopesOfRole['main-user']).toEqual(scopes);
    expect(scopesOfRole.user).toEqual(['invitations:write', 'invitations:read', 'archive:read']);
    expect(scopesOfRole.viewer).toEqual(['invitations:read', 'archive:read']);
    expect(scopes.filter((scope) => !readingScopes.includes(scope))).toEqual([
      'invitations:write',
      'organization:admin',
    ]);
  });
});
