import { type ArchivedDocumentId, type Holder, holderKey } from '@attestory/domain';
import { newIdOf } from '../command-identity.js';

/** The id of a holder's copy. A contract: streams are named by it, and whoever archives twice finds the same one. */
export function archivedDocumentIdOf(documentId: string, holder: Holder): ArchivedDocumentId {
  return newIdOf(documentId, `archived/${holderKey(holder)}`) as ArchivedDocumentId;
}
