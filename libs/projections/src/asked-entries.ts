import { type Belonging, byEmail, byIdentity } from './belonging.js';
import type { ViewEntry } from './projection.js';
import type { InboxSignatory, SignerInboxItem } from './signer-inbox.projection.js';
import { wordsOf } from './words.js';

/**
 * The index of all that people were ever asked to sign: whatever became of it, for whomever they signed, and over whichever
 * of their addresses. By it a document is looked for that is missing from where they see it.
 */
export const askedIndex = 'asked';

/** Each who was asked or has signed once, found by words of the title and of the files' names. */
export function askedEntries(view: SignerInboxItem): readonly ViewEntry[] {
  const words = wordsOf([view.title, ...view.fileNames]);
  const people = new Map(view.signatories.flatMap(askedBelongings).map((one) => [one.member, one]));
  return [...people.values()].map((one) => ({ index: askedIndex, ...one, sort: view.sentAt, words }));
}

/** Everything by which a signatory is found: where the link went, whom the sender expects, and who has signed. */
export function askedBelongings({ email, expected, identity }: InboxSignatory): readonly Belonging[] {
  return [
    ...(email === null ? [] : [byEmail(email)]),
    ...(expected === undefined ? [] : [byIdentity(expected)]),
    ...(identity ?? []).map(byIdentity),
  ];
}
