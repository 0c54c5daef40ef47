import { describe, expect, it } from '@jest/globals';
import {
  base64Of,
  bodyOf,
  emptyForm,
  faultAt,
  formOf,
  newDocument,
  newRole,
  type Template,
  useBody,
} from './template.js';

const template: Template = {
  ...{ id: 't', state: 'saved', version: 3, name: 'Lease', title: 'Lease of {{Tenant.name}}', message: null },
  ...{ language: 'fi', order: 'sequential', expiresInDays: 14, folderId: 'f', values: ['Rent'] },
  ...{ changedAt: '2026-11-26T10:00:00.000Z', revision: 2 },
  roles: [
    { roleId: 'r1', name: 'Tenant', methods: ['fi-bank-id'], identityNumberRequired: true, roles: { capacity: true } },
    { roleId: 'r2', name: 'Landlord', methods: ['light', 'strong'], contact: { name: 'Otso', email: 'o@example.com' } },
  ],
  documents: [{ documentId: 'd', fileName: 'lease.pdf', pages: 2, bytes: 9 }],
};

describe('a template in a form', () => {
  it('is sent as it came where nothing was changed: also what the form doesn’t show', () => {
    expect(bodyOf(formOf(template))).toEqual({
      ...{ name: 'Lease', title: 'Lease of {{Tenant.name}}', message: null, language: 'fi', order: 'sequential' },
      ...{ expiresInDays: 14, folderId: 'f', documents: [{ documentId: 'd' }] },
      roles: [
        {
          roleId: 'r1',
          name: 'Tenant',
          methods: ['fi-bank-id'],
          identityNumberRequired: true,
          roles: { capacity: true },
        },
        {
          roleId: 'r2',
          name: 'Landlord',
          methods: ['light', 'strong'],
          contact: { name: 'Otso', email: 'o@example.com' },
        },
      ],
    });
  });

  it('has new roles without ids, and files with their bytes', () => {
    const form = {
      ...emptyForm('en'),
      name: ' New ',
      roles: [
        {
          ...newRole(),
          name: 'Buyer',
          method: 'strong' as const,
          hasContact: true,
          contactName: 'A',
          contactEmail: 'a@b.fi',
        },
      ],
      documents: [newDocument('a.pdf', 'JVBERg==')],
    };
    expect(bodyOf(form)).toMatchObject({
      ...{ name: 'New', message: null, expiresInDays: null, folderId: null },
      roles: [{ name: 'Buyer', methods: ['strong'], contact: { name: 'A', email: 'a@b.fi' } }],
      documents: [{ fileName: 'a.pdf', base64: 'JVBERg==' }],
    });
    expect(bodyOf(form)).not.toHaveProperty('title');
    expect(newRole().key).not.toBe(newRole().key);
  });

  it('finds what the service says of one of its fields', () => {
    const faults = [{ pointer: '#/roles/0/name', message: 'is taken' }];
    expect([faultAt(faults, '#/roles/0/name'), faultAt(faults, '#/title')]).toEqual(['is taken', undefined]);
  });
});

describe('the use of a template', () => {
  it('names who was named, and leaves the others to their contacts', () => {
    const people = { r1: { name: ' Aino ', email: 'aino@example.com' }, r2: { name: ' ', email: '' } };
    expect(useBody(template, { values: { Rent: ' 850 € ', Other: 'x' }, people }, true)).toEqual({
      values: [{ name: 'Rent', value: '850 €' }],
      signatories: [{ roleId: 'r1', name: 'Aino', email: 'aino@example.com' }],
      send: true,
    });
  });
});

describe('bytes in base64', () => {
  it('are the same however many there are', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
    const back = Uint8Array.from(atob(base64Of(bytes)), (letter) => letter.charCodeAt(0));
    expect(back).toEqual(bytes);
  });
});
