import { describe, expect, it } from '@jest/globals';
import type { Explained, Finding, Step } from './answer.js';
import { nextWay } from './next-way.js';

const document: Explained = {
  ...{ invitationId: 'i', documentId: null, signatoryId: 's', title: 'Lease', state: 'completed', sentAt: 't' },
  ...{ organization: { id: 'o', name: 'Acme' }, copies: [], findings: [] },
};
const holding = (step: Step, more: Partial<Finding> = {}): Finding => ({
  ...{ reason: 'purged', verdict: 'holds', title: '', detail: '', next: { step, detail: '' } },
  ...more,
});

describe('the way to what can be done about a missing document', () => {
  it('leads to the invitation, the copy or the certificate that it is about', () => {
    const to = (step: Step, asker: 'own' | 'organization', more: Partial<Explained> = {}) =>
      nextWay(holding(step, { certificateId: 'c' }), { ...document, ...more }, asker)?.href;
    expect(to('remind-signatories', 'organization')).toBe('/app/invitations/i');
    expect(to('copy-the-invitation', 'organization', { invitationId: null })).toBe('/app/invitations');
    expect(to('give-a-copy', 'organization', { copies: ['a'] })).toBe('/app/archive/a');
    expect(to('give-a-copy', 'organization')).toBe('/app/archive');
    expect(to('see-certificate', 'own')).toBe('/v1/me/certificates/c');
    expect(to('see-certificate', 'organization')).toBe('/app/retention/certificates/c');
    expect(to('give-another-address', 'own')).toBe('/d');
  });

  it('leads to the side of the organization that has the document', () => {
    const finding = holding('change-to-organization', { reason: 'organization-account-holds-it' });
    expect(nextWay(finding, document, 'own')).toMatchObject({ href: '/app/archive', context: 'organization/o' });
  });

  it('is not there where no certificate and no step are', () => {
    expect(nextWay(holding('see-certificate'), document, 'own')).toBeNull();
    const { next: _, ...without } = holding('sign-now');
    expect(nextWay(without, document, 'own')).toBeNull();
  });
});
