import type { BrokerProfile, ClaimNames, MethodProfile } from './broker-profile.js';

const claims = (further: readonly string[] = []): ClaimNames => ({
  identityNumber: ['nin'],
  name: [['name'], ['given_name', 'family_name']],
  birthDate: ['birthdate'],
  further: ['idp_id', 'nin_type', ...further],
});

/** The broker's name of a method; each reaches at least the level `substantial`, and `acr` says which. */
const by = (idp: string): Pick<MethodProfile, 'level' | 'acrValues' | 'methodClaim'> => ({
  level: 'substantial',
  acrValues: { substantial: `idp:${idp}` },
  methodClaim: { name: 'idp', values: { [idp]: 'substantial' } },
});

/** The broker lets people choose between their banks and their mobile themselves; `ftn_idp` tells what they took. */
const finnish: MethodProfile = {
  ...by('ftn'),
  scope: 'nin ftn-extra',
  identityNumber: 'always',
  schemeClaim: 'ftn_idp',
  claims: claims(),
  trustNetwork: true,
};

/**
 * Signicat's eID hub (https://developer.signicat.com/identity-methods/): claims come in the userinfo answer unless its
 * dashboard says otherwise.
 */
export const signicat: BrokerProfile = {
  id: 'signicat',
  scope: 'openid profile idp-id',
  parameters: { prompt: 'login' },
  userinfo: true,
  levelClaim: { name: 'acr', values: { low: 'low', substantial: 'substantial', high: 'high' } },
  testClaims: ['sandbox', 'test'],
  countryClaim: 'nin_issuing_country',
  cancelled: ['access_denied', 'user_cancelled', 'user_aborted'],
  methods: {
    'fi-bank-id': finnish,
    'fi-mobile-id': finnish,
    'se-bankid': { ...by('sbid'), scope: 'nin', identityNumber: 'always', claims: claims() },
    'no-bankid': {
      ...by('nbid'),
      identityNumber: 'on-request',
      identityNumberScope: 'nin',
      claims: claims(['nbid_acr']),
    },
    'dk-mitid': {
      ...by('mitid'),
      scope: 'mitid-extra',
      identityNumber: 'on-request',
      identityNumberScope: 'nin',
      claims: claims(['mitid_uuid', 'mitid_has_cpr', 'mitid_name_and_address_protection']),
    },
    'nl-idin': {
      ...by('idin'),
      scope: 'idin-name date-of-birth',
      identityNumber: 'never',
      claims: {
        ...claims(),
        identityNumber: [],
        name: [
          ['name'],
          ['initials', 'family_name'],
          ['initials', 'idin_legal_last_name_prefix', 'idin_legal_last_name'],
        ],
      },
    },
  },
};
