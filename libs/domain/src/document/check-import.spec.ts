import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, OrganizationId } from '../ids.js';
import { checkImport } from './check-import.js';

const now = '2026-11-26T10:00:00.000Z' as Instant;
const organizationId = '3a5c0f3e-8d3b-4a55-9b0e-1f6d2c7a9e01' as OrganizationId;
const aino = {
  name: 'Aino Virtanen',
  email: 'aino@example.com',
  identity: { country: 'FI', number: '010170-999r' },
  signedAt: '2024-05-31T14:00:00+03:00',
  role: { kind: 'self' },
  method: 'fi-bank-id',
  assurance: 'strong',
};
const lease = {
  title: 'Lease',
  sha256: 'a'.repeat(64),
  closedAt: '2024-05-31T11:00:01Z',
  signatories: [aino],
};
const check = (given: unknown) => checkImport(given, { now, organizationId });
const signedBy = (change: object) => check({ ...lease, signatories: [{ ...aino, ...change }] });
const faults = (result: ReturnType<typeof check>) =>
  'faults' in result ? result.faults.map(({ pointer, fault }) => `${pointer}: ${fault}`) : 'none';
const without = <T extends object>(whole: T, name: keyof T) => {
  const { [name]: _, ...rest } = whole;
  return rest;
};

describe('what is said of a document that was signed elsewhere', () => {
  it('is read with its times in UTC and its identity numbers in their one form', () => {
    expect(check({ ...lease, fileName: 'lease.pdf', origin: 'Another service', folder: organizationId })).toEqual({
      description: {
        ...{ title: 'Lease', fileName: 'lease.pdf', origin: 'Another service', folderId: organizationId },
        ...{ sha256: lease.sha256, closedAt: '2024-05-31T11:00:01.000Z' },
        signatories: [
          {
            ...{ ...aino, signedAt: '2024-05-31T11:00:00.000Z' },
            identity: { country: 'FI', value: '010170-999R' },
          },
        ],
      },
    });
  });

  it('needs neither an address nor an identity of whoever signed', () => {
    const { email: _, identity: __, ...anonymous } = aino;
    expect(check({ ...lease, signatories: [anonymous] })).toMatchObject({
      description: { signatories: [{ name: aino.name }] },
    });
  });

  it('may have been signed by NemID, which nobody is offered any more', () => {
    const signed = { ...aino, signedAt: '2021-05-31T11:00:00.000Z', method: 'dk-nemid' };
    expect(check({ ...lease, signatories: [signed] })).toMatchObject({
      description: { signatories: [{ method: 'dk-nemid' }] },
    });
  });

  it.each(['title', 'sha256', 'closedAt', 'signatories'] as const)('is refused without its %s', (name) =>
    expect(faults(check(without(lease, name)))).toEqual([`: lacks ${name}`]),
  );

  it.each(['name', 'signedAt', 'role', 'method', 'assurance'] as const)('is refused without a signatory’s %s', (name) =>
    expect(faults(check({ ...lease, signatories: [without(aino, name)] }))).toEqual([`/signatories/0: lacks ${name}`]),
  );

  it('is refused with members that are not known: a misspelt one would be lost', () => {
    expect(faults(check({ ...lease, orgin: 'x' }))).toEqual([
      expect.stringMatching(/^\/orgin: is nothing that can be set; .*origin/),
    ]);
    expect(faults(signedBy({ 'e/mail': 'x' }))).toEqual([
      expect.stringMatching(/^\/signatories\/0\/e~1mail: is nothing that can be set/),
    ]);
    const role = { kind: 'self', name: 'Acme' };
    expect(faults(signedBy({ role }))).toEqual([
      expect.stringMatching(/^\/signatories\/0\/role\/name: is nothing that can be set/),
    ]);
    expect(faults(check([lease]))).toEqual([': must be an object, {…}']);
  });

  it.each([
    [{ title: ' ' }, '/title: must be a plain text of 1 to 200 characters'],
    [{ title: 'Le\u202ease' }, '/title: must be a plain text of 1 to 200 characters'],
    [{ sha256: 'A'.repeat(64) }, '/sha256: must be 64 hexadecimal digits in small letters'],
    [{ folder: 'Leases' }, '/folder: must be the id of a folder'],
    [{ closedAt: '2024-05-31' }, '/closedAt: must be a time with its offset, like 2024-05-31T14:00:00+03:00'],
    [
      { closedAt: '0000-01-01T00:00:00+14:00' },
      '/closedAt: must be a time with its offset, like 2024-05-31T14:00:00+03:00',
    ],
    [{ closedAt: '2023-02-29T12:00:00Z' }, '/closedAt: must be a time with its offset, like 2024-05-31T14:00:00+03:00'],
    [{ closedAt: '2026-11-26T10:00:00.001Z' }, '/closedAt: must not be in the future'],
    [{ closedAt: '2024-05-31T10:59:59.999Z' }, '/closedAt: must not be before the last signature'],
    [{ signatories: [] }, '/signatories: must be a list with at least one entry, […]'],
    [{ signatories: Array(101).fill(aino) }, '/signatories: must be a list with at most 100 entries, […]'],
  ])('is refused when %j', (change, fault) => {
    expect(faults(check({ ...lease, ...change }))).toEqual([fault]);
  });

  it.each([
    [{ email: 'aino' }, '/email: must be an e-mail address'],
    [{ email: 'aino@example.com, eve@example.com' }, '/email: must be an e-mail address'],
    [{ signedAt: '2026-11-26T13:00:00+02:00' }, '/signedAt: must not be in the future'],
    [
      { method: 'bank' },
      expect.stringMatching(/^\/signatories\/0\/method: must be one of: fi-bank-id, .*paper, other$/),
    ],
    [{ assurance: 'high' }, '/assurance: must be one of: none, single-factor, strong'],
    [{ method: 'light' }, '/assurance: must be none: a signature by hand proves nobody’s identity'],
    [{ identity: null }, '/identity: must be an object, {…}'],
    [{ identity: { country: 'FI', number: '010170-999S' } }, '/identity/number: has a wrong check character'],
    [
      { identity: { country: 'FI', number: '310670-9058' } },
      '/identity/number: has a date of birth that no calendar has',
    ],
    [{ identity: { country: 'EE', number: '1' } }, '/identity/country: must be one of: FI, SE, NO, DK, NL'],
    [{ role: { kind: 'witness' } }, '/role/kind: must be one of: self, otherOrganization, representative'],
    [{ role: { kind: 'otherOrganization' } }, '/role: lacks name'],
  ])('is refused when somebody signed with %j', (change, fault) => {
    expect(faults(signedBy(change))).toEqual([typeof fault === 'string' ? `/signatories/0${fault}` : fault]);
  });

  it('says for which organization somebody signed, but not into whose archive it goes', () => {
    const role = (organization: string) => signedBy({ role: { kind: 'representative', organizationId: organization } });
    expect(role(organizationId)).toMatchObject({ description: { signatories: [{ role: { organizationId } }] } });
    expect(faults(role(crypto.randomUUID()))).toEqual([
      '/signatories/0/role/organizationId: must be the id of the organization that imports; others by name and businessId',
    ]);
    const named = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' };
    expect(signedBy({ role: named })).toMatchObject({ description: { signatories: [{ role: named }] } });
  });

  it('is judged whatever it is, and no fault repeats a value of it', () => {
    const secret = '131052-308T-hunter2';
    const broken = fc.constantFrom(...Object.keys(lease), ...Object.keys(aino));
    fc.assert(
      fc.property(broken, fc.oneof(fc.jsonValue(), fc.constant(secret)), (name, value) => {
        const described =
          name in lease ? { ...lease, [name]: value } : { ...lease, signatories: [{ ...aino, [name]: value }] };
        expect(JSON.stringify(faults(check(described)))).not.toContain('hunter2');
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void check(value)));
  });
});
