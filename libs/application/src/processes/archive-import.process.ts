import { documentDecider, streams } from '@attestory/domain';
import type { ArchiveImportTask, DueImports } from '@attestory/projections';
import type { Application } from '../application.js';
import { archiveForAll } from '../archiving/archive-for-all.js';
import { loadImported } from '../archiving/load-signed.js';
import { processIdentity } from '../command-identity.js';

/**
 * Gives everybody their copy of what was imported, by the policy that held when they signed it. Nobody gets an e-mail: it was
 * signed and delivered elsewhere.
 */
export function archiveImportProcess(app: Application) {
  return async ({ causedBy }: ArchiveImportTask, { id: documentId }: DueImports): Promise<void> => {
    const loaded = await loadImported(app, documentId);
    if (!loaded) return;
    const copies = await archiveForAll(app, loaded, causedBy);
    const archived = copies.map(({ archivedDocumentId, holder }) => ({ archivedDocumentId, holder }));
    await app.transactor.transact({
      stream: streams.document(documentId),
      decider: documentDecider,
      command: { type: 'RecordImportArchived', archived },
      identity: processIdentity('archive', `imported/${documentId}`, causedBy),
      content: { archived: causedBy },
    });
  };
}
