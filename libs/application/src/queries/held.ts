import {
  archivedDocumentDecider,
  certificateIdOf,
  documentDecider,
  type Holder,
  holderKey,
  type OrganizationId,
  streams,
} from '@attestory/domain';
import type { ArchivedDocumentView } from '@attestory/projections';
import type { Application } from '../application.js';
import { archivedDocumentIdOf } from '../archiving/archived-document-id.js';
import type { TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * That a document's bytes are there, and the holder's copy wasn't purged; without a holder only the first.
 * @throws CommandRejectedError `document-purged`, with the certificate of that holder
 */
export async function requireHeld(
  { transactor }: Pick<Application, 'transactor'>,
  documentId: string,
  holder?: Holder,
): Promise<void> {
  const { state } = await transactor.load(streams.document(documentId), documentDecider);
  if (state.status === 'none') return;
  const isRemoved = holder !== undefined && state.removed.includes(holderKey(holder));
  if (state.status === 'stored' && !isRemoved) return;
  if (!isRemoved || !holder) throw new CommandRejectedError({ code: 'document-purged' });
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
