import {
  archivedDocumentDecider,
  certificateIdOf,
  documentDecider,
  type DocumentId,
  type DocumentState,
  type Holder,
  holderKey,
  type OrganizationId,
  streams,
} from '@attestory/domain';
import type { ArchivedDocumentView } from '@attestory/projections';
import type { Application } from '../application.js';
import { archivedDocumentIdOf } from '../archiving/archived-document-id.js';
import { documentKey } from '../commands/store-document.js';
import type { TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/** The documents whose bytes are still there: nobody has begun to delete them, and their key is not destroyed. */
export async function keptOf(
  { keys, transactor }: Pick<Application, 'keys' | 'transactor'>,
  documents: readonly { readonly documentId: DocumentId }[],
): Promise<ReadonlySet<DocumentId>> {
  const found = await keys.get(documents.map(({ documentId }) => documentKey(documentId)));
  const kept = await Promise.all(
    documents.map(async ({ documentId }, index) => {
      const { state } = await transactor.load(streams.document(documentId), documentDecider);
      return found[index] && !isGone(state) ? [documentId] : [];
    }),
  );
  return new Set(kept.flat());
}

function isGone({ status }: DocumentState): boolean {
  return status === 'purging' || status === 'purged';
}

/**
 * That a document's bytes are there, and the holder's copy wasn't purged.
 * @throws CommandRejectedError `document-purged`, with the certificate of that holder
 */
export async function requireHeld(
  { transactor }: Pick<Application, 'transactor'>,
  documentId: string,
  holder: Holder,
): Promise<void> {
  const { state } = await transactor.load(streams.document(documentId), documentDecider);
  const isRemoved = state.status !== 'none' && state.removed.includes(holderKey(holder));
  if (!isRemoved && !isGone(state)) return;
  if (!isRemoved) throw new CommandRejectedError({ code: 'document-purged' });
  const stream = streams.archivedDocument(archivedDocumentIdOf(documentId, holder));
  const certificateId = certificateIdOf((await transactor.load(stream, archivedDocumentDecider)).state);
  throw new CommandRejectedError({ code: 'document-purged', ...(certificateId ? { certificateId } : {}) });
}

/** That a copy is kept. @throws CommandRejectedError `document-purged` */
export function requireKept<V extends Pick<ArchivedDocumentView, 'purge'>>(view: V): V {
  if (view.purge) throw new CommandRejectedError({ code: 'document-purged', certificateId: view.purge.certificateId });
  return view;
}

/** An organization as the holder of its copies. */
export function holderOf({ organizationId }: Pick<TenantReader, 'organizationId'>): Holder {
  return { kind: 'organization', organizationId: organizationId as OrganizationId };
}
