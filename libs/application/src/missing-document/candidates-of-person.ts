import {
  askedBelongings,
  askedIndex,
  type Belonging,
  byEmail,
  inboxBelongings,
  type InboxSignatory,
  searchedWords,
  type SignerInboxItem,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { isAmong } from '../people/belongings.js';
import { organizationNames } from '../queries/organization-names.js';
import { type Candidate, type FoundCandidates, mostCandidates } from './candidate.js';
import { hasWords } from './has-words.js';

/** What somebody remembers of a document; at least one of it. */
export interface Remembered {
  /** Words of its title, or of a file's name. */
  readonly title?: string;
  /** Words of the name of the organization that sent it. */
  readonly sender?: string;
  /** When it was sent, RFC 3339: from this on. */
  readonly from?: string;
  /** And before this. */
  readonly to?: string;
  /** The address to which the link went. */
  readonly email?: string;
}

const pageLength = 100;
/** Whoever was asked to sign more than this, must say more. */
const mostPages = 10;

/** What somebody was asked to sign, among all that is theirs by one of these, and that is as they remember it. */
export async function candidatesOfPerson(
  app: Pick<Application, 'views'>,
  own: readonly Belonging[],
  remembered: Remembered,
  after?: string,
): Promise<FoundCandidates> {
  const candidates: Candidate[] = [];
  const isWanted = wantedBy(app, own, remembered);
  for await (const view of askedOf(app, own, remembered, after)) {
    if (view === 'more') return { candidates, more: true };
    candidates.push(...(await isWanted(view)));
    if (candidates.length > mostCandidates) return { candidates: candidates.slice(0, mostCandidates), more: true };
  }
  return { candidates, more: false };
}

async function* askedOf(
  { views }: Pick<Application, 'views'>,
  members: readonly Belonging[],
  { title, from, to }: Remembered,
  after?: string,
): AsyncGenerator<SignerInboxItem | 'more'> {
  const words = title === undefined ? [] : searchedWords(title);
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const query = { index: askedIndex, members, words, ...range, descending: true, limit: pageLength };
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found = await views.inbox.findMerged({ ...query, ...(cursor === null ? {} : { cursor }) }, after);
    for (const { view } of found.items) yield view;
    cursor = found.nextCursor;
    if (cursor === null) return;
  }
  yield 'more';
}

function wantedBy(app: Pick<Application, 'views'>, own: readonly Belonging[], { sender, email }: Remembered) {
  const nameOf = organizationNames(app);
  return async (view: SignerInboxItem): Promise<readonly Candidate[]> => {
    if (sender !== undefined && !hasWords(await nameOf(view.organizationId), sender)) return [];
    return view.signatories
      .filter((signatory) => isAmong(own, askedBelongings(signatory)))
      .filter((signatory) => email === undefined || isSameAddress(signatory.email, email))
      .map((signatory) => candidateOf(view, signatory, own));
  };
}

export function isSameAddress(one: string | null, other: string): boolean {
  return one !== null && byEmail(one).member === byEmail(other).member;
}

function candidateOf(view: SignerInboxItem, signatory: InboxSignatory, own: readonly Belonging[]): Candidate {
  const { id: invitationId, organizationId, title, state, sentAt } = view;
  const { represents: _, ...person } = signatory;
  const identity = isAmong(own, inboxBelongings(person)) ? 'own' : 'strange';
  return { invitationId, signatoryId: signatory.id, identity, organizationId, title, state, sentAt };
}
