import { describe, expect, it } from '@jest/globals';
import type { Application } from '../application.js';
import { PreviewEmail, PreviewEmailHandler } from './email-preview.query.js';
import type { TenantReader } from '../tenant.js';

const view = {
  ...{ id: 'i', organizationId: 'o', folderId: null, language: 'fi', title: 'Vuokra', message: 'Hei', expiresAt: null },
  signatories: [{ name: 'Aino', email: 'aino@example.com' }, { name: 'Bo' }],
  documents: [{ fileName: 'a.pdf' }, { fileName: null }],
};
const app = {
  views: {
    invitations: { get: async (id: string) => (id === 'i' ? view : null) },
    organizations: { get: async () => ({ name: 'Acme' }) },
  },
  clock: { now: () => '2026-11-24T10:00:00.000Z' },
  settings: { baseUrl: 'https://sign.example', defaultOpenFor: 60_000 },
} as unknown as Application;
const reader = (organizationId: string): TenantReader => ({
  organizationId,
  folders: { accessTo: () => 'read', readable: [null] },
});
const preview = (id: string, organizationId = 'o') =>
  new PreviewEmailHandler(app).execute(new PreviewEmail(reader(organizationId), id));

describe('the e-mail of a draft, before it is sent', () => {
  it('is written as it will be, to the first signatory, with a link that opens nothing', async () => {
    expect(await preview('i')).toMatchObject({
      ...{ kind: 'invitation', to: { name: 'Aino' }, language: 'fi', title: 'Vuokra', message: 'Hei' },
      ...{ organizationName: 'Acme', documents: ['a.pdf', ''], link: 'https://sign.example/s#…' },
    });
  });

  it('is there for those only who may read the invitation', async () => {
    await expect(preview('other')).rejects.toMatchObject({ rejection: { code: 'not-found' } });
    await expect(preview('i', 'another')).rejects.toMatchObject({ rejection: { code: 'not-found' } });
  });
});
