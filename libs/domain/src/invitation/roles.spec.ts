import { describe, expect, it } from '@jest/globals';
import { authenticate, draft, historyOf, open, sign, signatory } from '../testing/invitation.sample.js';
import type { SignDocument } from './commands.js';
import { given } from '../testing/given.sample.js';
import { invitationDecider } from './decider.js';
import type { SigningRole } from './events.js';
import type { RoleDemand } from './signatory-demands.js';

const self: SigningRole = { kind: 'self' };
const choir: SigningRole = { kind: 'otherOrganization', name: 'The choir' };
const acme: SigningRole = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' };
const registered = (id: string): SigningRole => ({ kind: 'representative', organizationId: id as never });
const capacity = { authority: 'alone', position: 'Managing director' } as const;

/** Aino signs in a role, of whom the sender wants this; by drawing, or as somebody whom an authentication tells to be a member. */
const signing = (roles: RoleDemand | undefined, role: SigningRole, as: 'member' | 'drawing' = 'drawing') => {
  const aino = { ...signatory('aino'), ...(as === 'member' ? strongly : {}), ...(roles ? { roles } : {}) };
  const sent = [draft({ documents: ['d1', 'd2'], signatories: [aino], send: true }), open('aino')];
  const history = historyOf(...sent, ...(as === 'member' ? [authenticate('aino')] : []));
  const member = as === 'member' ? { memberBy: 'authentication-aino' as SignDocument['memberBy'] } : {};
  return given(invitationDecider, history).when(sign('aino', { role, ...member } as Partial<SignDocument>));
};
const strongly = { methods: ['strong', 'light'] } as const;
const accepted = (roles: RoleDemand | undefined, role: SigningRole, as: 'member' | 'drawing' = 'drawing') => {
  const [signed] = signing(roles, role, as).thenAccepted('DocumentSigned', 'InvitationCompleted');
  return (signed as { readonly data: { readonly role: SigningRole } }).data.role;
};

describe('The role in which a signatory signs', () => {
  it.each([self, choir, acme, registered('o')])('is theirs to choose where the sender leaves it: %j', (role) => {
    expect(accepted(undefined, role, 'member')).toEqual(role);
    expect(accepted({}, role, 'member')).toEqual(role);
  });

  it('may move from private to an organization', () => {
    expect(accepted({ role: self }, acme)).toEqual(acme);
    expect(accepted({ role: self }, choir)).toEqual(choir);
    expect(accepted({ role: self }, self)).toEqual(self);
  });

  it('may not move back to private, nor to another organization, when the sender fixed one', () => {
    signing({ role: acme }, self).thenRejected('role-is-fixed', { kind: 'representative' });
    signing({ role: acme }, choir).thenRejected('role-is-fixed');
    signing({ role: acme }, { ...acme, businessId: '7654321-0' } as never).thenRejected('role-is-fixed');
    signing({ role: acme }, registered('o')).thenRejected('role-is-fixed');
    signing({ role: registered('o') as never }, registered('p')).thenRejected('role-is-fixed');
    signing({ role: registered('o') as never }, acme).thenRejected('role-is-fixed');
    signing({ role: choir }, self).thenRejected('role-is-fixed', { kind: 'otherOrganization' });
  });

  it('is recorded as the sender fixed it, whatever name the signatory gives the organization', () => {
    expect(accepted({ role: acme }, { ...acme, name: 'Acme Ltd' } as never)).toEqual(acme);
    expect(accepted({ role: choir }, { kind: 'otherOrganization', name: 'Choir' })).toEqual(choir);
    expect(accepted({ role: registered('o') as never }, registered('o'), 'member')).toEqual(registered('o'));
  });
});

describe('An organization that is registered here', () => {
  it('is signed for by its members only, whose identity an authentication tells', () => {
    const strong = { ...signatory('aino'), methods: ['strong', 'light'] } as const;
    const sent = [draft({ documents: ['d1', 'd2'], signatories: [strong], send: true }), open('aino')];
    const history = given(invitationDecider, historyOf(...sent, authenticate('aino')));
    const role = registered('o');
    history.when(sign('aino', { role })).thenRejected('not-a-member');
    // A membership that rests on the authentication of another browser, or of another person, is none of theirs.
    history.when(sign('aino', { role, memberBy: 'authentication-vera' } as never)).thenRejected('not-a-member');
    history
      .when(sign('aino', { role, memberBy: 'authentication-aino' } as never))
      .thenAccepted('DocumentSigned', 'InvitationCompleted');
  });

  it('is not signed for by drawing, whoever says to be a member', () => {
    signing(undefined, registered('o')).thenRejected('not-a-member');
    const drawn = historyOf(
      draft({ documents: ['d1', 'd2'], signatories: [signatory('aino')], send: true }),
      open('aino'),
    );
    given(invitationDecider, drawn)
      .when(sign('aino', { role: registered('o'), memberBy: 'authentication-aino' } as never))
      .thenRejected('not-a-member');
  });

  it('that the sender fixed is told from one in which they are no member', () => {
    signing({ role: registered('o') as never }, registered('o')).thenRejected('not-a-member');
    signing({ role: registered('o') as never }, registered('p')).thenRejected('role-is-fixed');
  });
});

describe('The capacity of a representative', () => {
  it('is stated where the sender asks', () => {
    signing({ capacity: true }, acme).thenRejected('capacity-required');
    signing({ role: acme, capacity: true }, acme).thenRejected('capacity-required');
    expect(accepted({ capacity: true }, { ...acme, capacity })).toEqual({ ...acme, capacity });
    expect(accepted({ role: acme, capacity: true }, { ...acme, capacity })).toEqual({ ...acme, capacity });
  });

  it('is not asked of who signs for themselves', () => {
    expect(accepted({ capacity: true }, self)).toEqual(self);
    expect(accepted({ capacity: true }, choir)).toEqual(choir);
  });

  it('may be stated unasked', () => {
    expect(accepted(undefined, { ...acme, capacity })).toEqual({ ...acme, capacity });
  });
});
