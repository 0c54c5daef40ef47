import type { Problems } from './problem-type.js';

/** About documents, their seals and copies. */
export const problemsOfDocuments = {
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
  'hold-unknown': {
    status: 404,
    detail: 'Read the holds of the archived document (GET /v1/archive/{id}/holds) to see their ids.',
  },
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
} as const satisfies Problems;
