import { describe, expect, it } from '@jest/globals';
import { streams } from '@attestory/domain';
import { changeMemberRole, inviteAgain, inviteMember, removeMember } from './administer-members.js';
import { joinOrganization, leaveOrganization } from './join-organization.js';
import { readOrganization } from './organization-transaction.js';
import { identityOf, links, organizationApplication } from '../../testing/organizations.sample.js';

const invitation = { email: 'bo@acme.example', role: 'user', language: 'fi' } as const;
const rejected = (code: string, members: object = {}) => ({ rejection: { code, ...members } });

async function withBo(role: 'main-user' | 'user' = 'user') {
  const world = await organizationApplication();
  const { member } = await inviteMember(world.app, world.by(world.memberId), { ...invitation, role });
  const bo = await world.person('bo@acme.example');
  const join = (secret: string, key?: string) =>
    joinOrganization(world.app, secret, { personId: bo, identity: identityOf(`person:${bo}`, key) });
  const leave = (personId: string, key?: string) =>
    leaveOrganization(world.app, world.organizationId, { personId, identity: identityOf(`person:${personId}`, key) });
  /** The link that was mailed last. */
  const secret = async () => {
    const events = await world.app.store.readStream(streams.organization(world.organizationId));
    const linkIds = events.flatMap(({ data }) => (JSON.parse(data) as { linkId?: string }).linkId ?? []);
    return links.secretOf('join', { linkId: linkIds.at(-1) as string, aboutId: world.organizationId });
  };
  return { ...world, member, bo, join, leave, secret };
}

describe('a member', () => {
  it('is asked, has 14 days, joins by the secret of the link, and is known by the name of their identity', async () => {
    const { app, organizationId, member, clock, join, secret } = await withBo();
    expect(member).toMatchObject({ state: 'invited', email: 'bo@acme.example', expiresAt: '2026-12-08T10:00:00.000Z' });
    clock.pass(13 * 86_400_000);
    const { memberships } = await join(await secret());
    expect(memberships.members[1]).toMatchObject({ id: member.id, state: 'joined', role: 'user', name: null });
    expect((await readOrganization(app, organizationId)).memberships.members[0]).toMatchObject({ name: 'Ada' });
  });

  it('joins once by one link: a repeat of the same command is answered the same, another one is refused', async () => {
    const { join, secret } = await withBo();
    const link = await secret();
    const first = await join(link, 'k');
    expect(await join(link, 'k')).toMatchObject({ revision: first.revision, memberships: first.memberships });
    await expect(join(link)).rejects.toMatchObject(rejected('link-closed', { reason: 'used' }));
  });

  it('can’t join by a secret that was made up, is for something else, expired or was replaced', async () => {
    const { app, by, memberId, member, clock, join, secret } = await withBo();
    const link = await secret();
    const { linkId, aboutId } = links.open('join', link) as { linkId: string; aboutId: string };
    for (const wrong of ['', 'x', `${link}A`, links.secretOf('sign', { linkId, aboutId })])
      await expect(join(wrong)).rejects.toMatchObject(rejected('link-unknown'));
    await inviteAgain(app, by(memberId), member.id as never);
    await expect(join(link)).rejects.toMatchObject(rejected('link-closed', { reason: 'replaced' }));
    clock.pass(14 * 86_400_000);
    await expect(join(await secret())).rejects.toMatchObject(rejected('link-closed', { reason: 'expired' }));
  });

  it('leaves, and is no member any more; a repeat says the same, and who is none has nothing to leave', async () => {
    const { join, leave, secret, bo } = await withBo();
    await join(await secret());
    const { memberships, revision } = await leave(bo, 'k');
    expect(memberships.members).toHaveLength(1);
    expect(await leave(bo, 'k')).toMatchObject({ revision });
    await expect(leave(bo)).rejects.toMatchObject(rejected('not-found'));
  });

  it('is invited once by a repeated command, and not otherwise under the same key', async () => {
    const { app, by, memberId, organizationId } = await withBo();
    const first = await inviteMember(app, by(memberId, 'k'), { ...invitation, email: 'carla@acme.example' });
    expect(await inviteMember(app, by(memberId, 'k'), { ...invitation, email: 'carla@acme.example' })).toEqual(first);
    await expect(inviteMember(app, by(memberId, 'k'), invitation)).rejects.toMatchObject(rejected('command-id-reused'));
    expect((await readOrganization(app, organizationId)).memberships.members).toHaveLength(3);
  });
});

describe('two main users who act at once, each in a process of their own', () => {
  const acts = ['remove each other', 'demote each other', 'leave', 'remove and leave'] as const;

  it.each(acts)('%s: one of them stays', async (act) => {
    for (let round = 0; round < 10; round++) {
      const world = await withBo('main-user');
      const { open, organizationId, memberId, member, bo, ada, by, join, secret } = world;
      await join(await secret());
      const other = member.id as typeof memberId;
      const [one, two] = [open(), open()];
      const leave = (app: typeof one, personId: string) =>
        leaveOrganization(app, organizationId, { personId, identity: identityOf(`person:${personId}`) });
      const outcomes = await Promise.allSettled(
        {
          'remove each other': () => [removeMember(one, by(memberId), other), removeMember(two, by(other), memberId)],
          'demote each other': () => [
            changeMemberRole(one, by(memberId), other, 'user'),
            changeMemberRole(two, by(other), memberId, 'viewer'),
          ],
          leave: () => [leave(one, ada), leave(two, bo)],
          'remove and leave': () => [removeMember(one, by(memberId), other), leave(two, ada)],
        }[act]() as Promise<unknown>[],
      );
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason.rejection.code] : [],
      );
      expect(refusals).toHaveLength(1);
      expect(['last-main-user', 'forbidden']).toContain(refusals[0]);
      const { members } = (await readOrganization(world.app, organizationId)).memberships;
      expect(members.filter(({ state, role }) => state === 'joined' && role === 'main-user')).toHaveLength(1);
    }
  });
});
