import { describe, expect, it } from '@jest/globals';
import type { SigningRole } from '../invitation/events.js';
import { decideDelivery } from './decide-delivery.js';
import type { DeliverySettings } from './delivery-settings.js';
import { shippedPolicies } from './shipped-policies.js';

const self = { kind: 'self' } as const;
const other = { kind: 'otherOrganization', name: 'Asunto Oy Satama' } as const;
const named = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' } as const;
const registered = { kind: 'representative', organizationId: 'o' } as unknown as SigningRole;
const before = '2025-04-24T20:59:59.999Z';
const on = '2025-04-24T21:00:00.000Z';
const old = 'before-2025-04-25';
const all = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
const none = { sendDownloadLink: false, saveToPersonalAccount: false, copyToLightSignatories: false };
const only = (setting: keyof DeliverySettings) => ({ ...none, [setting]: true });

const decide = (
  signedAt: string,
  role: SigningRole,
  assurance: 'none' | 'single-factor' | 'strong',
  settings: DeliverySettings,
) => decideDelivery(shippedPolicies, { signedAt, role, assurance }, settings);

describe('the shipped delivery policy', () => {
  it('changes with the day that begins in Helsinki', () => {
    const local = { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'medium' } as const;
    const shown = (at: string) => new Intl.DateTimeFormat('sv', local).format(new Date(at));
    expect([shown(before), shown(on)]).toEqual(['2025-04-24 23:59:59', '2025-04-25 00:00:00']);
    expect(decide(before, self, 'strong', all).policyVersion).toBe(old);
    expect(decide(on, self, 'strong', all).policyVersion).toBe('2025-04-25');
  });

  // domain.md, Delivery: each row of its table, by assurance and by what the sender chose.
  const link = 'download-link';
  const account = 'personal-account';
  it.each<[string, SigningRole, 'strong' | 'none', DeliverySettings, string, readonly string[]]>([
    [on, self, 'strong', all, 'strong', [link, account]],
    [on, self, 'strong', only('sendDownloadLink'), 'strong', [link]],
    [on, self, 'strong', only('saveToPersonalAccount'), 'strong', [account]],
    [on, self, 'strong', only('copyToLightSignatories'), 'strong', []],
    [on, self, 'none', only('copyToLightSignatories'), 'light', [link, account]],
    [on, self, 'none', { ...all, copyToLightSignatories: false }, 'light', []],
    [on, other, 'strong', all, 'strong', [link, account]],
    [on, other, 'strong', none, 'strong', []],
    [on, other, 'none', only('copyToLightSignatories'), 'light', [link, account]],
    [on, other, 'none', { ...all, copyToLightSignatories: false }, 'light', []],
    [before, self, 'strong', none, 'strong', [account]],
    [before, self, 'strong', all, 'strong', [account]],
    [before, self, 'none', all, 'light', []],
    [before, other, 'strong', none, 'strong', [account]],
    [before, other, 'none', all, 'light', []],
    [on, named, 'strong', all, 'strong', [link, account]],
    [on, named, 'none', only('copyToLightSignatories'), 'light', [link, account]],
    [before, named, 'strong', none, 'strong', [account]],
    [before, named, 'none', all, 'light', []],
    [on, registered, 'strong', none, 'representative', ['organization-archive']],
    [on, registered, 'none', all, 'representative', ['organization-archive']],
    [before, registered, 'strong', all, 'representative', ['organization-archive']],
    [before, registered, 'none', none, 'representative', ['organization-archive']],
  ])('signed at %s as %j with assurance %s and %j: row %s gives %j', (at, role, assurance, settings, row, ways) => {
    expect(decide(at, role, assurance, settings)).toMatchObject({
      policyVersion: at === on ? '2025-04-25' : old,
      row,
      ways,
    });
  });

  it('takes a single factor as a drawing', () => {
    expect(decide(on, self, 'single-factor', all)).toEqual(decide(on, self, 'none', all));
    expect(decide(on, self, 'single-factor', only('sendDownloadLink')).ways).toEqual([]);
  });

  it('says which ways were withheld, and why', () => {
    expect(decide(on, self, 'strong', none).withheld).toEqual([
      { way: 'download-link', because: 'sendDownloadLink' },
      { way: 'personal-account', because: 'saveToPersonalAccount' },
    ]);
    expect(decide(on, self, 'none', { ...all, copyToLightSignatories: false }).withheld).toEqual([
      { way: 'download-link', because: 'copyToLightSignatories' },
      { way: 'personal-account', because: 'copyToLightSignatories' },
    ]);
    expect(decide(before, self, 'none', all).withheld).toEqual([{ way: 'personal-account', because: 'assurance' }]);
    expect(decide(on, self, 'strong', all).withheld).toEqual([]);
  });

  it('names the organization, registered here, for which somebody signed', () => {
    expect(decide(on, registered, 'strong', all).organizationId).toBe('o');
    expect(decide(on, named, 'strong', all)).not.toHaveProperty('organizationId');
  });
});
