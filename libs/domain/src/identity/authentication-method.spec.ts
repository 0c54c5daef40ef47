import { describe, expect, it } from '@jest/globals';
import { authenticationMethods, countryOf, identityCountries, reaches } from './authentication-method.js';

describe('Methods of strong authentication', () => {
  it('are offered in each of the five countries', () => {
    expect(new Set(authenticationMethods.map(countryOf))).toEqual(new Set(identityCountries));
  });

  it('do not include NemID, which old events may tell of', () => {
    expect(authenticationMethods).not.toContain('dk-nemid');
    expect(countryOf('dk-nemid')).toBe('DK');
  });
});

describe('Levels', () => {
  it('reach themselves and those below them', () => {
    expect(reaches('high', 'substantial')).toBe(true);
    expect(reaches('substantial', 'substantial')).toBe(true);
    expect(reaches('low', 'substantial')).toBe(false);
  });
});
