import { describe, expect, it } from '@jest/globals';
import { missingIn } from './draft-faults.js';
import { emptyForm, formOf, isBegun, newRow, type Row } from './draft-form.js';
import { detailsOf, wirePeople } from './draft-wire.js';
import type { Invitation } from './invitation.js';

const row = (change: Partial<Row> = {}): Row => ({
  ...newRow('k', undefined, { name: 'Aino', email: 'aino@example.com' }),
  ...change,
});
const one = (change: Partial<Row>) => wirePeople([row(change)])[0];

describe('a signatory on their way to the service', () => {
  it('may sign in the ways that were chosen', () => {
    expect(one({})).toMatchObject({ methods: ['light'], identity: null, roles: null });
    expect(one({ light: false, strong: 'any' })).toMatchObject({ methods: ['strong'] });
    expect(one({ strong: 'some', named: ['dk-mitid'] })).toMatchObject({ methods: ['light', 'dk-mitid'] });
  });

  it('is expected by what was said of them, where they authenticate', () => {
    const identity = { by: 'number', country: 'FI', number: ' 010190-961N ' } as const;
    expect(one({ strong: 'any', identity })).toMatchObject({
      identity: { country: 'FI', identityNumber: '010190-961N' },
    });
    expect(one({ strong: 'no', identity })).toMatchObject({ identity: null });
    expect(one({ strong: 'any', identity: { by: 'kept', country: 'FI', shown: '…' } })).not.toHaveProperty('identity');
  });

  it('signs for whom was chosen', () => {
    const acme = { name: 'Acme', businessId: '1' };
    expect(one({ capacity: true })).toMatchObject({ roles: { capacity: true } });
    const representative = one({ role: { kind: 'representative', ...acme }, capacity: true });
    expect(representative).toMatchObject({ roles: { role: { kind: 'representative', ...acme }, capacity: true } });
    const other = one({ role: { kind: 'otherOrganization', ...acme } });
    expect(other?.roles).toEqual({ role: { kind: 'otherOrganization', name: 'Acme' } });
    expect(one({ role: { kind: 'self', ...acme }, capacity: true })?.roles).toEqual({
      role: { kind: 'self' },
      capacity: true,
    });
  });

  it('waits until they are whole, and stays as the service has them meanwhile', () => {
    const faulty = row({ email: 'aino@' });
    expect(wirePeople([faulty])).toEqual([]);
    const before = one({});
    expect(wirePeople([faulty], () => before)).toEqual([before]);
  });

  it('comes back as they went', () => {
    const [wire] = wirePeople([row({ strong: 'some', named: ['se-bankid'], capacity: true })]);
    const { key: id, roles, ...person } = wire as NonNullable<typeof wire>;
    const signatory = { ...person, id, roles, identity: undefined, state: 'pending', mail: { state: 'none' } };
    const { people } = formOf({ ...emptyForm('fi'), documents: [], signatories: [signatory] } as unknown as Invitation);
    expect(wirePeople(people)).toEqual([wire]);
  });
});

describe('a draft', () => {
  it('has a title also before somebody gives it one, and nothing in it that turns or hides text', () => {
    const form = { ...emptyForm('en'), title: 'Lease\u202E\u0007 2027', message: ' Hi\r\nthere\u2066 ' };
    expect(detailsOf(form, 'Untitled')).toMatchObject({ title: 'Lease  2027', message: 'Hi\nthere' });
    expect(detailsOf(emptyForm('en'), 'Untitled')).toMatchObject({ title: 'Untitled', message: null });
  });

  it('is begun once there is something in it', () => {
    expect(isBegun({ ...emptyForm('en'), people: [newRow('k', undefined)] })).toBe(false);
    expect(isBegun({ ...emptyForm('en'), people: [newRow('k', undefined, { email: 'a' })] })).toBe(true);
    expect(isBegun({ ...emptyForm('en'), message: 'Hi' })).toBe(true);
  });

  it('says what is missing before it can be sent', () => {
    const past = '2026-11-24T10:00:00.000Z';
    const bad = { ...emptyForm('en'), people: [row({ name: '👩'.repeat(201) })], expiresAt: past };
    expect(missingIn(bad, 0, false, Date.parse(past))).toEqual(['name', 'documents', 'peopleFaulty', 'expiry']);
    expect(missingIn({ ...emptyForm('en'), title: 'x'.repeat(201) }, 1, true, 0)).toEqual([
      'titleLong',
      'uploads',
      'people',
    ]);
    expect(missingIn({ ...bad, title: 'Lease', people: [row({ name: '👩'.repeat(200) })] }, 1, false, 0)).toEqual([]);
  });
});
