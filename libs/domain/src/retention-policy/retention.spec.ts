import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../ids.js';
import { retentionPolicy } from './policy.js';
import { organizationRetention, personalRetention, sameRetention } from './retention.js';

const signedAt = '2026-11-26T10:00:00.000Z' as Instant;
const { version: policyVersion } = retentionPolicy;

describe('How long a person keeps a copy', () => {
  it.each([
    ['self', '2027-11-26T10:00:00.000Z'],
    ['otherOrganization', '2027-02-26T10:00:00.000Z'],
    ['representative', '2027-11-26T10:00:00.000Z'],
  ] as const)('is told by the role %s', (role, keepUntil) => {
    expect(personalRetention(retentionPolicy, [role], signedAt)).toEqual({
      ...{ rule: `personal/${role}`, policyVersion, keepUntil },
    });
  });

  it('is the longest time of all roles in which they signed', () => {
    const mixed = personalRetention(retentionPolicy, ['otherOrganization', 'self', 'otherOrganization'], signedAt);
    expect(mixed).toEqual(personalRetention(retentionPolicy, ['self'], signedAt));
  });
});

describe('How long an organization keeps a copy', () => {
  const rule = { ruleId: 'r', version: 3, months: 6 };

  it('is for good where no rule was set', () => {
    expect(organizationRetention(retentionPolicy, { folderId: 'f', rule: null }, signedAt)).toEqual({
      ...{ rule: 'organization/keep', policyVersion, keepUntil: null },
    });
  });

  it('is what the rule of its folder says', () => {
    expect(organizationRetention(retentionPolicy, { folderId: 'f', rule }, signedAt)).toEqual({
      ...{ rule: 'organization/f', policyVersion: '3', keepUntil: '2027-05-26T09:00:00.000Z' },
    });
    expect(organizationRetention(retentionPolicy, { folderId: null, rule }, signedAt).rule).toBe('organization/root');
  });

  it('is for good where the rule says so', () => {
    const kept = organizationRetention(retentionPolicy, { folderId: 'f', rule: { ...rule, months: null } }, signedAt);
    expect(kept).toEqual({ rule: 'organization/f', policyVersion: '3', keepUntil: null });
  });
});

describe('Two retentions', () => {
  const one = { rule: 'organization/f', policyVersion: '3', keepUntil: signedAt };
  it('are the same only where rule, version and time are', () => {
    expect(sameRetention(one, { ...one })).toBe(true);
    expect(sameRetention(one, { ...one, rule: 'organization/root' })).toBe(false);
    expect(sameRetention(one, { ...one, policyVersion: '4' })).toBe(false);
    expect(sameRetention(one, { ...one, keepUntil: null })).toBe(false);
  });
});
