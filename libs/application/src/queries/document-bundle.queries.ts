import { type Instant, invitationDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import type { TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { archivedFor } from './archived.js';
import {
  attachedIds,
  type DocumentBytes,
  type LoadedInvitation,
  loadOwned,
  originalOf,
  patience,
  type SealedFile,
  sealedFiles,
  whenSealed,
} from './document.queries.js';

/** Which bytes of a document: as uploaded, or with the seal for all signatures so far. */
export type DocumentKind = 'original' | 'sealed';

/** Documents of one invitation on their way out together, in the invitation's order. */
export interface DocumentBundle {
  readonly invitationId: string;
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
  return bundleOf(app, () => loadOwned(app, reader, invitationId), invitationId, kind, deadline);
}

/** The same of an invitation that whoever asks may read, as `load` gives it. */
async function bundleOf(
  app: Application,
  load: () => Promise<LoadedInvitation>,
  invitationId: string,
  kind: DocumentKind,
  deadline: number,
): Promise<DocumentBundle> {
  const { events, state } = await load();
  const ids = attachedIds(events);
  if (ids.length === 0) throw new CommandRejectedError({ code: 'document-unknown' });
  const sent = events.find((event) => event.type === 'InvitationSent');
  const title = sent ? sent.data.title : state.status === 'draft' ? state.title : null;
  const of = (file: SealedFile) =>
    kind === 'original' ? originalOf(app, events, file.documentId) : whenSealed(app, load, file, deadline);
  const files = kind === 'original' ? ids.map((documentId) => ({ documentId })) : sealedFiles(events);
  const documents: BundledDocument[] = [];
  for (const file of files) documents.push({ documentId: file.documentId, ...(await of(file)) });
  return { invitationId, title, documents };
}

/**
 * The sealed documents of archived invitations, in the order asked for. All their seals together are waited for as long as
 * one is.
 * @throws CommandRejectedError `not-found` when one of them isn't in the organization's archive; `seal-pending`
 */
export async function archivedBundles(
  app: Application,
  reader: TenantReader,
  invitationIds: readonly string[],
  after?: string,
): Promise<readonly DocumentBundle[]> {
  const deadline = Date.now() + patience;
  for (const id of invitationIds) {
    const archived = archivedFor(await app.views.archive.get(id, after), reader);
    if (!archived) throw new CommandRejectedError({ code: 'not-found' });
  }
  const bundles: DocumentBundle[] = [];
  for (const id of invitationIds) {
    const load = () => app.transactor.load(streams.invitation(id), invitationDecider);
    bundles.push(await bundleOf(app, load, id, 'sealed', deadline));
  }
  return bundles;
}
