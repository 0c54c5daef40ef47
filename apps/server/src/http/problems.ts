/** A problem type of the API (RFC 9457): what happened in general, its status, and what the caller can do. */
export interface ProblemType {
  readonly status: number;
  readonly title: string;
  /** A sentence that says what to do. */
  readonly detail: string;
  /** Seconds for the Retry-After header. */
  readonly retryAfter?: number;
}

const closed = (state: string) => ({
  status: 409,
  title: `The invitation is ${state}`,
  detail: `This can't be done while the invitation is ${state}. Read the invitation to see what can.`,
});

/** Every problem that the API can answer with. `/problems/{code}` shows each. */
export const problems = {
  'invalid-input': {
    status: 422,
    title: 'The input is not valid',
    detail: 'Correct the members that `errors` points at, and send it again.',
  },
  'malformed-request': {
    status: 400,
    title: 'The request can not be read',
    detail: 'Send well-formed JSON (or a form, at the token route) with the matching Content-Type.',
  },
  unauthorized: {
    status: 401,
    title: 'Who asks is not known',
    detail: 'Send a valid token: `Authorization: Bearer …`. Tokens end after a while; get a new one.',
  },
  'invalid-client': {
    status: 401,
    title: 'The client is not known',
    detail: 'Check client id and secret. A revoked client gets no tokens; ask a main user for a new one.',
  },
  'unsupported-grant-type': {
    status: 400,
    title: 'This kind of grant is not supported',
    detail: 'Use `grant_type=client_credentials`.',
  },
  forbidden: {
    status: 403,
    title: 'The token does not allow this',
    detail: 'Get a token with the scope that the route asks for; see /docs.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    detail: 'Check the address and the ids in it. What belongs to another organization does not exist for you.',
  },
  'method-not-allowed': { status: 405, title: 'Not this method', detail: 'See /docs for the methods of this address.' },
  'in-progress': {
    status: 409,
    title: 'The same command is still running',
    detail: 'Wait a moment and send the same request again: it will get the first one’s answer.',
    retryAfter: 1,
  },
  'command-id-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another command',
    detail: 'Use a fresh Idempotency-Key for each different command.',
  },
  stale: {
    status: 412,
    title: 'The invitation has changed since you read it',
    detail: 'Read it again, and repeat the command with its new ETag if it is still what you want.',
  },
  busy: {
    status: 503,
    title: 'Too many commands at once',
    detail: 'Nothing was done. Try again in a moment with the same Idempotency-Key.',
    retryAfter: 1,
  },
  'view-behind': {
    status: 503,
    title: 'The view has not reached that position yet',
    detail: 'Try again in a moment.',
    retryAfter: 1,
  },
  unavailable: {
    status: 503,
    title: 'The service can not store anything now',
    detail: 'The command was not acknowledged. Try again later with the same Idempotency-Key.',
    retryAfter: 5,
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here',
    detail: 'It was logged. Try again with the same Idempotency-Key; if it stays, tell the operator the `instance`.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many wrong secrets',
    detail: 'Wait before you try again.',
    retryAfter: 60,
  },
  'payload-too-large': { status: 413, title: 'The body is too large', detail: 'Upload large documents one by one.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Not this kind of content',
    detail: 'Send JSON as application/json and documents as application/pdf.',
  },
  'invalid-cursor': {
    status: 422,
    title: 'The cursor can not be read',
    detail: 'Use a `nextCursor` of the same list, unchanged, or start without one.',
  },
  'invitation-is-draft': closed('draft'),
  'invitation-is-discarded': closed('discarded'),
  'invitation-is-sent': closed('sent'),
  'invitation-is-completed': closed('completed'),
  'invitation-is-cancelled': closed('cancelled'),
  'invitation-is-declined': closed('declined'),
  'invitation-is-expired': closed('expired'),
  'invitation-exists': { status: 409, title: 'The invitation exists', detail: 'Read it, or start another one.' },
  'organization-exists': { status: 409, title: 'The organization exists', detail: 'Use it, or register another one.' },
  'documents-frozen': {
    status: 409,
    title: 'The documents are frozen',
    detail: 'After sending, documents can not be added or removed. Start a new invitation with the right documents.',
  },
  'signatories-frozen': {
    status: 409,
    title: 'The signatories are frozen',
    detail:
      'After sending, signatories can not be added, removed or changed. `waysOut` lists what can be done instead.',
  },
  'document-unknown': {
    status: 404,
    title: 'The invitation has no such document',
    detail: 'Read the invitation to see the ids of its documents.',
  },
  'signatory-unknown': {
    status: 404,
    title: 'The invitation has no such signatory',
    detail: 'Read the invitation to see the ids of its signatories.',
  },
  'too-many-documents': {
    status: 422,
    title: 'Too many documents',
    detail: 'Use several invitations, or join the documents into fewer PDFs.',
  },
  'too-many-signatories': { status: 422, title: 'Too many signatories', detail: 'Use several invitations.' },
  'nothing-to-sign': { status: 422, title: 'There is nothing to sign', detail: 'Upload at least one PDF, then send.' },
  'nobody-to-sign': { status: 422, title: 'There is nobody to sign', detail: 'Add at least one signatory, then send.' },
  'expiry-in-the-past': {
    status: 422,
    title: 'The expiry is in the past',
    detail: 'Choose a time in the future for `expiresAt`.',
  },
  'link-closed': {
    status: 410,
    title: 'The link is closed',
    detail: 'It can no longer be used; `reason` says why. Ask who sent it to you.',
  },
  'link-unknown': {
    status: 404,
    title: 'The link is not known',
    detail: 'Copy the whole link from the e-mail. If it still fails, ask who sent it to you.',
  },
  'already-signed': { status: 409, title: 'Already signed', detail: 'You have signed; nothing more is needed.' },
  'not-opened': {
    status: 409,
    title: 'Not opened yet',
    detail: 'Open the invitation first (POST /v1/signing/open), then sign.',
  },
  'documents-not-shown': {
    status: 409,
    title: 'Not all documents were shown',
    detail: 'Fetch each document whole in this session (GET /v1/signing/documents/{documentId}), then sign.',
  },
  'not-your-turn': {
    status: 409,
    title: 'Not your turn',
    detail: 'Others sign before you. You will get an e-mail when it is your turn.',
  },
  'strong-authentication-required': {
    status: 403,
    title: 'Strong authentication is required',
    detail: 'The sender asks for strong authentication; a light signature is not enough here.',
  },
  'drawing-required': {
    status: 422,
    title: 'A light signature needs a typed name and a drawing',
    detail: 'Send `light` with a `name` and at least one stroke of two points.',
  },
  'content-changed': {
    status: 409,
    title: 'These are not the documents of this invitation',
    detail: 'The hashes differ from those of the documents to sign. Fetch the documents again and sign those.',
  },
  'already-opened': {
    status: 409,
    title: 'Already opened',
    detail:
      'Whoever has opened the invitation can be reached. Cancel it and send a new one if it was the wrong person.',
  },
  'not-asked-yet': {
    status: 409,
    title: 'Not asked yet',
    detail: 'Others sign before this signatory, who will get an e-mail when it is their turn.',
  },
  'reminded-too-recently': {
    status: 429,
    title: 'Reminded too recently',
    detail: 'Each signatory can be reminded once a day; `availableAt` says when again.',
  },
  'not-an-extension': {
    status: 422,
    title: 'Not later than the expiry so far',
    detail: 'Choose a later time than `expiresAt`, or cancel the invitation to end it sooner.',
  },
  'not-yet-expired': { status: 409, title: 'Not yet expired', detail: 'The invitation is still open.' },
  'nothing-to-seal': {
    status: 409,
    title: 'Nobody has signed yet',
    detail: 'There is a sealed PDF as soon as somebody has signed.',
  },
  'seal-overtaken': { status: 409, title: 'Overtaken', detail: 'A newer set of signatures is being sealed.' },
  'seal-pending': {
    status: 503,
    title: 'The document is being sealed',
    detail: 'Try again in a moment; the invitation says in `documents[].seal` how far it is.',
    retryAfter: 2,
  },
  'not-a-pdf': {
    status: 415,
    title: 'Not a PDF',
    detail: 'Upload a PDF file. Other kinds of documents have to be converted first.',
  },
  'document-damaged': {
    status: 422,
    title: 'The PDF is damaged',
    detail:
      'Viewers repair such files silently, but a seal needs a sound base. Export or print the document as a PDF again.',
  },
  'document-encrypted': {
    status: 422,
    title: 'The PDF is encrypted',
    detail: 'Save it without a password or restrictions, and upload that.',
  },
  'document-signed': {
    status: 422,
    title: 'The PDF carries signatures already',
    detail: 'Adding a signature page would count as a change to what was signed. Upload the document without them.',
  },
  'document-certified': {
    status: 422,
    title: 'The PDF is certified against changes',
    detail: 'Upload the document without its certification.',
  },
  'document-too-complex': {
    status: 422,
    title: 'The PDF takes too much time or memory to read',
    detail: 'Export or print the document as a simpler PDF, and upload that.',
  },
  'document-too-large': {
    status: 413,
    title: 'The document is too large',
    detail: 'Reduce its size (images, mostly), or split it.',
  },
  'document-exists': { status: 409, title: 'The document exists', detail: 'Use a fresh Idempotency-Key.' },
  'too-many-pages': { status: 422, title: 'The PDF has too many pages', detail: 'Split it into several documents.' },
  'active-content': {
    status: 422,
    title: 'The PDF has active content',
    detail: '`found` says what. Remove it, or print the document as a PDF, and upload that.',
  },
  'client-exists': { status: 409, title: 'The client exists', detail: 'Use another one.' },
  'client-unknown': { status: 404, title: 'No such client', detail: 'Read the organization to see its clients.' },
  'client-revoked': { status: 409, title: 'The client is revoked', detail: 'Make a new one.' },
} as const satisfies Record<string, ProblemType>;

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
