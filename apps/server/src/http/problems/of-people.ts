import type { Problems } from './problem-type.js';

/** About people and organizations. */
export const problemsOfPeople = {
  'organization-exists': { status: 409, detail: 'Use it, or register another one.' },
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
  'colour-invalid': { status: 422, detail: 'Send `colour` as `#rrggbb`, or null.' },
  'colour-too-light': {
    status: 422,
    detail: 'White text stands on it. Choose a darker one: `contrast` is what it has, `least` what it must have.',
  },
  'not-a-png': { status: 415, detail: 'Send a PNG. Other kinds of pictures, SVG too, have to be converted first.' },
  'logo-too-large': {
    status: 422,
    detail: '`most` says how many bytes and pixels on a side it may have. Make it smaller, and send that.',
  },
} as const satisfies Problems;
