import { type DocumentId, documentDecider, streams } from '@attestory/domain';
import type { DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { record } from './record-delivery.js';

/**
 * Ends what is still to be done with a document that was purged, or is being: it would be tried for ever. Asked after a failure,
 * as hardly any document is purged before it is done with. @returns whether it was ended
 */
export async function endedByPurge(
  app: Application,
  work: Pick<DueWork, 'id'>,
  { documentId, causedBy }: { readonly documentId: string; readonly causedBy: string },
): Promise<boolean> {
  const { state } = await app.transactor.load(streams.document(documentId), documentDecider);
  if (state.status !== 'purging' && state.status !== 'purged') return false;
  const ended = { documentId: documentId as DocumentId, because: 'document-purged' as const };
  await record(app, work, `ended/${documentId}/${causedBy}`, causedBy, { type: 'EndDocumentWork', ended });
  return true;
}
