import { describe, expect, it } from '@jest/globals';
import { shippedPolicies } from '@attestory/domain';
import { signedView } from './signed-view.js';

const app = { settings: { deliveryPolicies: shippedPolicies } } as never;
const undecided = { decisions: null };
const copyToLight = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };

function events(role: object, assurance: string, delivery: object): never {
  const meta = { id: 'e-1', hash: 'f'.repeat(64), time: '2026-11-26T10:00:00.000Z' };
  return [
    { type: 'InvitationSent', data: { delivery }, meta: {} },
    { type: 'DocumentSigned', data: { signatoryId: 's-1', role, assurance, method: 'light' }, meta },
  ] as never;
}

describe('what somebody has signed, as they are told', () => {
  it('names the entry in the log, and where the copy will go by the policy and the sender’s settings', () => {
    const told = signedView(app, 's-1', events({ kind: 'self' }, 'none', copyToLight), undecided);
    expect(told).toEqual({
      ...{ signedAt: '2026-11-26T10:00:00.000Z', eventId: 'e-1', hash: 'f'.repeat(64), method: 'light' },
      copies: ['download-link', 'personal-account'],
    });
    const none = { ...copyToLight, copyToLightSignatories: false };
    expect(signedView(app, 's-1', events({ kind: 'self' }, 'none', none), undecided)?.copies).toEqual([]);
    const forAcme = { kind: 'representative', organizationId: 'o-1' };
    expect(signedView(app, 's-1', events(forAcme, 'strong', none), undecided)?.copies).toEqual([
      'organization-archive',
    ]);
  });

  it('says where it went, once that is decided', () => {
    const decisions = [{ signatoryId: 's-1', ways: ['personal-account'] }] as never;
    const told = signedView(app, 's-1', events({ kind: 'self' }, 'none', copyToLight), { decisions });
    expect(told?.copies).toEqual(['personal-account']);
  });

  it('is nothing of whoever has not signed', () => {
    expect(signedView(app, 's-2', events({ kind: 'self' }, 'none', copyToLight), undecided)).toBeNull();
  });
});
