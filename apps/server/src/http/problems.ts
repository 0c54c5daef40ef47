import type { en } from './texts/en.js';

/** A problem type of the API (RFC 9457): its status, and what the caller can do. Its title is in `texts`. */
export interface ProblemType {
  readonly status: number;
  /** A sentence that says what to do. */
  readonly detail: string;
  /** Seconds for the Retry-After header. */
  readonly retryAfter?: number;
}

const closed = (state: string) => ({
  status: 409,
  detail: `This can't be done while the invitation is ${state}. Read the invitation to see what can.`,
});

/** Every problem that the API can answer with. `/problems/{code}` shows each. */
export const problems = {
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
    detail: 'Send JSON as application/json and documents as application/pdf.',
  },
  'invalid-cursor': {
    status: 422,
    detail: 'Use a `nextCursor` of the same list, unchanged, or start without one.',
  },
  'invitation-is-draft': closed('draft'),
  'invitation-is-discarded': closed('discarded'),
  'invitation-is-sent': closed('sent'),
  'invitation-is-completed': closed('completed'),
  'invitation-is-cancelled': closed('cancelled'),
  'invitation-is-declined': closed('declined'),
  'invitation-is-expired': closed('expired'),
  'invitation-exists': { status: 409, detail: 'Read it, or start another one.' },
  'organization-exists': { status: 409, detail: 'Use it, or register another one.' },
  'documents-frozen': {
    status: 409,
    detail: 'After sending, documents can not be added or removed. Start a new invitation with the right documents.',
  },
  'signatories-frozen': {
    status: 409,
    detail:
      'After sending, signatories can not be added, removed or changed. `waysOut` lists what can be done instead.',
  },
  'document-unknown': {
    status: 404,
    detail: 'Read the invitation to see the ids of its documents.',
  },
  'document-purged': {
    status: 410,
    detail: 'Its time to be kept is over. `certificateId`, where it is there, names the certificate of its deletion.',
  },
  'purge-started': {
    status: 409,
    detail: 'It is being deleted: nothing can change or keep it any more.',
  },
  'signatory-unknown': {
    status: 404,
    detail: 'Read the invitation to see the ids of its signatories.',
  },
  'too-many-documents': {
    status: 422,
    detail: 'Use several invitations, or join the documents into fewer PDFs.',
  },
  'too-many-signatories': { status: 422, detail: 'Use several invitations.' },
  'nothing-to-sign': { status: 422, detail: 'Upload at least one PDF, then send.' },
  'nobody-to-sign': { status: 422, detail: 'Add at least one signatory, then send.' },
  'expiry-in-the-past': {
    status: 422,
    detail: 'Choose a time in the future for `expiresAt`.',
  },
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
  'already-opened': {
    status: 409,
    detail:
      'Whoever has opened the invitation can be reached. Cancel it and send a new one if it was the wrong person.',
  },
  'not-asked-yet': {
    status: 409,
    detail: 'Others sign before this signatory, who will get an e-mail when it is their turn.',
  },
  'reminded-too-recently': {
    status: 429,
    detail: 'Each signatory can be reminded once a day; `availableAt` says when again.',
  },
  'not-an-extension': {
    status: 422,
    detail: 'Choose a later time than `expiresAt`, or cancel the invitation to end it sooner.',
  },
  'not-yet-expired': { status: 409, detail: 'The invitation is still open.' },
  'nobody-signed': { status: 422, detail: 'Say in `signedBy` who has signed on paper.' },
  'signed-in-the-future': { status: 422, detail: 'Give in `signedOn` the day that stands on the paper.' },
  'nothing-to-seal': {
    status: 409,
    detail: 'There is a sealed PDF as soon as somebody has signed.',
  },
  'seal-overtaken': { status: 409, detail: 'A newer set of signatures is being sealed.' },
  'seal-pending': {
    status: 503,
    detail: 'Try again in a moment; the invitation says in `documents[].seal` how far it is.',
    retryAfter: 2,
  },
  'signature-page-inside': {
    status: 404,
    detail:
      'The signature page is a part of the sealed PDF (…/sealed). Only documents that carried signatures have another.',
  },
  'not-a-pdf': {
    status: 415,
    detail: 'Upload a PDF file. Other kinds of documents have to be converted first.',
  },
  'document-damaged': {
    status: 422,
    detail:
      'Viewers repair such files silently, but a seal needs a sound base. Export or print the document as a PDF again.',
  },
  'document-encrypted': {
    status: 422,
    detail: 'Save it without a password or restrictions, and upload that.',
  },
  'document-signed': {
    status: 422,
    detail: 'What is signed must stay as it is. Upload the document as it was before it was signed.',
  },
  'document-certified': {
    status: 422,
    detail: 'It allows no further signature. Upload the document as it was before, or have it certified for signing.',
  },
  'document-too-complex': {
    status: 422,
    detail: 'Export or print the document as a simpler PDF, and upload that.',
  },
  'document-too-large': {
    status: 413,
    detail: 'Reduce its size (images, mostly), or split it.',
  },
  'document-exists': { status: 409, detail: 'Use a fresh Idempotency-Key.' },
  'already-imported': {
    status: 409,
    detail: 'The same bytes are there already: `documentId` says as which document. Nothing needs to be done.',
  },
  'wrong-hash': {
    status: 422,
    detail: '`sha256` is that of the file as it came. Send the file that is described, or describe this one.',
  },
  'too-many-pages': { status: 422, detail: 'Split it into several documents.' },
  'active-content': {
    status: 422,
    detail: '`found` says what. Upload it with `activeContent=remove`, or print the document as a PDF and upload that.',
  },
  'person-unknown': {
    status: 404,
    detail: 'Register (`intent: register`), or sign in with the method that you registered with.',
  },
  'identity-linked-elsewhere': {
    status: 409,
    detail: 'It belongs to another personal account. Sign in to that one, or use another identity.',
  },
  'another-person': {
    status: 409,
    detail: 'Its date of birth differs from that of the account. An account is for one person: sign in to your own.',
  },
  'wrong-context': {
    status: 403,
    detail: 'Say on whose side you ask: `Attestory-Context: personal`, or `organization/` and its id.',
  },
  'hold-unknown': {
    status: 404,
    detail: 'Read the holds of the archived document (GET /v1/archive/{id}/holds) to see their ids.',
  },
  'client-exists': { status: 409, detail: 'Use another one.' },
  'client-unknown': { status: 404, detail: 'Read the organization to see its clients.' },
  'client-revoked': { status: 409, detail: 'Make a new one.' },
  'id-taken': { status: 409, detail: 'Use a fresh Idempotency-Key.' },
  'member-unknown': {
    status: 404,
    detail: 'Read the members of the organization. Whoever was removed has to be invited again, as a new member.',
  },
  'already-a-member': {
    status: 409,
    detail: 'One person is a member once: `memberId` says which. To change what they may do, change the role.',
  },
  'last-main-user': {
    status: 409,
    detail: 'Make another member who has joined a main user first.',
  },
  'group-unknown': { status: 404, detail: 'Read the groups of the organization.' },
  'folder-unknown': { status: 404, detail: 'Read the folders of the organization.' },
  'organization-full': {
    status: 422,
    detail: '`of` says what there are `most` of. Remove those that nobody needs.',
  },
} as const satisfies Record<keyof typeof en, ProblemType>;

/** The code of a problem type. */
export type ProblemCode = keyof typeof problems;

/** A problem that a controller or guard answers with. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly code: ProblemCode,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** Whether a code is one of the table's. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
