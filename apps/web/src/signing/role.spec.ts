import { describe, expect, it } from '@jest/globals';
import { asksCapacity, missingIn, nothingChosen, roleOf } from './role.js';

const free = {};
const acme = { roles: { role: { kind: 'representative', organizationId: 'o-1' }, capacity: true } } as const;

describe('the role in which somebody signs', () => {
  it('is their own, unless they choose another', () => {
    expect(roleOf(free, nothingChosen)).toEqual({ kind: 'self' });
    expect(missingIn(free, nothingChosen)).toEqual([]);
  });

  it('of an organization needs its name, and of a registered business its ID', () => {
    const other = { ...nothingChosen, kind: 'otherOrganization' as const };
    expect(missingIn(free, other)).toEqual(['organization']);
    expect(roleOf(free, { ...other, organization: ' Choir ' })).toEqual({ kind: 'otherOrganization', name: 'Choir' });
    const representative = { ...nothingChosen, kind: 'representative' as const };
    expect(missingIn(free, representative)).toEqual(['organization', 'businessId']);
    expect(roleOf(free, { ...representative, organization: 'Acme', businessId: '1234567-1' })).toEqual({
      ...{ kind: 'representative', name: 'Acme', businessId: '1234567-1' },
    });
  });

  it('of a member is named by the organization’s id', () => {
    const member = { ...nothingChosen, kind: 'organization/o-9' as const, organization: 'typed before' };
    expect(roleOf(free, member)).toEqual({ kind: 'representative', organizationId: 'o-9' });
  });

  it('that the sender fixes stays as it is, whatever was chosen; the capacity is theirs to say', () => {
    const choice = { ...nothingChosen, kind: 'otherOrganization' as const };
    expect(asksCapacity(acme, choice)).toBe(true);
    expect(missingIn(acme, choice)).toEqual(['authority', 'position']);
    const stated = { ...choice, authority: 'alone' as const, position: ' Director ' };
    expect(roleOf(acme, stated)).toEqual({
      ...{ kind: 'representative', organizationId: 'o-1' },
      capacity: { authority: 'alone', position: 'Director' },
    });
  });

  it('asks no capacity of whoever signs for themselves', () => {
    const asked = { roles: { role: { kind: 'self' }, capacity: true } } as const;
    expect(asksCapacity(asked, nothingChosen)).toBe(false);
    expect(missingIn(asked, nothingChosen)).toEqual([]);
  });
});
