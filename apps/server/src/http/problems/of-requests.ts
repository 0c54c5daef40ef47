import type { Problems } from './problem-type.js';

/** About the request itself, whatever it asks for. */
export const problemsOfRequests = {
  'invalid-input': {
    status: 422,
    detail: 'Correct the members that `errors` points at, and send it again.',
  },
  'malformed-request': {
    status: 400,
    detail: 'Send well-formed JSON (or a form, at the token route) with the matching Content-Type.',
  },
  unauthorized: {
    status: 401,
    detail: 'Send a valid token: `Authorization: Bearer …`. Tokens end after a while; get a new one.',
  },
  'session-over': {
    status: 401,
    detail:
      'Sign in again. It was ended, lasted as long as it may, or a token that had been renewed was used once more.',
  },
  'invalid-client': {
    status: 401,
    detail: 'Check client id and secret. A revoked client gets no tokens; ask a main user for a new one.',
  },
  'unsupported-grant-type': {
    status: 400,
    detail: 'Use `grant_type=client_credentials`.',
  },
  forbidden: {
    status: 403,
    detail:
      'Members: ask a main user for a role that may. Programs: get a token with the scope that the route asks for; see /docs. A browser’s cookie counts on the pages of this service only.',
  },
  'folder-read-only': {
    status: 403,
    detail: 'You may read what lies in this folder, not change it: a main user can give your group the right to.',
  },
  'not-found': {
    status: 404,
    detail: 'Check the address and the ids in it. What belongs to another organization does not exist for you.',
  },
  'method-not-allowed': { status: 405, detail: 'See /docs for the methods of this address.' },
  'in-progress': {
    status: 409,
    detail: 'Wait a moment and send the same request again: it will get the first one’s answer.',
    retryAfter: 1,
  },
  'command-id-reused': {
    status: 422,
    detail: 'Use a fresh Idempotency-Key for each different command.',
  },
  stale: {
    status: 412,
    detail: 'Read it again, and repeat the command with its new ETag if it is still what you want.',
  },
  busy: {
    status: 503,
    detail: 'Nothing was done. Try again in a moment with the same Idempotency-Key.',
    retryAfter: 1,
  },
  'view-behind': {
    status: 503,
    detail: 'Try again in a moment.',
    retryAfter: 1,
  },
  unavailable: {
    status: 503,
    detail: 'The command was not acknowledged. Try again later with the same Idempotency-Key.',
    retryAfter: 5,
  },
  'internal-error': {
    status: 500,
    detail: 'It was logged. Try again with the same Idempotency-Key; if it stays, tell the operator the `instance`.',
  },
  'too-many-requests': {
    status: 429,
    detail: 'Wait before you try again.',
    retryAfter: 60,
  },
  'payload-too-large': { status: 413, detail: 'Upload large documents one by one.' },
  'range-not-satisfiable': {
    status: 416,
    detail: 'Ask for bytes within the size that Content-Range gives, or for the whole document.',
  },
  'unsupported-media-type': {
    status: 415,
    detail: 'Send JSON as application/json, documents as application/pdf and tables as text/csv.',
  },
  'invalid-cursor': {
    status: 422,
    detail: 'Use a `nextCursor` of the same list, unchanged, or start without one.',
  },
} as const satisfies Problems;
