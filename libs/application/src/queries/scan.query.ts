import type { Application } from '../application.js';
import { originalBlob } from '../commands/signing-session.js';
import type { TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { type DocumentBytes, loadOwned, stored } from './document.queries.js';
import { holderOf, requireHeld } from './held.js';

/** The scan of what was signed on paper. @throws CommandRejectedError `not-found`, `document-unknown`, `document-purged` */
export async function scanOf(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  documentId: string,
): Promise<DocumentBytes> {
  const { events } = await loadOwned(app, reader, invitationId);
  const found = events.find(
    (event) => event.type === 'ManualSignatureRecorded' && event.data.scan.documentId === documentId,
  );
  if (found?.type !== 'ManualSignatureRecorded') throw new CommandRejectedError({ code: 'document-unknown' });
  await requireHeld(app, documentId, holderOf(reader));
  const { fileName, sha256, bytes: size } = found.data.scan;
  return { fileName, sha256, size, ...stored(app, await originalBlob(app, documentId), sha256) };
}
