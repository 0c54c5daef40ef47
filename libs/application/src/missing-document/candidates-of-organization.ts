import { type InvitationDetails, searchedWords } from '@attestory/projections';
import type { Application } from '../application.js';
import { ListInvitations, ListInvitationsHandler } from '../queries/invitation.queries.js';
import type { ListPage } from '../queries/list-in-folders.js';
import type { TenantReader } from '../tenant.js';
import { type Candidate, type FoundCandidates, mostCandidates } from './candidate.js';
import { isSameAddress, type Remembered } from './candidates-of-person.js';
import { hasWords } from './has-words.js';

/** Whose document it is, as somebody in the sending organization knows them: by one of both, at least. */
export interface RememberedPerson extends Omit<Remembered, 'sender'> {
  /** Words of their name. */
  readonly name?: string;
}

const pageLength = 100;
const mostPages = 10;
const mostWords = 10;

/**
 * The organization's invitations with that person that are as they are remembered, where they may be read; where there is
 * none, those with such a title, to whose signatories the person doesn't belong.
 */
export async function candidatesOfOrganization(
  app: Application,
  reader: TenantReader,
  remembered: RememberedPerson,
  after?: string,
): Promise<FoundCandidates> {
  const { title, email, name } = remembered;
  const person = [email, name].filter((one) => one !== undefined).join(' ');
  const found = await matching(
    app,
    reader,
    remembered,
    `${title ?? ''} ${person}`,
    (view) => withPerson(view, remembered),
    after,
  );
  if (found.candidates.length > 0 || title === undefined) return found;
  return matching(app, reader, remembered, title, (view) => [candidateOf(view, null)], after);
}

async function matching(
  app: Application,
  reader: TenantReader,
  { from, to }: RememberedPerson,
  text: string,
  wanted: (view: InvitationDetails) => readonly Candidate[],
  after?: string,
): Promise<FoundCandidates> {
  const candidates: Candidate[] = [];
  const list = new ListInvitationsHandler(app);
  // The list is kept to so many words; who the person is, is looked at below.
  const q = searchedWords(text).slice(0, mostWords).join(' ');
  const page: ListPage = {
    limit: pageLength,
    q,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const asked = new ListInvitations(reader, { ...page, ...(cursor === null ? {} : { cursor }) }, after);
    const { items, nextCursor } = await list.execute(asked);
    candidates.push(...items.flatMap(({ view }) => (view.sentAt === undefined ? [] : wanted(view))));
    if (candidates.length > mostCandidates) return { candidates: candidates.slice(0, mostCandidates), more: true };
    cursor = nextCursor;
    if (cursor === null) return { candidates, more: false };
  }
  return { candidates, more: true };
}

function withPerson(view: InvitationDetails, { email, name }: RememberedPerson): readonly Candidate[] {
  return view.signatories
    .filter((one) => email === undefined || isSameAddress(one.email, email))
    .filter((one) => name === undefined || hasWords(one.name, name))
    .map(({ id }) => candidateOf(view, id));
}

function candidateOf(view: InvitationDetails, signatoryId: string | null): Candidate {
  const { id: invitationId, organizationId, title, state, sentAt = view.createdAt } = view;
  return { invitationId, signatoryId, identity: 'unknown', organizationId, title, state, sentAt };
}
