import { authenticationMethods, countryOf, reaches } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { profiles } from './profiles.js';

const rows = Object.values(profiles).flatMap((profile) =>
  authenticationMethods.map((method) => [profile.id, method, profile.methods[method]] as const),
);

describe('The profiles of brokers', () => {
  it.each(rows)('say of %s how to ask for %s, and at which level', (_, __, method) => {
    expect(method?.acrValues[method.level]).toMatch(/^(urn:grn:authn:|idp:)/);
    expect(reaches(method?.level ?? 'low', 'substantial')).toBe(true);
  });

  it.each(rows)('say of %s where the identity number of %s is, or that there is none', (_, __, method) => {
    expect(method?.claims.identityNumber.length === 0).toBe(method?.identityNumber === 'never');
  });

  it.each(rows)('know of %s an answer for each level of %s that they ask for', (_, __, method) => {
    const known = new Set(Object.values(method?.methodClaim.values ?? {}));
    expect(Object.keys(method?.acrValues ?? {}).filter((level) => !known.has(level as 'low'))).toEqual([]);
  });

  it.each(rows)('hold %s to the rules of the Finnish Trust Network for Finnish methods only: %s', (_, name, method) => {
    expect(method?.trustNetwork === true).toBe(countryOf(name) === 'FI');
  });
});
