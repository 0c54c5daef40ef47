import type { AuthenticationMethod } from '@attestory/domain';
import type { JWTPayload } from 'jose';
import type { BrokerProfile } from '../profiles/broker-profile.js';

/** What a broker says of one test person, as its documentation shows it. Numbers are those that registers publish for tests. */
export interface Told {
  readonly idToken: JWTPayload;
  readonly userinfo: JWTPayload | null;
}

const idura: Readonly<Record<AuthenticationMethod, JWTPayload>> = {
  'fi-bank-id': {
    identityscheme: 'fitupas',
    authenticationtype: 'urn:grn:authn:fi:bank-id',
    name: '_19cfbd642c4a82b08613b841caf0e153c5956c14',
    given_name: 'Väinö',
    family_name: 'Tunnistus',
    birthdate: '1970-07-07',
    satu: '',
    hetu: '070770-905D',
    country: 'FI',
  },
  'fi-mobile-id': {
    identityscheme: 'fitupas',
    authenticationtype: 'urn:grn:authn:fi:mobile-id',
    given_name: 'Eppu',
    family_name: 'Uusivälimerkki',
    birthdate: '2016-05-03',
    satu: '100000001N',
    hetu: '030516D9026',
    country: 'FI',
  },
  'se-bankid': {
    identityscheme: 'sebankid',
    authenticationtype: 'urn:grn:authn:se:bankid:another-device:qr',
    ssn: '191212121212',
    name: 'Tolvan Tolvansson',
    given_name: 'Tolvan',
    family_name: 'Tolvansson',
    country: 'SE',
  },
  'no-bankid': {
    identityscheme: 'nobankid-oidc',
    authenticationtype: 'urn:grn:authn:no:bankid:high',
    uniqueuserid: '9578-6000-4-351726',
    birthdate: '1963-10-23',
    socialno: '23906398699',
    given_name: 'Vakker',
    family_name: 'Blomst',
    country: 'NO',
  },
  'dk-mitid': {
    identityscheme: 'dkmitid',
    authenticationtype: 'urn:grn:authn:dk:mitid:substantial',
    uuid: '74ffcd31-fbaf-4c33-bdac-169f25c1e416',
    cprNumberIdentifier: '2101270087',
    birthdate: '1927-01-21',
    name: 'Ditlev Von Testesen',
    country: 'DK',
  },
  'nl-idin': {
    identityscheme: 'nlidin',
    authenticationtype: 'urn:grn:authn:nl:idin',
    initials: 'VJ',
    family_name: 'de Vries-Jansen',
    birthdate: '1975-07-25',
    country: 'NL',
  },
};

const nin = (value: string, type: string, country: string) => ({
  nin: value,
  nin_type: type,
  nin_issuing_country: country,
});

const signicat: Readonly<Record<AuthenticationMethod, JWTPayload>> = {
  'fi-bank-id': {
    idp: 'ftn',
    idp_id: '070770-905D',
    ftn_idp: 'fi-op',
    name: 'Väinö Tunnistus',
    birthdate: '1970-07-07',
    ...nin('070770-905D', 'PERSON', 'FI'),
  },
  'fi-mobile-id': {
    idp: 'ftn',
    ftn_idp: 'fi-mobile',
    name: 'Eppu Uusivälimerkki',
    ...nin('030516D9026', 'PERSON', 'FI'),
  },
  'se-bankid': {
    idp: 'sbid',
    given_name: 'Tolvan',
    family_name: 'Tolvansson',
    birthdate: '1912-12-12',
    ...nin('191212121212', 'PERSON', 'SE'),
  },
  'no-bankid': {
    idp: 'nbid',
    acr: 'high',
    name: 'Vakker Blomst',
    birthdate: '1963-10-23',
    nbid_acr: 'urn:bankid:bid;LOA=4',
    ...nin('23906398699', 'BIRTH', 'NO'),
  },
  'dk-mitid': {
    idp: 'mitid',
    acr: 'substantial',
    birthdate: '1927-01-21',
    mitid_has_cpr: 'true',
    mitid_name_and_address_protection: 'true',
    ...nin('2101270087', 'PERSON', 'DK'),
  },
  'nl-idin': { idp: 'idin', initials: 'VJ', family_name: 'de Vries-Jansen', birthdate: '1975-07-25' },
};

/** Signicat says in the id token by whom, and the rest in the userinfo. */
export function told(profile: BrokerProfile['id'], method: AuthenticationMethod): Told {
  if (profile === 'idura') return { idToken: idura[method], userinfo: null };
  const { idp, acr, ...userinfo } = signicat[method];
  return { idToken: acr === undefined ? { idp } : { idp, acr }, userinfo };
}
