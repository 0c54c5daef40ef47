import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as jose from 'jose';
import { PlainBrowser } from './plain-browser.fixture.js';
import { RelyingParty } from './relying-party.fixture.js';
import { type StartedSandbox, startedSandbox } from './started-sandbox.fixture.js';

let sandbox: StartedSandbox;

beforeAll(async () => {
  sandbox = await startedSandbox();
});

afterAll(() => sandbox.stop());

/** Plain relying parties for all but Finland. */
async function tokensOf(broker: 'idura' | 'signicat', acr: string, scope: string, method: string, person: string) {
  const issuer = sandbox.issuers[broker];
  const rp = method.startsWith('fi-')
    ? await RelyingParty.inTrustNetwork(issuer, sandbox.ftn)
    : await RelyingParty.plain(issuer);
  return rp.authenticate(new PlainBrowser(), { acr, scope }, { method, person, outcome: 'approve' });
}

const urn = 'urn:grn:authn';

describe('Idura’s id token', () => {
  it.each([
    [
      `${urn}:fi:bank-id`,
      'openid',
      'fi-bank-id',
      'fi-aino',
      {
        identityscheme: 'fitupas',
        hetu: '010190-961N',
        satu: '',
        given_name: 'Aino',
        birthdate: '1990-01-01',
        country: 'FI',
      },
    ],
    [
      `${urn}:fi:mobile-id`,
      'openid',
      'fi-mobile-id',
      'fi-helmi',
      { identityscheme: 'fitupas', hetu: '080371Y932Y', satu: '999000123', family_name: 'Äyrämö-Testi' },
    ],
    [
      `${urn}:se:bankid`,
      'openid',
      'se-bankid',
      'se-astrid',
      { identityscheme: 'sebankid', ssn: '199001012385', name: 'Astrid Exempelsson', country: 'SE' },
    ],
    [`${urn}:se:bankid:same-device`, 'openid', 'se-bankid', 'se-omar', { ssn: '191401682396' }],
    [`${urn}:se:bankid:another-device:qr`, 'openid', 'se-bankid', 'se-nils', { ssn: '200002292399' }],
    [
      `${urn}:no:bankid:high`,
      'openid ssn',
      'no-bankid',
      'no-kari',
      {
        identityscheme: 'nobankid-oidc',
        socialno: '17889031018',
        birthdate: '1990-08-17',
        uniqueuserid: '9578-6000-4-no-kari',
      },
    ],
    [`${urn}:no:bankid:substantial`, 'openid ssn', 'no-bankid', 'no-ines', { socialno: '52886631057' }],
    [
      `${urn}:dk:mitid:substantial`,
      'openid ssn',
      'dk-mitid',
      'dk-freja',
      {
        identityscheme: 'dkmitid',
        cprNumberIdentifier: '1704619992',
        name: 'Freja Eksempelsen',
        birthdate: '1961-04-17',
      },
    ],
    [`${urn}:dk:mitid:high`, 'openid ssn', 'dk-mitid', 'dk-villads', { cprNumberIdentifier: '0306859991' }],
    [
      `${urn}:nl:idin`,
      'openid idin:full-id',
      'nl-idin',
      'nl-vera',
      { identityscheme: 'nlidin', family_name: 'de Voorbeeld', initials: 'VJ', birthdate: '1975-07-25' },
    ],
  ])('for %s with %s says who was chosen', async (acr, scope, method, person, expected) => {
    const { claims } = await tokensOf('idura', acr, scope, method, person);
    expect(claims).toMatchObject({ ...expected, acr, authenticationtype: acr, test: true });
    expect(claims.iss).toBe(sandbox.issuers.idura);
  });

  it.each([
    [`${urn}:no:bankid:high`, 'openid', 'no-bankid', 'no-kari', 'socialno'],
    [`${urn}:dk:mitid:substantial`, 'openid', 'dk-mitid', 'dk-freja', 'cprNumberIdentifier'],
    [`${urn}:dk:mitid:substantial`, 'openid ssn', 'dk-mitid', 'dk-without-cpr', 'cprNumberIdentifier'],
    [`${urn}:dk:mitid:substantial`, 'openid ssn', 'dk-mitid', 'dk-protected', 'name'],
    [`${urn}:nl:idin`, 'openid', 'nl-idin', 'nl-vera', 'birthdate'],
    [`${urn}:nl:idin`, 'openid idin:full-id', 'nl-idin', 'nl-initials', 'family_name'],
  ])('for %s with %s and %s (%s) has no %s', async (acr, scope, method, person, absent) => {
    const { claims } = await tokensOf('idura', acr, scope, method, person);
    expect(claims).not.toHaveProperty(absent);
    expect(claims).toHaveProperty('identityscheme');
  });
});

describe('Signicat’s userinfo', () => {
  const all = 'openid profile nin idp-id';
  it.each([
    [
      'idp:ftn',
      `${all} ftn-extra`,
      'fi-bank-id',
      'fi-onni',
      {
        idp: 'ftn',
        nin: '240405A977H',
        nin_type: 'PERSON',
        nin_issuing_country: 'FI',
        ftn_idp: 'fi-op',
        name: 'Onni Testinen',
      },
    ],
    ['idp:ftn', `${all} ftn-extra`, 'fi-mobile-id', 'fi-onni', { nin: '240405A977H', ftn_idp: 'fi-telia' }],
    [
      'idp:sbid',
      all,
      'se-bankid',
      'se-nils',
      {
        idp: 'sbid',
        idp_id: '200002292399',
        nin: '200002292399',
        nin_type: 'PERSON',
        nin_issuing_country: 'SE',
        given_name: 'Nils',
        birthdate: '2000-02-29',
      },
    ],
    [
      'idp:nbid',
      all,
      'no-bankid',
      'no-ola',
      { idp: 'nbid', nin: '03857521187', nin_type: 'BIRTH', nin_issuing_country: 'NO', name: 'Ola Prøve' },
    ],
    [
      'idp:mitid',
      `${all} mitid-extra`,
      'dk-mitid',
      'dk-villads',
      { idp: 'mitid', nin: '0306859991', nin_issuing_country: 'DK', mitid_has_cpr: true, mitid_loa: 'SUBSTANTIAL' },
    ],
    [
      'idp:mitid',
      `${all} mitid-extra`,
      'dk-mitid',
      'dk-protected',
      { nin: '2911909995', mitid_name_and_address_protection: true },
    ],
    [
      'idp:idin',
      `${all} idin-name date-of-birth`,
      'nl-idin',
      'nl-vera',
      { idp: 'idin', idp_id: 'NLTESTBANKnl-vera', name: 'VJ de Voorbeeld', initials: 'VJ', birthdate: '19750725' },
    ],
  ])('for %s with %s and %s (%s) says who was chosen', async (acr, scope, method, person, expected) => {
    const { claims, userinfo } = await tokensOf('signicat', acr, scope, method, person);
    expect(userinfo).toMatchObject({ ...expected, sandbox: true, test: true });
    expect(claims).toMatchObject({
      idp: acr.slice(4),
      acr: method === 'no-bankid' ? 'high' : 'substantial',
      test: true,
    });
    expect(claims.iss).toBe(sandbox.issuers.signicat);
  });

  it('has more than the id token, but in the Finnish Trust Network', async () => {
    const { claims, userinfo } = await tokensOf('signicat', 'idp:sbid', all, 'se-bankid', 'se-nils');
    expect(userinfo).toHaveProperty('nin');
    expect(claims).not.toHaveProperty('nin');
    const finnish = await tokensOf('signicat', 'idp:ftn', all, 'fi-bank-id', 'fi-aino');
    expect(finnish.claims).toHaveProperty('nin', '010190-961N');
  });

  it.each([
    ['idp:sbid', all, 'se-bankid', 'se-nils', 'name'],
    ['idp:mitid', all, 'dk-mitid', 'dk-protected', 'name'],
    ['idp:mitid', all, 'dk-mitid', 'dk-without-cpr', 'nin'],
    ['idp:nbid', 'openid profile', 'no-bankid', 'no-ola', 'nin'],
    ['idp:idin', `${all} idin-name`, 'nl-idin', 'nl-vera', 'birthdate'],
    ['idp:idin', all, 'nl-idin', 'nl-vera', 'nin'],
    ['idp:idin', `${all} idin-name`, 'nl-idin', 'nl-initials', 'name'],
  ])('for %s with %s and %s (%s) has no %s', async (acr, scope, method, person, absent) => {
    const { userinfo } = await tokensOf('signicat', acr, scope, method, person);
    expect(userinfo).not.toHaveProperty(absent);
    expect(userinfo).toHaveProperty('idp');
  });
});

describe('Under the rules of the Finnish Trust Network', () => {
  it.each(['idura', 'signicat'] as const)('%s signs its answers, and encrypts them for the client', async (broker) => {
    const acr = broker === 'idura' ? `${urn}:fi:bank-id` : 'idp:ftn';
    const { idToken, accessToken } = await tokensOf(broker, acr, 'openid', 'fi-bank-id', 'fi-aino');
    const issuer = sandbox.issuers[broker];
    const userinfo = await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(userinfo.headers.get('content-type')).toMatch('application/jwt');
    for (const answer of [idToken, await userinfo.text()]) {
      const { plaintext, protectedHeader } = await jose.compactDecrypt(answer, sandbox.ftn.decryptingKey);
      expect(protectedHeader).toMatchObject({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-1', cty: 'JWT' });
      const keys = jose.createRemoteJWKSet(new URL(`${issuer}/jwks`));
      const jws = new TextDecoder().decode(plaintext);
      const { payload } = await jose.jwtVerify(jws, keys, { issuer, audience: 'ftn' });
      expect(payload.test).toBe(true);
    }
  });
});
