import type { AuthenticationMethod, IdentityLevel, Instant } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import type { BrokerProfile } from '../profiles/broker-profile.js';
import { profiles } from '../profiles/profiles.js';
import { told } from '../testing/people.fixture.js';
import { AnswerError } from './failures.js';
import { identityIn } from './identity-claims.js';

const at = '2026-11-26T10:00:00.000Z' as Instant;

interface Asked {
  readonly profile?: BrokerProfile['id'];
  readonly method?: AuthenticationMethod;
  readonly level?: IdentityLevel;
  readonly test?: boolean;
}

function read(change: Readonly<Record<string, unknown>>, asked: Asked = {}) {
  const { profile = 'idura', method = 'se-bankid', level = 'substantial', test = true } = asked;
  const { idToken, userinfo } = told(profile, method);
  return identityIn(
    { ...userinfo, ...idToken, ...change },
    { profile: profiles[profile], method, expectation: { identityNumber: true, level }, test, at },
  );
}

const fault = (change: Readonly<Record<string, unknown>>, asked?: Asked) => {
  try {
    return read(change, asked);
  } catch (error) {
    return error instanceof AnswerError ? error.fault : error;
  }
};

describe('An identity', () => {
  it.each([
    ['that does not say how the person authenticated', 'method', { authenticationtype: undefined }],
    ['by another method', 'method', { authenticationtype: 'urn:grn:authn:dk:mitid:high' }],
    ['by a method that is named like a member of every object', 'method', { authenticationtype: 'constructor' }],
    ['of another country', 'claims', { country: 'NO' }],
    ['without the number that always comes', 'claims', { ssn: undefined }],
    ['with a wrong check digit', 'claims', { ssn: '191212121213' }],
    ['with a number that is no text', 'claims', { ssn: 191212121212 }],
  ])('%s is refused: %s', (_, expected, change) => expect(fault(change)).toBe(expected));

  it.each([
    ['idura', { authenticationtype: 'urn:grn:authn:dk:mitid:low' }],
    ['signicat', { acr: 'low' }],
    ['signicat', { acr: 'extraordinary' }],
  ] as const)('of %s that is weaker than was asked for is refused: %j', (profile, change) => {
    expect(fault(change, { profile, method: 'dk-mitid' })).toBe('level');
  });

  it('has the level that the person reached, which may be higher', () => {
    const strong = { authenticationtype: 'urn:grn:authn:dk:mitid:high' };
    expect(read(strong, { method: 'dk-mitid' })).toMatchObject({ level: 'high', scheme: strong.authenticationtype });
    expect(read({ acr: 'high' }, { profile: 'signicat' }).level).toBe('high');
    expect(read({}, { profile: 'signicat' }).level).toBe('substantial');
  });

  it('with a number for tests is refused unless the broker is one for tests', () => {
    const method = 'fi-bank-id';
    expect(fault({}, { method, test: false })).toBe('claims');
    expect(read({}, { method }).identityNumber?.value).toBe('070770-905D');
    expect(read({ hetu: '131052-308T' }, { method, test: false }).identityNumber?.value).toBe('131052-308T');
  });

  it('of the broker’s own sandbox is a test, whatever the configuration says', () => {
    expect(read({ sandbox: true }, { profile: 'signicat', test: false }).test).toBe(true);
    expect(read({ sandbox: 'true' }, { profile: 'signicat', test: false }).test).toBe(false);
  });

  it('needs no name: Danish people may have theirs protected', () => {
    expect(read({ name: undefined }, { method: 'dk-mitid' }).name).toBeNull();
    expect(read({ name: ' ' }, { method: 'dk-mitid' }).name).toBeNull();
  });

  it('takes the parts of a Finnish name, as banks put a pseudonym into the whole', () => {
    expect(read({}, { method: 'fi-bank-id' }).name).toBe('Väinö Tunnistus');
  });

  it('has composed characters, however the broker writes them', () => {
    expect(read({ name: undefined, given_name: 'Va\u0308ino\u0308' }, { method: 'fi-bank-id' }).name).toBe(
      'Väinö Tunnistus',
    );
  });

  it('needs no number where it comes on request: not everybody in Denmark has one', () => {
    expect(read({ cprNumberIdentifier: undefined }, { method: 'dk-mitid' }).identityNumber).toBeNull();
  });

  it('has no number in the Netherlands, even when a claim pretends to', () => {
    expect(read({ nin: '999999990' }, { profile: 'signicat', method: 'nl-idin' }).identityNumber).toBeNull();
  });

  it.each([
    ['1975-07-25', '1975-07-25'],
    ['19750725', '1975-07-25'],
    ['1975-00-00', null],
    ['1955-09-82', null],
    ['1975-02-29', null],
    ['yesterday', null],
    [undefined, null],
  ])('is born on %s: %s', (birthdate, expected) => {
    expect(read({ birthdate }, { method: 'nl-idin' }).birthDate).toBe(expected);
  });

  it('keeps the claims that were used and those that say how, and no others', () => {
    const kept = read({ ipaddress: '192.0.2.1', address: { street: 'Storgatan' }, pictureUrl: 'x' }).claims;
    expect(kept).toEqual(told('idura', 'se-bankid').idToken);
  });

  it('names the bank where the broker does', () => {
    expect(read({}, { profile: 'signicat', method: 'fi-bank-id' }).scheme).toBe('fi-op');
  });
});
