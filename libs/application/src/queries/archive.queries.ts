import {
  type ArchivedDocumentEvent,
  archivedDocumentDecider,
  type DocumentEvent,
  documentDecider,
  type DocumentPart,
  type Holder,
  holderKey,
  type Logged,
  streams,
} from '@attestory/domain';
import { type ArchivedDocumentView, type HistoryEntry, historyEntry, holderIndex } from '@attestory/projections';
import type { Application } from '../application.js';
import { replacePersonal } from '../codec/replace-personal.js';
import { mayRead, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import type { ViewPage } from '../views.js';
import { archivedFile } from './archived-files.js';
import { type SealedCopy, withSeals } from './archived-seals.js';
import { type DocumentBytes, patience } from './document.queries.js';
import { holderOf, requireKept } from './held.js';
import { listInFolders, type ListPage } from './list-in-folders.js';

/** The organization's archive: each document that it holds a copy of, what closed last first. */
export async function archiveOf(
  app: Application,
  reader: TenantReader,
  page: ListPage,
  after?: string,
): Promise<ViewPage<SealedCopy>> {
  const list = { index: holderIndex, member: holderKey(holderOf(reader)) };
  const { items, nextCursor } = await listInFolders(app, app.views.archived, reader, { ...list, ...page }, after);
  return {
    items: await withSeals(
      app,
      items.map(({ view }) => view),
    ),
    nextCursor,
  };
}

/** One of them. @throws CommandRejectedError `not-found`, also for what is somebody else's; `document-purged` */
export async function archivedDocument(
  app: Application,
  reader: TenantReader,
  id: string,
  after?: string,
): Promise<SealedCopy> {
  const [copy] = await withSeals(app, [requireKept(await copyOf(app, reader, id, after))]);
  return copy as SealedCopy;
}

/** Its bytes: sealed, or as they came. @throws CommandRejectedError as {@link archivedDocument} and `archivedFile` */
export async function archivedDocumentFile(
  app: Application,
  reader: TenantReader,
  { id, part }: { readonly id: string; readonly part?: DocumentPart },
): Promise<DocumentBytes> {
  return archivedFile(app, requireKept(await copyOf(app, reader, id)), Date.now() + patience, part);
}

/**
 * What became of a copy, oldest first; of one that is purged, or about to be, without what it was called and who signed it.
 * @throws CommandRejectedError `not-found`
 */
export async function archivedHistory(
  app: Application,
  reader: TenantReader,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const stream = streams.archivedDocument(id);
  const { state, events } = await app.transactor.load(stream, archivedDocumentDecider);
  if (state.status === 'none' || !isTheirs(reader, state)) throw new CommandRejectedError({ code: 'not-found' });
  const facts = [...(await importOf(app, reader, events)), ...events];
  return (state.status === 'kept' ? facts : facts.map(withoutTexts)).map(historyEntry);
}

function withoutTexts(event: Logged): Logged {
  return { ...event, data: replacePersonal(event, () => null) } as Logged;
}

/** Of an import the fact that its copy rests on: it tells who vouches for what. */
async function importOf(
  { transactor }: Pick<Application, 'transactor'>,
  { organizationId }: TenantReader,
  [first]: readonly Logged<ArchivedDocumentEvent>[],
): Promise<readonly Logged<DocumentEvent>[]> {
  if (first?.type !== 'DocumentArchived' || first.data.senderId !== organizationId) return [];
  const { events } = await transactor.load(streams.document(first.data.documentId), documentDecider);
  return events.filter(({ type }) => type === 'DocumentImported');
}

/** The copy as the view has it, also one that is purged. @throws CommandRejectedError `not-found` */
export async function copyOf(
  { views }: Pick<Application, 'views'>,
  reader: TenantReader,
  id: string,
  after?: string,
): Promise<ArchivedDocumentView> {
  const view = await views.archived.get(id, after);
  if (!view || !isTheirs(reader, view)) throw new CommandRejectedError({ code: 'not-found' });
  return view;
}

/** Whether a copy is the reader's organization's, and lies where they may read. */
export function isTheirs(
  reader: TenantReader,
  { holder, folderId }: { readonly holder: Holder; readonly folderId: string | null },
): boolean {
  return holder.kind === 'organization' && mayRead(reader, { organizationId: holder.organizationId, folderId });
}
