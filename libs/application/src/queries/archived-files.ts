import { type DocumentPart, type Instant, invitationDecider, streams } from '@attestory/domain';
import type { ArchivedDocumentView } from '@attestory/projections';
import type { Application } from '../application.js';
import { originalBlob } from '../commands/signing-session.js';
import { CommandRejectedError } from '../transact.js';
import { type DocumentBytes, stored, whenSealed } from './document.queries.js';
import { requireHeld } from './held.js';

/**
 * What a holder has of a document: the sealed PDF (or its signature page, where that is a file of its own), which is waited for;
 * of what wasn't signed here the file as it came. @throws CommandRejectedError `seal-pending`, `signature-page-inside`, `document-purged`
 */
export async function archivedFile(
  app: Application,
  { documentId, invitationId, kind, fileName, sha256, bytes: size, closedAt, holder }: ArchivedDocumentView,
  deadline: number,
  part?: DocumentPart,
): Promise<DocumentBytes & { readonly at: Instant }> {
  await requireHeld(app, documentId, holder);
  if (kind === 'signed' && invitationId !== undefined) {
    const load = () => app.transactor.load(streams.invitation(invitationId), invitationDecider);
    return whenSealed(app, load, { documentId, ...(part ? { part } : {}) }, deadline);
  }
  if (part) throw new CommandRejectedError({ code: 'signature-page-inside' });
  const blob = await originalBlob(app, documentId);
  return { fileName, sha256, size, at: closedAt as Instant, ...stored(app, blob, sha256) };
}
