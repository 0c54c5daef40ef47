import { describe, expect, it } from '@jest/globals';
import { organizationDecider, type OrganizationEvent, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { CommandRejectedError } from '../transact.js';
import { sayingWhomToAsk, whomToAsk } from './whom-to-ask.js';

const registered = { type: 'OrganizationRegistered', data: { organizationId: 'o', name: 'Acme Oy', businessId: '1' } };
const invited = { type: 'MemberInvited', data: { memberId: 'm', email: 'ada@acme.example', role: 'user' } };
const joined = { type: 'MemberJoined', data: { memberId: 'm', personId: 'p', role: 'user', linkId: 'l', name: 'Ada' } };
const removed = { type: 'MemberRemoved', data: { memberId: 'm', reason: 'left' } };
const erased = { ...invited, data: { ...invited.data, email: null } };

/** An invitation that somebody sent, in an organization with this past. */
function application(actor: string | null, ...past: object[]) {
  const organization = past as readonly OrganizationEvent[];
  const streamsOf: Readonly<Record<string, object>> = {
    [streams.invitation('i')]: {
      events: actor === null ? [] : [{ type: 'InvitationSent', data: { organizationId: 'o' }, meta: { actor } }],
    },
    [streams.organization('o')]: {
      events: organization,
      state: organization.reduce(organizationDecider.evolve, organizationDecider.initial),
    },
  };
  return { transactor: { load: async (stream: string) => streamsOf[stream] } } as unknown as Application;
}
const ask = (...of: Parameters<typeof application>) => whomToAsk(application(...of), 'i');

describe('whom to ask about an invitation whose link is closed', () => {
  it('is the organization, at the address of the member who sent it', async () => {
    const whom = { organization: 'Acme Oy', email: 'ada@acme.example' };
    expect(await ask('person:p', registered, invited, joined)).toEqual(whom);
  });

  it.each<[string, string, object[]]>([
    ['a program sent it', 'client:c', [invited, joined]],
    ['the member has left', 'person:p', [invited, joined, removed]],
    ['their address was erased', 'person:p', [erased, joined]],
    [
      'they registered the organization themselves',
      'person:p',
      [{ ...joined, data: { ...joined.data, linkId: null } }],
    ],
    ['another member sent it', 'person:q', [invited, joined]],
  ])('is the organization alone where %s', async (_, actor, past) => {
    expect(await ask(actor, registered, ...past)).toEqual({ organization: 'Acme Oy' });
  });

  it('is nobody where nothing was sent', async () => {
    expect(await ask(null, registered)).toBeNull();
  });

  it('is said to who finds the link closed, and to nobody else', async () => {
    const app = application('client:c', registered);
    const closed = new CommandRejectedError({ code: 'link-closed', reason: 'cancelled' });
    expect(await sayingWhomToAsk(app, 'i', closed)).toMatchObject({
      rejection: { code: 'link-closed', reason: 'cancelled', ask: { organization: 'Acme Oy' } },
    });
    for (const error of [new CommandRejectedError({ code: 'link-unknown' }), new Error('other')])
      expect(await sayingWhomToAsk(app, 'i', error)).toBe(error);
    expect(await sayingWhomToAsk(application(null), 'i', closed)).toBe(closed);
  });
});
