import type { Problems } from './problem-type.js';

/** About links, authentication and signing, as signatories meet them. */
export const problemsOfSigning = {
  'link-closed': {
    status: 410,
    detail: 'It can no longer be used; `reason` says why. `ask` says whom to ask, where it was sent to be signed.',
  },
  'link-unknown': {
    status: 404,
    detail: 'Copy the whole link from the e-mail. If it still fails, ask who sent it to you.',
  },
  'already-signed': { status: 409, detail: 'You have signed; nothing more is needed.' },
  'not-opened': {
    status: 409,
    detail: 'Open the invitation first (POST /v1/signing/open), then sign.',
  },
  'documents-not-shown': {
    status: 409,
    detail: 'Fetch each document whole in this session (GET /v1/signing/documents/{documentId}), then sign.',
  },
  'not-your-turn': {
    status: 409,
    detail: 'Others sign before you. You will get an e-mail when it is your turn.',
  },
  'strong-authentication-required': {
    status: 403,
    detail:
      'To sign: authenticate in this session first (POST /v1/signing/authentications); if you have none of the methods, ask the sender for a copy to sign by drawing. Elsewhere: sign in by strong authentication (POST /v1/sessions/authentications).',
  },
  'authentication-expired': {
    status: 403,
    detail: 'A signature rests on an authentication of the last 15 minutes. Authenticate again, then sign.',
  },
  'authentication-method-not-allowed': {
    status: 403,
    detail: 'Use one of the methods that GET /v1/signing lists in `me.authentication.methods`.',
  },
  'method-not-offered': {
    status: 422,
    detail:
      'To authenticate, use one of the methods that GET /v1/signing lists in `me.authentication.methods`. To send, allow each of the `signatories` another method: those named there can’t be used (nobody signs by drawing for an organization that is registered here).',
  },
  'identity-mismatch': {
    status: 403,
    detail: 'Only whom the sender named can sign. If that is you, ask the sender to correct it in a new invitation.',
  },
  'authentication-cancelled': { status: 403, detail: 'Begin again, with another method too.' },
  'authentication-failed': { status: 403, detail: 'Begin again, or use another method.' },
  'authentication-invalid': {
    status: 403,
    detail: 'It was not used. Begin again; if it stays, tell the operator the `instance`.',
  },
  'authentication-unknown': {
    status: 403,
    detail:
      'It was begun in another browser, has come back already, or took too long. Begin again, and keep the cookies of the answer.',
  },
  'broker-unavailable': {
    status: 503,
    detail: 'Try again in a few minutes, or use another method.',
    retryAfter: 60,
  },
  'role-is-fixed': {
    status: 409,
    detail: 'Sign in the role that GET /v1/signing gives in `me.roles.role`; the sender asks for that organization.',
  },
  'capacity-required': {
    status: 422,
    detail: 'Send `role.capacity` with `authority` and `position`: the sender asks in what capacity you sign.',
  },
  'not-a-member': {
    status: 403,
    detail:
      'Authenticate with the identity of an account that has joined the organization; a drawing is not enough. Or give its `name` and `businessId` in place of `organizationId`, where the sender leaves the role to you.',
  },
  'drawing-required': {
    status: 422,
    detail: 'Send `light` with a `name` and at least one stroke of two points.',
  },
  'content-changed': {
    status: 409,
    detail: 'The hashes differ from those of the documents to sign. Fetch the documents again and sign those.',
  },
} as const satisfies Problems;
