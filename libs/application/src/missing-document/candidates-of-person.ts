import {
  askedBelongings,
  askedIndex,
  type Belonging,
  belongingsOfSigner,
  inboxBelongings,
  type InboxSignatory,
  personIndex,
  searchedWords,
  type SignedDocuments,
  type SignerInboxItem,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { isAmong } from '../people/belongings.js';
import { organizationNames } from '../queries/organization-names.js';
import type { Candidate, FoundCandidates } from './candidate.js';
import { firstOf, newestOf } from './candidate-found.js';
import { hasWords } from './has-words.js';
import { readPages } from './read-pages.js';
import { isSameAddress, rangeOf, type Remembered } from './remembered.js';

type Tools = Pick<Application, 'views'>;

/**
 * What is as somebody remembers it, of all that they were asked to sign by what is theirs, and of what is imported and
 * theirs.
 */
export async function candidatesOfPerson(
  app: Tools,
  own: readonly Belonging[],
  remembered: Remembered,
  after?: string,
): Promise<FoundCandidates> {
  const { title, sender } = remembered;
  const list = { members: own, ...rangeOf(remembered), descending: true, limit: 100 };
  const asked = { ...list, index: askedIndex, words: title === undefined ? [] : searchedWords(title) };
  const nameOf = organizationNames(app);
  const isFrom = async (organizationId: string) =>
    sender === undefined || hasWords([await nameOf(organizationId)], sender);
  const sent = await firstOf(
    readPages((cursor) => app.views.inbox.findMerged({ ...asked, ...cursor }, after)),
    async (view) => ((await isFrom(view.organizationId)) ? askedIn(view, own, remembered) : []),
  );
  const imported = await firstOf(
    readPages((cursor) => app.views.signed.findMerged({ ...list, index: personIndex, ...cursor }, after)),
    async (view) => ((await isFrom(view.organizationId)) ? importedIn(view, own, remembered) : []),
  );
  return newestOf(sent, imported);
}

function askedIn(view: SignerInboxItem, own: readonly Belonging[], { email }: Remembered): readonly Candidate[] {
  return view.signatories
    .filter((signatory) => isAmong(own, askedBelongings(signatory)))
    .filter((signatory) => email === undefined || isSameAddress(signatory.email, email))
    .map((signatory) => candidateOf(view, signatory, own));
}

function candidateOf(view: SignerInboxItem, signatory: InboxSignatory, own: readonly Belonging[]): Candidate {
  const { id, organizationId, title, state, sentAt } = view;
  const { represents: _, ...person } = signatory;
  const identity = isAmong(own, inboxBelongings(person)) ? 'own' : 'strange';
  return { kind: 'sent', id, signatoryId: signatory.id, identity, organizationId, title, state, sentAt };
}

function importedIn(view: SignedDocuments, own: readonly Belonging[], { title: words, email }: Remembered) {
  const { id, organizationId, title, state, closedAt: sentAt = '', documents } = view;
  if (state !== 'imported') return [];
  if (words !== undefined && !hasWords([title, ...documents.map(({ fileName }) => fileName)], words)) return [];
  return view.signatories
    .filter((signatory) => isAmong(own, belongingsOfSigner(signatory)))
    .filter((signatory) => email === undefined || isSameAddress(signatory.email, email))
    .map(({ id: signatoryId }): Candidate => {
      return { kind: 'imported', id, signatoryId, identity: 'own', organizationId, title, state, sentAt };
    });
}
