import { importOf, unlike } from '../../../test/support/imported.ts';
import { csvOf, templateOf } from '../../../test/support/templates.ts';
import type { Row } from './row.ts';

const write = { scope: 'invitations:write' } as const;
const read = { scope: 'invitations:read' } as const;
const archive = { scope: 'archive:read' } as const;
const admin = { scope: 'organization:admin' } as const;
const expiresAt = new Date(Date.now() + 60 * 24 * 60 * 60_000).toISOString();
const person = { name: 'Aino', email: 'aino@example.com' };
const csv = { type: 'text/csv', body: () => csvOf([person]) };

/** What organizations do with their invitations. @param pdf what is uploaded */
export const tenantRows = (pdf: Uint8Array): Readonly<Record<string, Row>> => ({
  'POST /v1/invitations': { of: write, body: () => ({ title: 'Allowed' }) },
  'GET /v1/invitations': { of: read },
  'GET /v1/invitations/{id}': { of: read },
  'GET /v1/invitations/{id}/email-preview': { of: read },
  'PATCH /v1/invitations/{id}': { of: write, on: 'draft', body: () => ({ title: 'Allowed' }) },
  'DELETE /v1/invitations/{id}': { of: write, on: 'draft' },
  'GET /v1/invitations/{id}/history': { of: read },
  'POST /v1/invitations/{id}/send': { of: write, on: 'draft' },
  'POST /v1/invitations/{id}/cancel': { of: write, on: 'sent', body: () => ({ reason: 'Allowed' }) },
  'POST /v1/invitations/{id}/reminders': {
    ...{ of: write, on: 'sent' },
    body: ({ signatoryId }) => ({ signatoryIds: [signatoryId] }),
  },
  'POST /v1/invitations/{id}/extend': { of: write, on: 'sent', body: () => ({ expiresAt }) },
  'POST /v1/invitations/{id}/copy': { of: write, on: 'sent' },
  'POST /v1/invitations/{id}/addendum': { of: write, on: 'sent', body: () => ({ text: 'Allowed' }) },
  'POST /v1/invitations/{id}/manual-signatures': {
    ...{ of: write, on: 'sent' },
    body: ({ signatoryId }) => ({
      ...{ signedBy: [{ signatoryId }], signedOn: '2026-11-24' },
      scan: { fileName: 'allowed.pdf', base64: Buffer.from(pdf).toString('base64') },
    }),
  },
  'GET /v1/invitations/{id}/manual-signatures/{scanId}/scan': { of: read, on: 'sent' },
  'POST /v1/invitations/{id}/documents': {
    ...{ of: write, on: 'draft' },
    query: () => '?fileName=allowed.pdf',
    body: () => pdf,
  },
  'DELETE /v1/invitations/{id}/documents/{documentId}': { of: write, on: 'draft' },
  'GET /v1/invitations/{id}/documents/{documentId}/original': { of: read },
  'GET /v1/invitations/{id}/documents/{documentId}/sealed': { of: read, on: 'sealed' },
  'GET /v1/invitations/{id}/documents/{documentId}/signature-page': {
    ...{ of: read, on: 'sealed', answers: 'signature-page-inside' },
  },
  'GET /v1/invitations/{id}/documents.zip': { of: read, on: 'sealed' },
  'POST /v1/invitations/{id}/signatories': { of: write, on: 'draft', body: () => person },
  'PUT /v1/invitations/{id}/signatories': { of: write, on: 'draft', body: () => ({ signatories: [person] }) },
  'PATCH /v1/invitations/{id}/signatories/{signatoryId}': { of: write, on: 'draft', body: () => ({ name: 'Aino' }) },
  'DELETE /v1/invitations/{id}/signatories/{signatoryId}': { of: write, on: 'draft' },
  'POST /v1/invitations/{id}/signatories/{signatoryId}/contact': {
    ...{ of: write, on: 'sent' },
    body: () => ({ email: person.email }),
  },
  'POST /v1/archive/imports': {
    of: { scope: 'organization:admin' },
    body: ({ folderId }) => importOf(unlike(pdf), { folder: folderId }),
  },
  'GET /v1/invitations/{id}/deliveries': { of: read, on: 'sealed' },
  'GET /v1/deliveries': { of: read },
  'POST /v1/invitations/{id}/download-links/{linkId}/revocation': { of: write, on: 'sealed' },
  'GET /v1/archive': { of: archive },
  'GET /v1/archive/{id}': { of: archive, on: 'archived' },
  'GET /v1/archive/{id}/document': { of: archive, on: 'archived' },
  'GET /v1/archive/{id}/history': { of: archive, on: 'archived' },
  'POST /v1/archive/{id}/move': { of: write, on: 'archived', body: () => ({ folderId: null }) },
  'GET /v1/archive/documents.zip': { of: archive, on: 'archived', query: ({ id }) => `?ids=${id}` },
  'GET /v1/support/missing-document': {
    ...{ of: { scope: 'support:explain' }, query: () => '?name=Signer&title=Matter' },
  },
  'GET /v1/retention': { of: archive },
  'GET /v1/retention/summary': { of: archive },
  'GET /v1/retention/certificates': { of: archive },
  'GET /v1/retention/certificates/{certificateId}': { of: archive, answers: 'not-found' },
  'GET /v1/archive/{id}/holds': { of: archive, on: 'archived' },
  'POST /v1/archive/{id}/holds': {
    ...{ of: { scope: 'organization:admin' }, on: 'archived' },
    body: () => ({ reason: 'Allowed' }),
  },
  'DELETE /v1/archive/{id}/holds/{holdId}': {
    ...{ of: { scope: 'organization:admin' }, on: 'archived', answers: 'not-found' },
  },
  'GET /v1/templates': { of: write },
  'POST /v1/templates': { of: admin, body: () => templateOf('Allowed', pdf) },
  'GET /v1/templates/{id}': { of: write, on: 'template' },
  'PUT /v1/templates/{id}': { of: admin, on: 'template', body: () => ({ name: 'Allowed' }) },
  'GET /v1/templates/{id}/documents/{documentId}': { of: write, on: 'template' },
  'POST /v1/templates/{id}/invitations': {
    ...{ of: write, on: 'template' },
    body: ({ roleId }) => ({ signatories: [{ roleId, ...person }] }),
  },
  'POST /v1/templates/{id}/bulk-sendings/preview': { ...csv, of: write, on: 'template' },
  'POST /v1/templates/{id}/bulk-sendings': { ...csv, of: write, on: 'template' },
  'DELETE /v1/templates/{id}': { of: admin, on: 'template' },
  'GET /v1/bulk-sendings': { of: write },
  'GET /v1/bulk-sendings/{id}': { of: write, on: 'bulk' },
  'GET /v1/bulk-sendings/{id}/result.csv': { of: write, on: 'bulk' },
  'POST /v1/bulk-sendings/{id}/stop': { of: write, on: 'bulk', answers: 'bulk-sending-over' },
  'GET /v1/audit/events': { of: { scope: 'audit:read' }, query: ({ id }) => `?stream=invitation-${id}` },
});
