import type { Application, Owner } from '@attestory/application';
import { describe, expect, it } from '@jest/globals';
import { CertificatesController } from './certificates.controller.js';

const purged = {
  type: 'DocumentPurged',
  data: { certificate: { certificateId: 'c1' }, signature: { keyId: 'k', value: 'v' } },
  meta: { id: 'e', position: '9', hash: 'a' },
};
const asked = (holder: object, assurance: Owner['assurance'] = 'strong') => {
  const view = { archivedDocumentId: 'ad', holder, folderId: null, foundBy: 'identity' };
  const load = async (stream: string) => ({ events: stream.startsWith('archived-document-') ? [purged] : [] });
  const views = { retention: { find: async () => ({ items: [view], nextCursor: null }) } };
  const app = { views, transactor: { load } } as unknown as Application;
  return new CertificatesController(app).own({ personId: 'aino', assurance }, 'c1');
};

describe('The certificate of a deletion', () => {
  it('is shown to the person whose copy it was', async () => {
    const event = { id: 'e', stream: 'archived-document-ad', position: '9', hash: 'a' };
    expect(await asked({ kind: 'person', personId: 'aino' })).toMatchObject({ ...purged.data, event });
  });

  it('is not there for others, nor over the personal side for an organization', async () => {
    for (const holder of [
      { kind: 'person', personId: 'vera' },
      { kind: 'organization', organizationId: 'aino' },
    ])
      await expect(asked(holder)).rejects.toMatchObject({ rejection: { code: 'not-found' } });
  });

  it('is not shown for a copy that an identity had found to whoever came by an e-mail link', async () => {
    const own = asked({ kind: 'person', personId: 'aino' }, 'single-factor');
    await expect(own).rejects.toMatchObject({ rejection: { code: 'not-found' } });
  });
});
