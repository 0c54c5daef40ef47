import { type AuthenticationMethod, countryOf } from '@attestory/domain';
import type { Offer } from './methods.js';
import { type Authentication, present, type Release, type SandboxProfile } from './profile.js';
import { pseudonymousUuid } from './pseudonyms.js';
import type { TestPerson } from './test-people.js';

const fi = 'urn:grn:authn:fi';
const se = 'urn:grn:authn:se:bankid';
const no = 'urn:grn:authn:no:bankid';
const dk = 'urn:grn:authn:dk:mitid';
const nl = 'urn:grn:authn:nl:idin';

const one = (method: AuthenticationMethod, ...values: string[]): Record<string, readonly Offer[]> =>
  Object.fromEntries(values.map((askedBy) => [askedBy, [{ method, askedBy }]]));

const schemes: Readonly<Record<AuthenticationMethod, string>> = {
  'fi-bank-id': 'fitupas',
  'fi-mobile-id': 'fitupas',
  'se-bankid': 'sebankid',
  'no-bankid': 'nobankid-oidc',
  'dk-mitid': 'dkmitid',
  'nl-idin': 'nlidin',
};

/**
 * Idura, formerly Criipto (https://docs.idura.app/verify/reference/token-contents): everything is in the id token; Norwegian
 * and Danish numbers need the scope `ssn`, iDIN's data `idin:full-id`.
 */
export const iduraProfile: SandboxProfile = {
  id: 'idura',
  title: 'Idura',
  offers: {
    ...one('fi-bank-id', `${fi}:bank-id`),
    ...one('fi-mobile-id', `${fi}:mobile-id`),
    [`${fi}:all`]: [
      { method: 'fi-bank-id', askedBy: `${fi}:bank-id` },
      { method: 'fi-mobile-id', askedBy: `${fi}:mobile-id` },
    ],
    ...one('se-bankid', se, `${se}:same-device`, `${se}:another-device:qr`),
    ...one('no-bankid', `${no}:high`, `${no}:substantial`),
    ...one('dk-mitid', `${dk}:substantial`, `${dk}:low`, `${dk}:high`),
    ...one('nl-idin', nl),
  },
  ignores: () => false,
  scopes: ['ssn', 'idin:full-id'],
  claims: [
    ...['identityscheme', 'authenticationtype', 'nameidentifier', 'country'],
    ...['name', 'given_name', 'family_name', 'initials', 'birthdate', 'verified_claims'],
    ...['hetu', 'satu', 'ssn', 'socialno', 'uniqueuserid', 'cprNumberIdentifier', 'uuid'],
  ],
  subjectOf: (person, method) => `{${pseudonymousUuid(`idura ${method} ${person.id}`)}}`,
  acrOf: ({ askedBy }) => askedBy,
  claimsOf: (authentication, release) =>
    present({
      identityscheme: schemes[authentication.method],
      authenticationtype: authentication.askedBy,
      nameidentifier: authentication.subject.replace(/[{}-]/g, ''),
      country: countryOf(authentication.method),
      ...byCountry(authentication, release),
    }),
};

function byCountry({ method, person }: Authentication, { scopes }: Release): Record<string, unknown> {
  const { id, number, birthDate: birthdate } = person;
  const onRequest = scopes.has('ssn') ? number : undefined;
  switch (countryOf(method)) {
    case 'FI':
      return { ...named(person), birthdate, hetu: number, satu: method === 'fi-mobile-id' ? '999000123' : '' };
    case 'SE':
      return { ...named(person), ssn: number };
    case 'NO':
      return { ...named(person), birthdate, socialno: onRequest, uniqueuserid: `9578-6000-4-${id}` };
    case 'DK': {
      const { name } = named(person);
      return { name, birthdate, cprNumberIdentifier: onRequest, uuid: pseudonymousUuid(`mitid ${id}`) };
    }
    case 'NL':
      return scopes.has('idin:full-id') ? fullId(person) : {};
  }
}

function named({ givenName, familyName, nameProtected }: TestPerson): { name?: string; [part: string]: unknown } {
  if (nameProtected) return {};
  return { name: `${givenName} ${familyName}`, given_name: givenName, family_name: familyName };
}

function fullId({ id, familyName, initials, birthDate }: TestPerson): Record<string, unknown> {
  const verified = { bin: `NLTESTBANK${id}`, initials, legallastname: familyName, dateofbirth: birthDate };
  return { family_name: familyName, initials, birthdate: birthDate, verified_claims: present(verified) };
}
