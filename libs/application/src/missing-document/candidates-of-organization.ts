import { type DocumentImported, documentDecider, holderKey, type Logged, streams } from '@attestory/domain';
import { type ArchivedDocumentView, holderIndex, type InvitationDetails, searchedWords } from '@attestory/projections';
import type { Application } from '../application.js';
import { holderOf } from '../queries/held.js';
import { ListInvitations, ListInvitationsHandler } from '../queries/invitation.queries.js';
import { listInFolders } from '../queries/list-in-folders.js';
import type { TenantReader } from '../tenant.js';
import type { Candidate, FoundCandidates } from './candidate.js';
import { firstOf, newestOf } from './candidate-found.js';
import { hasWords } from './has-words.js';
import { readPages } from './read-pages.js';
import { isSameAddress, rangeOf, type RememberedPerson } from './remembered.js';

/** A list is kept to so many words; who the person is, is looked at in what it gives. */
const mostWords = 10;
const limit = 100;

/**
 * What the organization sent to that person, or imported as signed by them, and is as it is remembered, where it may be read;
 * where there is none, invitations with such a title, to whose signatories the person doesn't belong.
 */
export async function candidatesOfOrganization(
  app: Application,
  reader: TenantReader,
  remembered: RememberedPerson,
  after?: string,
): Promise<FoundCandidates> {
  const { title = '', email = '', name = '' } = remembered;
  const listed = (text: string) => {
    const words = searchedWords(text).slice(0, mostWords);
    return { limit, ...(words.length > 0 ? { q: words.join(' ') } : {}), ...rangeOf(remembered) };
  };
  const invitations = (text: string, wanted: (view: InvitationDetails) => readonly Candidate[]) => {
    const list = new ListInvitationsHandler(app);
    const read = (cursor: object) => list.execute(new ListInvitations(reader, { ...listed(text), ...cursor }, after));
    return firstOf(readPages(read), (view) => (view.sentAt === undefined ? [] : wanted(view)));
  };
  const imports = { index: holderIndex, member: holderKey(holderOf(reader)), kind: 'imported' as const };
  const archived = (cursor: object) =>
    listInFolders(app, app.views.archived, reader, { ...imports, ...listed(`${title} ${name}`), ...cursor }, after);
  const sent = await invitations(`${title} ${email} ${name}`, (view) => withPerson(view, remembered));
  const imported = await firstOf(readPages(archived), (view) => importedWith(app, reader, view, remembered));
  const found = newestOf(sent, imported);
  if (found.candidates.length > 0 || remembered.title === undefined) return found;
  return invitations(title, (view) => [candidateOf(view, null)]);
}

function withPerson(view: InvitationDetails, person: RememberedPerson): readonly Candidate[] {
  return view.signatories.filter((one) => isPerson(one, person)).map(({ id }) => candidateOf(view, id));
}

function isPerson(
  one: { readonly name: string | null; readonly email: string | null },
  { email, name }: RememberedPerson,
): boolean {
  return (email === undefined || isSameAddress(one.email, email)) && (name === undefined || hasWords([one.name], name));
}

function candidateOf(view: InvitationDetails, signatoryId: string | null): Candidate {
  const { id, organizationId, title, state, sentAt = view.createdAt } = view;
  return { kind: 'sent', id, signatoryId, identity: 'unknown', organizationId, title, state, sentAt };
}

/** Addresses of who signed an import are in the document's stream only. */
async function importedWith(
  { transactor }: Application,
  { organizationId }: TenantReader,
  { documentId: id, senderId, title, state, closedAt: sentAt }: ArchivedDocumentView,
  person: RememberedPerson,
): Promise<readonly Candidate[]> {
  if (senderId !== organizationId) return [];
  const { events } = await transactor.load(streams.document(id), documentDecider);
  const imported = events.find(({ type }) => type === 'DocumentImported') as Logged<DocumentImported> | undefined;
  return (imported?.data.signatories ?? [])
    .filter((one) => isPerson(one, person))
    .map(({ signatoryId }): Candidate => {
      return { kind: 'imported', id, signatoryId, identity: 'unknown', organizationId, title, state, sentAt };
    });
}
