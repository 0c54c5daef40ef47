import type { Instant } from '@attestory/domain';
import type { ArchivedDocumentView } from '@attestory/projections';
import type { Application } from '../application.js';
import type { TenantReader } from '../tenant.js';
import type { Owner } from '../people/belongings.js';
import { CommandRejectedError } from '../transact.js';
import { archivedFile } from './archived-files.js';
import { copyOf } from './archive.queries.js';
import { holderOf, requireHeld, requireKept } from './held.js';
import { personalCopy, personalDocument } from './personal-documents.queries.js';
import {
  attachedIds,
  type DocumentBytes,
  loadOwned,
  originalOf,
  patience,
  type SealedFile,
  sealedFiles,
  whenSealed,
} from './document.queries.js';

/** Which bytes of a document: as uploaded, or with the seal for all signatures so far. */
export type DocumentKind = 'original' | 'sealed';

/** Documents that were signed together, on their way out together. */
export interface DocumentBundle {
  /** Of the invitation; of what was imported the document's. */
  readonly id: string;
  /** null: erased. */
  readonly title: string | null;
  readonly documents: readonly BundledDocument[];
}

export interface BundledDocument extends DocumentBytes {
  readonly documentId: string;
  /** When these bytes came to be. */
  readonly at: Instant;
}

/**
 * All documents of an invitation, of one kind: what is sealed and what isn't never come together. A signature page that is
 * a file of its own comes with its sealed document. Waits for seals as `sealedDocument` does.
 * @throws CommandRejectedError `not-found`, `document-unknown` where it has none, `nothing-to-seal`, `seal-pending`
 */
export async function documentBundle(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  kind: DocumentKind,
  deadline = Date.now() + patience,
): Promise<DocumentBundle> {
  const load = () => loadOwned(app, reader, invitationId);
  const { events, state } = await load();
  const ids = attachedIds(events);
  if (ids.length === 0) throw new CommandRejectedError({ code: 'document-unknown' });
  for (const documentId of ids) await requireHeld(app, documentId, holderOf(reader));
  const sent = events.find((event) => event.type === 'InvitationSent');
  const title = sent ? sent.data.title : state.status === 'draft' ? state.title : null;
  const of = (file: SealedFile) =>
    kind === 'original' ? originalOf(app, events, file.documentId) : whenSealed(app, load, file, deadline);
  const files = kind === 'original' ? ids.map((documentId) => ({ documentId })) : sealedFiles(events);
  const documents: BundledDocument[] = [];
  for (const file of files) documents.push({ documentId: file.documentId, ...(await of(file)) });
  return { id: invitationId, title, documents };
}

/**
 * Archived documents, in the order asked for; those of one invitation come together. All their seals together are waited for as
 * long as one is.
 * @throws CommandRejectedError `not-found` when one of them isn't in the organization's archive; `document-purged`, `seal-pending`
 */
export async function archivedBundles(
  app: Application,
  reader: TenantReader,
  ids: readonly string[],
  after?: string,
): Promise<readonly DocumentBundle[]> {
  const views: ArchivedDocumentView[] = [];
  for (const id of ids) views.push(requireKept(await copyOf(app, reader, id, after)));
  return bundlesOf(views, (view, deadline, part) => archivedFile(app, view, deadline, part));
}

/** The same of what a person has; that each was served is on record in its invitation's history. */
export async function personalBundles(
  app: Application,
  owner: Owner,
  ids: readonly string[],
  after?: string,
): Promise<readonly DocumentBundle[]> {
  const views: ArchivedDocumentView[] = [];
  for (const id of ids) views.push((await personalDocument(app, owner, id, after)).view);
  return bundlesOf(views, ({ id }, deadline, part) =>
    personalCopy(app, owner, { id, ...(part ? { part } : {}) }, deadline),
  );
}

async function bundlesOf(
  views: readonly ArchivedDocumentView[],
  fileOf: (
    view: ArchivedDocumentView,
    deadline: number,
    part?: 'signature-page',
  ) => Promise<DocumentBytes & { readonly at: Instant }>,
): Promise<readonly DocumentBundle[]> {
  const deadline = Date.now() + patience;
  const bundles = new Map<string, { id: string; title: string | null; documents: BundledDocument[] }>();
  for (const view of views) {
    const { documentId, title, pageApart, invitationId: id = documentId } = view;
    const bundle = bundles.get(id) ?? { id, title, documents: [] };
    bundles.set(id, bundle);
    bundle.documents.push({ documentId, ...(await fileOf(view, deadline)) });
    if (pageApart) bundle.documents.push({ documentId, ...(await fileOf(view, deadline, 'signature-page')) });
  }
  return [...bundles.values()];
}
