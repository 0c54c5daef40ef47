import type { AddendumContent } from '@attestory/application';
import { NAMES, sampleContent } from '../signature-page/content.sample.js';

/** An addendum to an invitation with the first `signed` signatories, `pending` who have not signed, and two documents. */
export function sampleAddendum(signed: number, pending = 1): AddendumContent {
  const { organizationName, signatories, document, invitationId, title, sentAt } = sampleContent(signed, pending);
  const { id, fileName, sha256, bytes, pages } = document;
  return {
    language: 'en',
    addendumId: '8c1f5f0e-2d34-5b0c-9a53-6f0a8f0f8c99',
    organizationName,
    madeAt: '2026-11-24T11:00:00.000Z',
    text: 'Nguyễn Thị Hồng joins the lease as a second tenant from 1 January 2027.\n\nThe rent stays as it is.',
    about: { invitationId, title, state: 'cancelled', sentAt, closedAt: '2026-11-24T10:30:00.000Z' },
    documents: [
      { id, fileName, sha256, bytes, pages, sealed: '5e'.repeat(32) },
      { id: addendumDocument, fileName: 'liite.pdf', sha256: '0a'.repeat(32), bytes: 20417, pages: 1, sealed: null },
    ],
    signatories,
    onPaper: [
      {
        names: [NAMES[0], NAMES[3]],
        signedOn: '2026-11-23',
        fileName: 'allekirjoitettu paperilla.pdf',
        sha256: '7b'.repeat(32),
      },
    ],
  };
}

const addendumDocument = '9d3e0c9a-1111-5b0c-9a53-6f0a8f0f8c23';
