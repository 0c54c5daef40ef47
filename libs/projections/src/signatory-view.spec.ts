import { describe, expect, it } from '@jest/globals';
import type { ExpectedIdentity, Logged } from '@attestory/domain';
import { invitationDetails } from './invitation-details.projection.js';
import { shownData } from './shown-data.js';
import { at, drafted, type Fact, log, signed, viewOf } from './testing.sample.js';

const number = { number: { country: 'FI', value: '010190-961N' } } as const;
const added = (demands: object = {}) => ({
  type: 'SignatoryAdded' as const,
  data: { signatoryId: 'a', name: 'Aino', email: 'a@example.com', methods: ['strong'], ...demands },
});
const changed = (change: object) => ({ type: 'SignatoryChanged' as const, data: { signatoryId: 'a', ...change } });
const sent = (demands: object = {}) => ({
  type: 'InvitationSent' as const,
  data: {
    ...{ organizationId: 'o', title: 'T', message: null, language: 'en', order: 'parallel', expiresAt: at(10_000) },
    ...{ delivery: {}, policyVersion: '1', documents: [], signatories: [added(demands).data] },
  },
});
const which = { authenticationId: 'x', signatoryId: 'a', linkId: 'l', sessionId: 's', method: 'fi-bank-id' };
const authenticated = {
  type: 'SignatoryAuthenticated' as const,
  data: {
    ...{ ...which, country: 'FI', level: 'substantial', assurance: 'strong', scheme: 'urn', broker: 'sandbox' },
    identity: {
      ...{ name: 'Aino Esimerkki', birthDate: '1990-01-01', identityNumber: '010190-****' },
      keys: { subject: 'KEYED' },
    },
    ...{ issuer: 'https://i', authenticatedAt: at(0), validUntil: at(900), test: true },
    evidence: { blobId: 'b', sha256: 'e', bytes: 1 },
  },
};
const failed = (code = 'identity-mismatch') => ({
  type: 'AuthenticationFailed' as const,
  data: { ...which, code, ...(code === 'identity-mismatch' ? { difference: 'number' } : {}) },
});
const signatory = (...facts: unknown[]) =>
  viewOf(invitationDetails, log(drafted, ...(facts as Fact[])))?.signatories[0];

describe('What the sender wants of a signatory', () => {
  it('is seen with the identity number masked', () => {
    const demands = {
      identity: number,
      strongMethods: ['fi-bank-id'],
      identityNumber: true,
      roles: { capacity: true },
    };
    const shown = { ...demands, identity: { identityNumber: '010190-****', country: 'FI' } };
    expect(signatory(added(demands))).toMatchObject(shown);
    expect(signatory(added(), sent(demands))).toMatchObject(shown);
  });

  it('stays where a change says nothing of it, and goes where it is null', () => {
    const demands = { identity: number, strongMethods: ['fi-bank-id'] };
    expect(signatory(added(demands), changed({ name: 'Aino E' }))).toMatchObject({
      ...{ name: 'Aino E', methods: ['strong'], strongMethods: ['fi-bank-id'], identity: { country: 'FI' } },
    });
    const without = signatory(added(demands), changed({ identity: null, strongMethods: null, methods: ['light'] }));
    expect(without).toEqual({
      ...{
        id: 'a',
        name: 'Aino',
        email: 'a@example.com',
        methods: ['light'],
        state: 'pending',
        mail: { state: 'none' },
      },
    });
  });

  it('is of the one whom a change is about', () => {
    const other = { ...changed({ identity: null }), data: { signatoryId: 'b', identity: null } };
    expect(signatory(added({ identity: number }), other)).toHaveProperty('identity');
  });

  it('still shows that somebody was expected when who it was is erased', () => {
    expect(signatory(added({ identity: { number: null } }))).toMatchObject({
      identity: { identityNumber: null, country: null },
    });
  });
});

describe('How far a signatory has come with proving who they are', () => {
  it('is seen with who came, how, and until when a signature may rest on it', () => {
    expect(signatory(sent(), authenticated)?.authenticated).toEqual({
      ...{ at: expect.any(String), method: 'fi-bank-id', country: 'FI', level: 'substantial', broker: 'sandbox' },
      ...{ name: 'Aino Esimerkki', birthDate: '1990-01-01', identityNumber: '010190-****' },
      ...{ validUntil: at(900), test: true },
    });
  });

  it('is seen with why it failed, until it succeeds', () => {
    expect(signatory(sent(), failed())?.authenticationFailed).toMatchObject({
      ...{ method: 'fi-bank-id', code: 'identity-mismatch', difference: 'number' },
    });
    expect(signatory(sent(), failed(), authenticated)).not.toHaveProperty('authenticationFailed');
    expect(signatory(sent(), authenticated, failed('cancelled'))).toMatchObject({
      authenticated: { method: 'fi-bank-id' },
      authenticationFailed: { code: 'cancelled' },
    });
  });

  it('says by which method they signed', () => {
    const strongly = { ...signed('a'), data: { ...signed('a').data, method: 'fi-bank-id', assurance: 'strong' } };
    expect(signatory(sent(), authenticated, strongly)).toMatchObject({ method: 'fi-bank-id', assurance: 'strong' });
  });
});

describe('A fact in the history', () => {
  const shown = (fact: unknown) => JSON.stringify(shownData(fact as Logged));

  it('shows no identity number that the sender named, and no keyed hash', () => {
    for (const fact of [added({ identity: number }), changed({ identity: number }), sent({ identity: number })]) {
      expect(shown(fact)).toContain('010190-****');
      expect(shown(fact)).not.toContain('961N');
    }
    expect(shown(authenticated)).not.toContain('KEYED');
    expect(shown(authenticated)).toContain('Aino Esimerkki');
  });

  it('shows that somebody has a copy of their own, and not who', () => {
    const person = { holder: { kind: 'person', personId: 'KEYED' }, archivedDocumentId: 'ad' };
    const organization = { holder: { kind: 'organization', organizationId: 'acme' }, archivedDocumentId: 'ad' };
    for (const [type, data] of [
      ['HolderAdded', person],
      ['HolderRemoved', person],
      ['CopiesArchived', { archived: [person] }],
      ['DocumentImported', { signatories: [{ signatoryId: 'a', keys: { subject: 'KEYED' } }] }],
    ] as const)
      expect(shown({ type, data })).not.toContain('KEYED');
    expect(shown({ type: 'HolderAdded', data: organization })).toContain('acme');
  });

  it('shows whom the sender expects by name', () => {
    const identity: ExpectedIdentity = { name: 'Aino', birthDate: '1990-01-01' };
    expect(shown(added({ identity }))).toContain('"birthDate":"1990-01-01"');
    expect(shown(changed({ identity: null }))).toContain('"identity":null');
  });
});
