import type { Problems } from './problem-type.js';

const closed = (state: string) => ({
  status: 409,
  detail: `This can't be done while the invitation is ${state}. Read the invitation to see what can.`,
});

/** About an invitation, as its sender meets them. */
export const problemsOfInvitations = {
  'invitation-is-draft': closed('draft'),
  'invitation-is-discarded': closed('discarded'),
  'invitation-is-sent': closed('sent'),
  'invitation-is-completed': closed('completed'),
  'invitation-is-cancelled': closed('cancelled'),
  'invitation-is-declined': closed('declined'),
  'invitation-is-expired': closed('expired'),
  'invitation-exists': { status: 409, detail: 'Read it, or start another one.' },
  'documents-frozen': {
    status: 409,
    detail: 'After sending, documents can not be added or removed. Start a new invitation with the right documents.',
  },
  'signatories-frozen': {
    status: 409,
    detail:
      'After sending, signatories can not be added, removed or changed. `waysOut` lists what can be done instead.',
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
} as const satisfies Problems;
