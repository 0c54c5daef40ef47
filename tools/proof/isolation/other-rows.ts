import type { Row } from './row.ts';

const hash = 'a'.repeat(64);

/** What signatories do over their links. */
export const signatoryRows: Readonly<Record<string, Row>> = {
  'GET /v1/signing': { of: 'signatory' },
  'GET /v1/signing/branding/logo': { of: 'signatory', answers: 'not-found' },
  'POST /v1/signing/open': { of: 'signatory' },
  'GET /v1/signing/documents/{documentId}': { of: 'signatory' },
  // Who is too late is told why.
  'POST /v1/signing/decline': { of: 'signatory', closed: 409, body: () => ({ reason: 'Allowed' }) },
  'POST /v1/signing/signature': {
    ...{ of: 'signatory', answers: 'not-opened', elsewhere: 409, closed: 409 },
    body: ({ documentId }) => ({ role: { kind: 'self' }, contentHashes: { [documentId]: hash } }),
  },
  'POST /v1/signing/authentications': {
    ...{ of: 'signatory', answers: 'authentication-method-not-allowed' },
    body: () => ({ method: 'se-bankid' }),
  },
};

/** What people do who have signed in, with what is their own. */
export const personRows: Readonly<Record<string, Row>> = {
  'DELETE /v1/session': { of: 'person', ends: true },
  'POST /v1/session/renewal': { of: 'person', ends: true },
  'PUT /v1/session/context': { of: 'person', body: () => ({ context: 'personal' }) },
  'GET /v1/me': { of: 'person' },
  'PATCH /v1/me': { of: 'person', body: () => ({ language: 'sv' }) },
  'GET /v1/me/contexts': { of: 'person' },
  'GET /v1/me/sessions': { of: 'person' },
  'DELETE /v1/me/sessions': { of: 'person', ends: true },
  'DELETE /v1/me/sessions/{id}': { of: 'person', answers: 'not-found' },
  'GET /v1/me/inbox': { of: 'person' },
  'POST /v1/me/inbox/{id}/link': {
    ...{ of: 'person', on: 'sent', answers: 'not-found' },
    body: ({ signatoryId }) => ({ signatoryId }),
  },
  'GET /v1/me/certificates': { of: 'person' },
  'GET /v1/me/certificates/{certificateId}': { of: 'person', answers: 'not-found' },
  'GET /v1/me/missing-document': { of: 'person', query: () => '?title=Matter' },
  'GET /v1/me/documents': { of: 'person' },
  'GET /v1/me/documents/{id}': { of: 'person', on: 'archived', answers: 'not-found' },
  'GET /v1/me/documents/{id}/history': { of: 'person', on: 'archived', answers: 'not-found' },
  'GET /v1/me/documents/{id}/document': { of: 'person', on: 'archived', answers: 'not-found' },
  'GET /v1/me/documents.zip': {
    ...{ of: 'person', on: 'archived', answers: 'not-found' },
    query: ({ id }) => `?ids=${id}`,
  },
};

/** What is open to everybody, or by a secret. */
export const openRows: Readonly<Record<string, Row>> = {
  'POST /v1/oauth/token': {
    of: 'everybody',
    answers: 'unsupported-grant-type',
    body: () => new URLSearchParams({ grant_type: 'x' }),
  },
  'POST /v1/signing/sessions': { of: 'everybody', answers: 'link-unknown', body: () => ({ secret: 'no secret' }) },
  'GET /v1/sessions/methods': { of: 'everybody' },
  'POST /v1/sessions/authentications': {
    of: 'everybody',
    body: () => ({ intent: 'sign-in', method: 'se-bankid' }),
  },
  'POST /v1/downloads': { of: 'everybody', answers: 'link-unknown', body: () => ({ secret: 'no secret' }) },
  'POST /v1/missing-document': { of: 'everybody', body: () => ({ title: 'Matter' }) },
  'POST /v1/download-links': { of: 'everybody', body: () => ({ email: 'nobody@example.com' }) },
  'POST /v1/forms/downloads': {
    of: 'everybody',
    answers: 'link-unknown',
    body: () => new URLSearchParams({ secret: 'no secret' }),
  },
  'POST /v1/forms/download-links': {
    of: 'everybody',
    body: () => new URLSearchParams({ email: 'nobody@example.com' }),
  },
  'POST /v1/email-links': { of: 'everybody', body: () => ({ email: 'nobody@example.com' }) },
  'POST /v1/sessions': { of: 'everybody', answers: 'link-unknown', body: () => ({ secret: 'no secret' }) },
  'POST /v1/forms/email-links': { of: 'everybody', body: () => new URLSearchParams({ email: 'nobody@example.com' }) },
  'POST /v1/forms/sessions': {
    of: 'everybody',
    answers: 'link-unknown',
    body: () => new URLSearchParams({ secret: 'no secret' }),
  },
  'POST /v1/forms/authentications': { of: 'everybody', body: () => new URLSearchParams({ method: 'se-bankid' }) },
  'POST /v1/forms/memberships': {
    of: 'everybody',
    answers: 'unauthorized',
    body: () => new URLSearchParams({ secret: 'no secret' }),
  },
  'POST /v1/forms/sign-out': { of: 'everybody', body: () => new URLSearchParams() },
  'GET /v1/home': { of: 'everybody' },
  'GET /register': { of: 'everybody' },
  'GET /': { of: 'everybody' },
  'GET /s': { of: 'everybody' },
  'GET /app': { of: 'everybody' },
  'GET /app/{path}': { of: 'everybody' },
  'GET /verify': { of: 'everybody' },
  'GET /verify/{code}': { of: 'everybody' },
  'GET /help': { of: 'everybody' },
  'GET /help/{slug}': { of: 'everybody' },
  'GET /r': { of: 'everybody' },
  'GET /j': { of: 'everybody' },
  'GET /d': { of: 'everybody' },
  'GET /pages/{file}': { of: 'everybody', answers: 'not-found' },
  'GET /v1/verify/certificates': { of: 'everybody' },
  'GET /v1/verify/{code}': { of: 'everybody', on: 'sealed' },
  'GET /v1/help/search': { of: 'everybody', query: () => '?q=matter' },
  'GET /v1/help/articles/{slug}': { of: 'everybody', answers: 'not-found' },
  'GET /authenticate/callback': { of: 'everybody', answers: 'authentication-unknown' },
  'POST /authenticate/callback': {
    of: 'everybody',
    answers: 'authentication-unknown',
    body: () => new URLSearchParams({ state: 'x' }),
  },
  'GET /health/live': { of: 'everybody' },
  'GET /health/ready': { of: 'everybody' },
  'GET /version': { of: 'everybody' },
  'GET /problems/{code}': { of: 'everybody' },
  'GET /metrics': { of: 'everybody' },
  'GET /dev/mail': { of: 'everybody', showsAll: true },
};
