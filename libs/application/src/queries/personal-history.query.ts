import {
  archivedDocumentDecider,
  certificateIdOf,
  deliveryDecider,
  type DocumentId,
  documentDecider,
  invitationDecider,
  type Logged,
  streams,
} from '@attestory/domain';
import type { HistoryEntry } from '@attestory/projections';
import type { Application } from '../application.js';
import type { Owner } from '../people/belongings.js';
import { CommandRejectedError } from '../transact.js';
import { personalDocument } from './personal-documents.queries.js';
import { personalEntries } from './personal-facts.js';

/**
 * How a person's copy of a document came about and what became of it, oldest first: of the invitation what concerns them.
 * @throws CommandRejectedError `not-found`, also for what is somebody else's; `document-purged`
 */
export async function personalHistory(
  app: Pick<Application, 'views' | 'transactor'>,
  owner: Owner,
  id: string,
  after?: string,
): Promise<readonly HistoryEntry[]> {
  const { documentId, invitationId, signatories } = (await personalDocument(app, owner, id, after)).view;
  const { transactor } = app;
  const { state, events: own } = await transactor.load(streams.archivedDocument(id), archivedDocumentDecider);
  // The view may be a moment behind.
  if (state.status !== 'kept')
    throw new CommandRejectedError({ code: 'document-purged', certificateId: certificateIdOf(state) });
  const before: readonly Logged[] =
    invitationId === undefined
      ? (await transactor.load(streams.document(documentId), documentDecider)).events
      : [
          ...(await transactor.load(streams.invitation(invitationId), invitationDecider)).events,
          ...(await transactor.load(streams.delivery(invitationId), deliveryDecider)).events,
        ];
  const inOrder = [...before, ...own].toSorted((a, b) => (a.meta.position < b.meta.position ? -1 : 1));
  const mine = new Set(signatories.flatMap((one) => (one.mine ? [one.signatoryId as string] : [])));
  return personalEntries(inOrder, { personId: owner.personId, documentId: documentId as DocumentId, mine });
}
