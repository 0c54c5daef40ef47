import { type CopyDownloaded, type DocumentPart, deliveryDecider, type Instant, streams } from '@attestory/domain';
import {
  type ArchivedDocumentView,
  byEmailOnly,
  holderIndex,
  type RetentionView,
  retentionIndex,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import type { Owner } from '../people/belongings.js';
import { CommandRejectedError } from '../transact.js';
import type { ViewPage } from '../views.js';
import { archivedFile } from './archived-files.js';
import { type SealedCopy, withSeals } from './archived-seals.js';
import { type DocumentBytes, patience } from './document.queries.js';
import { requireKept } from './held.js';
import { byWords, type ListPage } from './list-in-folders.js';
import { onRecord } from './on-record.js';
import { organizationNames } from './organization-names.js';

/** What a person has of a document that they signed. */
export interface PersonalCopy extends SealedCopy {
  /** Who asked them to sign. */
  readonly organization: { readonly name: string };
}

/** Everything that a person keeps a copy of, what closed last first; also what they signed before they had an account. */
export async function personalDocuments(
  app: Pick<Application, 'views'>,
  owner: Owner,
  page: Omit<ListPage, 'folder'>,
  after?: string,
): Promise<ViewPage<PersonalCopy>> {
  const query = { index: holderIndex, member: listOf(owner), descending: true, ...byWords(page) };
  const { items, nextCursor } = await app.views.archived.find(query, after);
  const nameOf = organizationNames(app);
  const copies = (await withSeals(app, items)).map(async (copy) => ({
    ...copy,
    organization: { name: await nameOf(copy.view.senderId) },
  }));
  return { items: await Promise.all(copies), nextCursor };
}

/** What of theirs is gone, newest first. */
export function purgedOf(
  { views }: Pick<Application, 'views'>,
  owner: Owner,
  page: Pick<ListPage, 'limit' | 'cursor'>,
  after?: string,
): Promise<ViewPage<RetentionView>> {
  return views.retention.find(
    { index: retentionIndex.purged, member: listOf(owner), descending: true, ...page },
    after,
  );
}

/** How many there are, at most a hundred. */
export async function countPersonalDocuments(app: Pick<Application, 'views'>, owner: Owner): Promise<number> {
  const { items } = await app.views.archived.find({ index: holderIndex, member: listOf(owner), limit: 100 });
  return items.length;
}

/** Whoever came by an e-mail link has shown only that they read that mail: of theirs only what an address has found. */
function listOf({ personId, assurance }: Owner): string {
  return assurance === 'strong' ? `person/${personId}` : byEmailOnly(personId);
}

/** Whether a copy is somebody's, and shown to them as they came. */
export function isOwn(
  { personId, assurance }: Owner,
  { holder, foundBy }: Pick<ArchivedDocumentView, 'holder' | 'foundBy'>,
): boolean {
  const isTheirs = holder.kind === 'person' && holder.personId === personId;
  return isTheirs && (assurance === 'strong' || foundBy === 'email');
}

/** @throws CommandRejectedError `not-found`, also for what is somebody else's; `document-purged` */
export async function personalDocument(
  app: Pick<Application, 'views'>,
  owner: Owner,
  id: string,
  after?: string,
): Promise<PersonalCopy> {
  const view = await app.views.archived.get(id, after);
  if (!view || !isOwn(owner, view)) throw new CommandRejectedError({ code: 'not-found' });
  const [copy] = (await withSeals(app, [requireKept(view)])) as [SealedCopy];
  return { ...copy, organization: { name: await organizationNames(app)(view.senderId) } };
}

/**
 * A person's copy of a sealed PDF, or of its signature page where that is another file. Waits for the seal, up to 10 s. That
 * it was served is on record in the invitation's history before its last byte is out.
 * @throws CommandRejectedError `not-found`, `document-purged`, `seal-pending`, `signature-page-inside`
 */
export async function personalCopy(
  app: Application,
  owner: Owner,
  { id, part }: PersonalFile,
  deadline = Date.now() + patience,
): Promise<DocumentBytes & { readonly at: Instant }> {
  const { view } = await personalDocument(app, owner, id);
  const document = await archivedFile(app, view, deadline, part);
  const { documentId, invitationId, signatories } = view;
  // What was imported has no invitation whose history could tell.
  if (invitationId === undefined) return document;
  const signatoryId = signatories.find(({ mine }) => mine)?.signatoryId;
  const file = { documentId, ...(part ? { part } : {}) };
  const download = { signatoryId, ...file, sha256: document.sha256 } as CopyDownloaded['data'];
  const record = () => recordDownload(app, owner, invitationId, download);
  return { ...document, bytes: onRecord(document.bytes, record) };
}

export interface PersonalFile {
  readonly id: string;
  readonly part?: DocumentPart;
}

function recordDownload(
  { transactor }: Pick<Application, 'transactor'>,
  { personId }: Owner,
  invitationId: string,
  download: CopyDownloaded['data'],
) {
  const commandId = crypto.randomUUID();
  const correlationId = newIdOf(commandId, 'download');
  return transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'RecordCopyDownload' as const, download },
    identity: { commandId, actor: `person:${personId}`, correlationId, causationId: null },
    content: { copy: download },
  });
}
