/** The ways of strong authentication that are offered, five countries (product.md S8). */
export const authenticationMethods = [
  'fi-bank-id',
  'fi-mobile-id',
  'se-bankid',
  'no-bankid',
  'dk-mitid',
  'nl-idin',
] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

/**
 * A way that an event may tell of. NemID ended on 31 October 2023: events of before then, and imported ones, may carry it;
 * it is never offered.
 */
export type RecordedAuthenticationMethod = AuthenticationMethod | 'dk-nemid';

/** Where the person's identity is registered: ISO 3166-1 alpha-2. */
export const identityCountries = ['FI', 'SE', 'NO', 'DK', 'NL'] as const;
export type IdentityCountry = (typeof identityCountries)[number];

/** How sure the scheme is of the person: the levels of the eIDAS regulation (EU 910/2014, article 8). */
export const identityLevels = ['low', 'substantial', 'high'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

const COUNTRIES: Readonly<Record<RecordedAuthenticationMethod, IdentityCountry>> = {
  'fi-bank-id': 'FI',
  'fi-mobile-id': 'FI',
  'se-bankid': 'SE',
  'no-bankid': 'NO',
  'dk-mitid': 'DK',
  'dk-nemid': 'DK',
  'nl-idin': 'NL',
};

/** The country whose identity a method proves. */
export function countryOf(method: RecordedAuthenticationMethod): IdentityCountry {
  return COUNTRIES[method];
}

/** Whether a level is at least another. */
export function reaches(level: IdentityLevel, least: IdentityLevel): boolean {
  return identityLevels.indexOf(level) >= identityLevels.indexOf(least);
}
