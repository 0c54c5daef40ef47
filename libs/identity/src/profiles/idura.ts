import type { IdentityLevel } from '@attestory/domain';
import type { BrokerProfile, ClaimNames, MethodProfile } from './broker-profile.js';

const claims = (identityNumber: readonly string[], further: readonly string[] = []): ClaimNames => ({
  identityNumber,
  name: [['given_name', 'family_name'], ['name']],
  birthDate: ['birthdate', 'dateofbirth'],
  further: ['identityscheme', ...further],
});

/** The claim repeats what was asked for, or names the variant that the person used. */
const by = (values: Readonly<Record<string, IdentityLevel>>) => ({ name: 'authenticationtype', values });

const finnish = (urn: string): MethodProfile => ({
  level: 'substantial',
  acrValues: { substantial: urn },
  identityNumber: 'always',
  methodClaim: by({ [urn]: 'substantial' }),
  claims: claims(['hetu'], ['satu']),
  trustNetwork: true,
});

/**
 * Idura, formerly Criipto (https://docs.idura.app/verify/reference/token-contents): all claims are in the id token.
 * Finnish bank IDs may put a pseudonym into `name`, so the parts of the name go before it.
 */
export const idura: BrokerProfile = {
  id: 'idura',
  scope: 'openid',
  parameters: { prompt: 'login' },
  userinfo: false,
  countryClaim: 'country',
  testClaims: ['test'],
  cancelled: ['access_denied'],
  methods: {
    'fi-bank-id': finnish('urn:grn:authn:fi:bank-id'),
    'fi-mobile-id': finnish('urn:grn:authn:fi:mobile-id'),
    'se-bankid': {
      level: 'substantial',
      acrValues: { substantial: 'urn:grn:authn:se:bankid' },
      acrValuesOn: {
        this: 'urn:grn:authn:se:bankid:same-device',
        another: 'urn:grn:authn:se:bankid:another-device:qr',
      },
      identityNumber: 'always',
      methodClaim: by({
        'urn:grn:authn:se:bankid': 'substantial',
        'urn:grn:authn:se:bankid:same-device': 'substantial',
        'urn:grn:authn:se:bankid:another-device': 'substantial',
        'urn:grn:authn:se:bankid:another-device:qr': 'substantial',
      }),
      claims: claims(['ssn']),
    },
    'no-bankid': {
      level: 'high',
      acrValues: { high: 'urn:grn:authn:no:bankid:high', substantial: 'urn:grn:authn:no:bankid:substantial' },
      identityNumber: 'on-request',
      identityNumberScope: 'ssn',
      methodClaim: by({
        'urn:grn:authn:no:bankid:high': 'high',
        'urn:grn:authn:no:bankid:substantial': 'substantial',
      }),
      claims: claims(['socialno'], ['uniqueuserid']),
    },
    'dk-mitid': {
      level: 'substantial',
      acrValues: {
        low: 'urn:grn:authn:dk:mitid:low',
        substantial: 'urn:grn:authn:dk:mitid:substantial',
        high: 'urn:grn:authn:dk:mitid:high',
      },
      identityNumber: 'on-request',
      identityNumberScope: 'ssn',
      methodClaim: by({
        'urn:grn:authn:dk:mitid:low': 'low',
        'urn:grn:authn:dk:mitid:substantial': 'substantial',
        'urn:grn:authn:dk:mitid:high': 'high',
      }),
      claims: claims(['cprNumberIdentifier'], ['uuid']),
    },
    'nl-idin': {
      level: 'substantial',
      acrValues: { substantial: 'urn:grn:authn:nl:idin' },
      scope: 'idin:full-id',
      identityNumber: 'never',
      methodClaim: by({ 'urn:grn:authn:nl:idin': 'substantial' }),
      claims: { ...claims([]), name: [['initials', 'family_name'], ['initials', 'legallastname'], ['name']] },
    },
  },
};
