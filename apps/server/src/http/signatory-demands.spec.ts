import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ListedSignatoriesDto } from './dto/invitation.dto.js';
import { SignatoryDemandsDto } from './dto/signatory-demands.dto.js';
import { arrangedSignatories, changedDemands, demandsOf, roleOf, saidMethods } from './signatory-demands.js';

const dto = (body: object) => plainToInstance(SignatoryDemandsDto, body);
const faults = (body: object) =>
  validateSync(dto(body), { whitelist: true, forbidNonWhitelisted: true }).flatMap((fault) =>
    (fault.children?.length ? fault.children : [fault]).map(({ property }) => property),
  );

describe('What a body wants of a signatory', () => {
  it('is a light signature where it says nothing', () => {
    expect(demandsOf(dto({}))).toEqual({ methods: ['light'] });
  });

  it.each([
    [['strong'], { methods: ['strong'] }],
    [['light', 'strong'], { methods: ['light', 'strong'] }],
    [['fi-bank-id', 'se-bankid'], { methods: ['strong'], strongMethods: ['fi-bank-id', 'se-bankid'] }],
    [['light', 'dk-mitid'], { methods: ['light', 'strong'], strongMethods: ['dk-mitid'] }],
    [['strong', 'dk-mitid'], { methods: ['strong'] }],
  ])('names methods: %j', (methods, demands) => {
    expect(demandsOf(dto({ methods }))).toEqual(demands);
  });

  it('names them as it was told', () => {
    expect(saidMethods(['light', 'strong'], ['dk-mitid'])).toEqual(['light', 'dk-mitid']);
    expect(saidMethods(['strong'], null)).toEqual(['strong']);
    expect(saidMethods(['light'], undefined)).toEqual(['light']);
  });

  it('takes back what a change leaves out of its methods', () => {
    expect(changedDemands(dto({ methods: ['strong'] }))).toEqual({ methods: ['strong'], strongMethods: null });
    const none = { identity: null, roles: null, identityNumberRequired: false };
    expect(changedDemands(dto(none))).toEqual({ identity: null, roles: null, identityNumber: null });
    expect(changedDemands(dto({}))).toEqual({});
  });

  it('reads an identity number as people write it', () => {
    const identity = { country: 'FI', identityNumber: ' 010190-961n' };
    expect(demandsOf(dto({ identity }))).toMatchObject({
      identity: { number: { country: 'FI', value: '010190-961N' } },
    });
  });
});

describe('A list of all signatories', () => {
  const listed = (...signatories: object[]) => plainToInstance(ListedSignatoriesDto, { signatories });
  const isValid = (...signatories: object[]) =>
    validateSync(listed(...signatories), { whitelist: true, forbidNonWhitelisted: true }).length === 0;
  const id = '0193e2a0-0000-7000-8000-000000000001';

  it('keeps those whom it names by id, with what it says of them, and adds the others', () => {
    const body = listed({ id, identity: null }, { name: 'Bo', email: 'bo@example.com' });
    expect(arrangedSignatories(body, (index) => `new ${index}`)).toEqual([
      { kept: { signatoryId: id, identity: null } },
      { added: { signatoryId: 'new 1', name: 'Bo', email: 'bo@example.com', methods: ['light'] } },
    ]);
  });

  it('needs a name and an address of somebody new, and names nobody twice', () => {
    expect([isValid({ id }), isValid({ name: 'Bo', email: 'bo@example.com' })]).toEqual([true, true]);
    expect([isValid({ name: 'Bo' }), isValid({ id, email: 'bo' }), isValid({ id }, { id })]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('Bad demands', () => {
  it.each([
    ['an unknown method', { methods: ['dk-nemid'] }, ['methods']],
    ['no method', { methods: [] }, ['methods']],
    ['a wrong check digit', { identity: { country: 'FI', identityNumber: '010190-961P' } }, ['identityNumber']],
    ['another country’s number', { identity: { country: 'NO', identityNumber: '010190-961N' } }, ['identityNumber']],
    ['no country', { identity: { identityNumber: '010190-961N' } }, ['country', 'identityNumber']],
    ['no number', { identity: { country: 'FI' } }, ['identityNumber']],
    ['a name alone', { identity: { name: 'Aino' } }, ['birthDate']],
    ['a date alone', { identity: { birthDate: '1990-01-01' } }, ['name']],
    ['no such day', { identity: { name: 'Aino', birthDate: '1990-02-30' } }, ['birthDate']],
    ['nobody', { identity: {} }, ['name', 'birthDate']],
    ['number and name', { identity: { country: 'FI', identityNumber: '010190-961N', name: 'Aino' } }, ['name']],
    ['a role without an organization', { roles: { role: { kind: 'otherOrganization' } } }, ['role']],
    ['an unknown member', { roles: { capacities: true } }, ['capacities']],
  ])('are refused: %s', (_, body, properties) => {
    expect(faults(body).toSorted()).toEqual([...properties].toSorted());
  });

  it.each([
    { identity: { country: 'SE', identityNumber: '19900101-2385' } },
    { identity: { name: 'Aino', birthDate: '1990-01-01' } },
    { identity: null, roles: null },
    { roles: { role: { kind: 'representative', name: 'Acme', businessId: '1' }, capacity: true } },
    { identityNumberRequired: true, methods: ['fi-mobile-id'] },
  ])('are not %j', (body) => {
    expect(faults(body)).toEqual([]);
  });
});

describe('A role', () => {
  it('keeps what belongs to its kind', () => {
    const all = {
      name: 'N',
      businessId: 'b',
      organizationId: 'o',
      capacity: { authority: 'alone', position: 'P' },
    } as const;
    const { capacity } = all;
    expect(roleOf({ kind: 'self', ...all })).toEqual({ kind: 'self' });
    expect(roleOf({ kind: 'otherOrganization', ...all })).toEqual({ kind: 'otherOrganization', name: 'N' });
    expect(roleOf({ kind: 'representative', ...all })).toEqual({
      kind: 'representative',
      organizationId: 'o',
      capacity,
    });
    const { organizationId: _, ...unregistered } = all;
    expect(roleOf({ kind: 'representative', ...unregistered })).toEqual({
      ...{ kind: 'representative', name: 'N', businessId: 'b', capacity },
    });
  });
});
