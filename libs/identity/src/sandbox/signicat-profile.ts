import { type AuthenticationMethod, countryOf } from '@attestory/domain';
import type { Offer } from './methods.js';
import { type Authentication, present, type Release, type SandboxProfile } from './profile.js';
import { pseudonym, pseudonymousUuid } from './pseudonyms.js';
import type { TestPerson } from './test-people.js';

const providers: Readonly<Record<AuthenticationMethod, string>> = {
  'fi-bank-id': 'ftn',
  'fi-mobile-id': 'ftn',
  'se-bankid': 'sbid',
  'no-bankid': 'nbid',
  'dk-mitid': 'mitid',
  'nl-idin': 'idin',
};

const offer = (...methods: AuthenticationMethod[]): Record<string, readonly Offer[]> => {
  const askedBy = `idp:${providers[methods[0] as AuthenticationMethod]}`;
  return { [askedBy]: methods.map((method) => ({ method, askedBy })) };
};

/**
 * Signicat's eID hub (https://developer.signicat.com/identity-methods/): the userinfo answer has all claims, the id token
 * those of the standard scopes, unless the client takes all in both, as those of the Finnish Trust Network must.
 */
export const signicatProfile: SandboxProfile = {
  id: 'signicat',
  title: 'Signicat',
  offers: {
    ...offer('fi-bank-id', 'fi-mobile-id'),
    ...offer('se-bankid'),
    ...offer('no-bankid'),
    ...offer('dk-mitid'),
    ...offer('nl-idin'),
  },
  ignores: (value) => !value.startsWith('idp:'),
  scopes: ['profile', 'nin', 'idp-id', 'date-of-birth', 'idin-name', 'ftn-extra', 'mitid-extra'],
  claims: [
    ...['acr', 'idp', 'idp_id', 'idp_issuer', 'sandbox', 'name', 'given_name', 'family_name', 'initials', 'birthdate'],
    ...['nin', 'nin_type', 'nin_issuing_country', 'ftn_idp', 'ftn_hetu', 'idin_legal_last_name'],
    ...['mitid_uuid', 'mitid_has_cpr', 'mitid_loa', 'mitid_name_and_address_protection'],
  ],
  subjectOf: (person, method) => pseudonym(`signicat ${method} ${person.id}`),
  acrOf: ({ method }) => levelOf(method),
  claimsOf: (authentication, release) => {
    const everything = release.place === 'userinfo' || release.trustNetwork;
    const { method } = authentication;
    return present({
      acr: levelOf(method),
      idp: providers[method],
      idp_issuer: providers[method],
      sandbox: true,
      ...(release.scopes.has('profile') ? profile(authentication) : {}),
      ...(everything ? further(authentication, release) : {}),
    });
  },
};

function levelOf(method: AuthenticationMethod): string {
  return method === 'no-bankid' ? 'high' : 'substantial';
}

/** Swedish BankID gives no `name`, and iDIN a birth date only to who asks for it. */
function profile({ method, person }: Authentication): Record<string, unknown> {
  const { givenName, familyName, birthDate, nameProtected } = person;
  if (nameProtected) return { birthdate: birthDate };
  if (countryOf(method) === 'NL') return { name: initialsAndName(person), family_name: familyName };
  const parts = { given_name: givenName, family_name: familyName, birthdate: birthDate };
  return countryOf(method) === 'SE' ? parts : { name: `${givenName} ${familyName}`, ...parts };
}

function initialsAndName({ initials, familyName }: TestPerson): string | undefined {
  return familyName === undefined ? undefined : `${initials} ${familyName}`;
}

function further(authentication: Authentication, { scopes }: Release): Record<string, unknown> {
  const { person, method } = authentication;
  const asked = (scope: string, claims: Record<string, unknown>) => (scopes.has(scope) ? claims : {});
  return {
    ...asked('idp-id', { idp_id: ownId(authentication) }),
    ...(person.number === undefined ? {} : asked('nin', nationalNumber(person.number, method))),
    ...(countryOf(method) === 'FI' ? asked('ftn-extra', finnish(method, person)) : {}),
    ...(countryOf(method) === 'DK' ? asked('mitid-extra', danish(person)) : {}),
    ...(countryOf(method) === 'NL' ? asked('idin-name', dutch(person)) : {}),
    ...(countryOf(method) === 'NL' ? asked('date-of-birth', { birthdate: person.birthDate.replaceAll('-', '') }) : {}),
  };
}

function ownId({ method, person }: Authentication): string | undefined {
  switch (countryOf(method)) {
    case 'FI':
    case 'SE':
      return person.number;
    case 'NO':
      return `9578-6000-4-${person.id}`;
    case 'DK':
      return pseudonymousUuid(`mitid ${person.id}`);
    case 'NL':
      return `NLTESTBANK${person.id}`;
  }
}

function nationalNumber(nin: string, method: AuthenticationMethod): Record<string, unknown> {
  const country = countryOf(method);
  return { nin, nin_type: country === 'NO' ? 'BIRTH' : 'PERSON', nin_issuing_country: country };
}

function finnish(method: AuthenticationMethod, { number }: TestPerson): Record<string, unknown> {
  return { ftn_idp: method === 'fi-bank-id' ? 'fi-op' : 'fi-telia', ftn_hetu: number };
}

function danish({ id, number, nameProtected }: TestPerson): Record<string, unknown> {
  return {
    mitid_uuid: pseudonymousUuid(`mitid ${id}`),
    mitid_has_cpr: number !== undefined,
    mitid_loa: 'SUBSTANTIAL',
    mitid_name_and_address_protection: nameProtected,
  };
}

function dutch({ initials, familyName }: TestPerson): Record<string, unknown> {
  return { initials, idin_legal_last_name: familyName };
}
