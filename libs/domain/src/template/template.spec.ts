import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { checkTemplate } from './check-template.js';
import type { TemplateCommand } from './commands.js';
import { templateDecider } from './decider.js';
import type { TemplateEvent } from './events.js';
import { fillTemplate } from './fill-template.js';
import { placeholdersIn, valueNamesIn, withPlaceholders } from './placeholders.js';

const tenant = { roleId: 'r1', name: 'Tenant', methods: ['light'] };
const landlord = { ...tenant, roleId: 'r2', name: 'Landlord', contact: { name: 'Otso', email: 'otso@example.com' } };
const lease = {
  ...{ templateId: 't', organizationId: 'o', name: 'Lease', title: 'Lease of {{Tenant.name}}', message: null },
  ...{ roles: [tenant, landlord], documents: [{ documentId: 'd' }], by: { kind: 'client', clientId: 'c' } },
};
const save = (change: object = {}) =>
  ({
    type: 'SaveTemplate',
    template: { ...lease, ...change },
    limits: { documents: 2, signatories: 2 },
  }) as never as TemplateCommand;
const retire = { type: 'RetireTemplate', by: lease.by } as never as TemplateCommand;
const saved = (version: number) => ({ type: 'TemplateSaved', data: { ...lease, version } }) as never as TemplateEvent;
const retired = { type: 'TemplateRetired', data: { by: lease.by } } as never as TemplateEvent;
const after = (...history: TemplateEvent[]) => given(templateDecider, history);

describe('a template', () => {
  it('is made, and each change is a version of its own', () => {
    after().when(save()).thenAccepted(saved(1));
    after(saved(1)).when(save()).thenAccepted(saved(2));
    after(saved(1), saved(2)).when(save()).thenAccepted(saved(3));
  });

  it('needs something to sign and somebody to sign it, and no more than an invitation takes', () => {
    after()
      .when(save({ documents: [] }))
      .thenRejected('nothing-to-sign');
    after()
      .when(save({ roles: [] }))
      .thenRejected('nobody-to-sign');
    after()
      .when(save({ documents: [1, 2, 3] }))
      .thenRejected('too-many-documents', { limit: 2 });
    after()
      .when(save({ roles: [1, 2, 3] }))
      .thenRejected('too-many-signatories', { limit: 2 });
  });

  it('is retired once, and then neither changed nor brought back', () => {
    after().when(retire).thenRejected('not-found');
    after(saved(1)).when(retire).thenAccepted(retired);
    after(saved(1), retired).when(retire).thenAccepted();
    after(saved(1), retired).when(save()).thenRejected('template-retired');
  });
});

describe('placeholders', () => {
  it('name a part of a role, or a value that is asked for', () => {
    expect(placeholdersIn('{{Tenant.name}} pays {{ Rent per month }} to {{Landlord.EMAIL}}')).toEqual([
      { kind: 'role', role: 'Tenant', part: 'name' },
      { kind: 'value', name: 'Rent per month' },
      { kind: 'role', role: 'Landlord', part: 'email' },
    ]);
    expect(valueNamesIn(['{{Rent}} {{rent}}', null, '{{ RENT }} {{Flat}}'])).toEqual(['Rent', 'Flat']);
  });

  it.each(['{{}}', '{{ }}', '{{Rent', 'Rent}}', '{{a.b}}', '{{<b>}}', '{{.name}}'])(
    'that can’t be read are told of: %s',
    (text) => {
      expect(placeholdersIn(text)).toContain(null);
    },
  );

  it('are filled once: what is put in is a text, whatever it looks like', () => {
    expect(
      withPlaceholders('{{A}} and {{B}}', (one) => (one.kind === 'value' && one.name === 'A' ? '{{B}}' : '$&')),
    ).toBe('{{B}} and $&');
  });
});

describe('a template that is written', () => {
  const faults = (change: object) => checkTemplate({ title: 'T', message: null, roles: [], ...change });

  it('is sound when its placeholders name its roles, in whatever case', () => {
    const roles = [{ name: 'Tenant' }, { name: 'Land lord' }];
    expect(faults({ title: '{{tenant.name}} {{Rent}}', message: '{{LAND  LORD.email}}', roles })).toEqual([]);
  });

  it('is refused with the place of what is wrong', () => {
    expect(faults({ title: '{{Tenant.name}}' })).toMatchObject([{ pointer: '/title' }]);
    expect(faults({ message: 'Dear {{' })).toMatchObject([{ pointer: '/message' }]);
    expect(faults({ roles: [{ name: 'A' }, { name: ' a ' }] })).toMatchObject([{ pointer: '/roles/1/name' }]);
    for (const name of ['A.name', '{A}', 'A}'])
      expect(faults({ roles: [{ name }] })).toMatchObject([{ pointer: '/roles/0/name' }]);
  });
});

describe('a template that is filled', () => {
  const template = {
    title: 'Lease of {{Tenant.name}}',
    message: 'Rent: {{Rent}}. {{Landlord.email}}',
    roles: lease.roles,
  };
  const fill = (values: object, signatories: object, change: object = {}) =>
    fillTemplate({ ...template, ...change } as never, {
      values: new Map(Object.entries(values)) as never,
      signatories: new Map(Object.entries(signatories)) as never,
    });
  const aino = { name: 'Aino <b>', email: 'aino@example.com' };

  it('says who signs what, with a role’s contact where nobody else is named', () => {
    expect(fill({ rent: '850 €' }, { r1: aino })).toMatchObject({
      filled: {
        title: 'Lease of Aino <b>',
        message: 'Rent: 850 €. otso@example.com',
        signatories: [{ name: 'Aino <b>' }, { name: 'Otso', email: 'otso@example.com' }],
      },
    });
    const other = { name: 'Ilona', email: 'ilona@example.com' };
    expect(fill({ Rent: '1' }, { r1: aino, r2: other })).toMatchObject({
      filled: { message: 'Rent: 1. ilona@example.com', signatories: [{}, other] },
    });
  });

  it('is refused where something is missing, or makes a text that an invitation can’t have', () => {
    expect(fill({}, {})).toEqual({
      faults: [
        { code: 'value-missing', value: 'Rent' },
        { code: 'role-missing', roleId: 'r1' },
      ],
    });
    expect(fill({ Rent: '1' }, { r1: { ...aino, name: 'x'.repeat(200) } })).toEqual({
      faults: [{ code: 'title-unusable' }],
    });
    expect(fill({ Rent: '\u0000' }, { r1: aino })).toEqual({ faults: [{ code: 'message-unusable' }] });
  });

  it('lacks a contact that was erased', () => {
    const roles = [{ ...landlord, contact: { name: null, email: null } }];
    expect(fill({}, {}, { title: 'T', message: null, roles })).toEqual({
      faults: [{ code: 'role-missing', roleId: 'r2' }],
    });
  });
});
