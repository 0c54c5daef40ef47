import { describe, expect, it } from '@jest/globals';
import { copyHolder, getsDownloadLink, narrowDelivery, newerRowsFrom } from './delivery-policy.js';
import type { SigningRole } from './invitation/events.js';

const client = { sendDownloadLink: true, saveToPersonalAccount: false, copyToLightSignatories: false };

describe('the delivery settings of an invitation', () => {
  it('are those of the client where the sender says nothing', () => {
    expect(narrowDelivery(client, undefined)).toEqual(client);
    expect(narrowDelivery(client, {})).toEqual(client);
  });

  it('may be narrower than the client’s, never wider', () => {
    expect(narrowDelivery(client, { sendDownloadLink: false }).sendDownloadLink).toBe(false);
    expect(narrowDelivery(client, { saveToPersonalAccount: true }).saveToPersonalAccount).toBe(false);
  });

  it('let the sender choose copies for light signatories per invitation', () => {
    expect(narrowDelivery(client, { copyToLightSignatories: true }).copyToLightSignatories).toBe(true);
    const open = { ...client, copyToLightSignatories: true };
    expect(narrowDelivery(open, { copyToLightSignatories: false }).copyToLightSignatories).toBe(false);
  });
});

describe('a download link', () => {
  it('goes to who signed strongly unless it is switched off, and to who signed lightly where the sender chose so', () => {
    const settings = { sendDownloadLink: true, saveToPersonalAccount: false, copyToLightSignatories: false };
    expect(getsDownloadLink('strong', settings)).toBe(true);
    expect(getsDownloadLink('strong', { ...settings, sendDownloadLink: false, copyToLightSignatories: true })).toBe(
      false,
    );
    expect(getsDownloadLink('none', settings)).toBe(false);
    expect(getsDownloadLink('none', { ...settings, copyToLightSignatories: true })).toBe(true);
  });
});

describe('the copy of what somebody signed', () => {
  const self = { kind: 'self' } as const;
  const other = { kind: 'otherOrganization', name: 'Asunto Oy Satama' } as const;
  const named = { kind: 'representative', name: 'Acme Oy', businessId: '1234567-1' } as const;
  const registered = { kind: 'representative', organizationId: 'o' } as unknown as SigningRole;
  const before = '2025-04-24T20:59:59.999Z';
  const on = '2025-04-24T21:00:00.000Z';
  const all = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
  const nothing = { sendDownloadLink: false, saveToPersonalAccount: false, copyToLightSignatories: false };

  it('is settled by the day that begins in Helsinki', () => {
    expect(newerRowsFrom).toBe(on);
    const local = { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'medium' } as const;
    expect(new Intl.DateTimeFormat('sv', local).format(new Date(on))).toBe('2025-04-25 00:00:00');
  });

  // domain.md, Delivery: each row of its table, by assurance and by what the sender chose.
  it.each<[string, SigningRole, 'strong' | 'none', typeof all, ReturnType<typeof copyHolder>]>([
    [on, self, 'strong', { ...nothing, saveToPersonalAccount: true }, 'person'],
    [on, self, 'strong', { ...all, saveToPersonalAccount: false }, null],
    [on, self, 'none', { ...nothing, copyToLightSignatories: true }, 'person'],
    [on, self, 'none', { ...all, copyToLightSignatories: false }, null],
    [on, other, 'strong', { ...nothing, saveToPersonalAccount: true }, 'person'],
    [on, other, 'strong', { ...all, saveToPersonalAccount: false }, null],
    [on, other, 'none', { ...nothing, copyToLightSignatories: true }, 'person'],
    [on, other, 'none', { ...all, copyToLightSignatories: false }, null],
    [before, self, 'strong', nothing, 'person'],
    [before, self, 'none', all, null],
    [before, other, 'strong', nothing, 'person'],
    [before, other, 'none', all, null],
    [on, registered, 'strong', all, 'organization'],
    [on, registered, 'strong', nothing, 'organization'],
    [on, registered, 'none', all, 'organization'],
    [before, registered, 'strong', nothing, 'organization'],
    [before, registered, 'none', nothing, 'organization'],
    [on, named, 'strong', { ...nothing, saveToPersonalAccount: true }, 'person'],
    [on, named, 'strong', { ...all, saveToPersonalAccount: false }, null],
    [on, named, 'none', { ...nothing, copyToLightSignatories: true }, 'person'],
    [on, named, 'none', { ...all, copyToLightSignatories: false }, null],
    [before, named, 'strong', nothing, 'person'],
    [before, named, 'none', all, null],
  ])('signed at %s as %j with assurance %s and %j goes to %s', (signedAt, role, assurance, settings, holder) => {
    expect(copyHolder({ signedAt, role, assurance }, settings)).toBe(holder);
  });

  it('of a single factor is as that of a drawing', () => {
    const signed = { signedAt: on, role: self, assurance: 'single-factor' } as const;
    expect(copyHolder(signed, { ...nothing, saveToPersonalAccount: true })).toBeNull();
    expect(copyHolder(signed, { ...nothing, copyToLightSignatories: true })).toBe('person');
  });
});
