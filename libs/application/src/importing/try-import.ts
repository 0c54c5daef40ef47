import { createHash } from 'node:crypto';
import { type DocumentId, documentDecider, type ImportDescription, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { requireFolder } from '../commands/folders.js';
import type { PdfSource } from '../ports/pdf-workshop.port.js';
import { CommandRejectedError } from '../transact.js';
import { type Importer, thereAlready } from './import-document.handler.js';
import { importedDocumentIdOf } from './imported-facts.js';

/**
 * Whether a document could be imported; it isn't, and nothing is kept.
 * @throws CommandRejectedError as importing it would
 */
export async function tryImport(
  app: Application,
  importer: Importer,
  { sha256, folderId }: ImportDescription,
  pdf: PdfSource,
): Promise<DocumentId> {
  const documentId = importedDocumentIdOf(importer.organizationId, sha256);
  const { state } = await app.transactor.load(streams.document(documentId), documentDecider);
  if (state.status !== 'none') throw thereAlready(documentId, state);
  await requireFolder(app, importer, folderId ?? null);
  const { documentBytes } = app.settings.limits;
  if (pdf.size > documentBytes) throw new CommandRejectedError({ code: 'document-too-large', limit: documentBytes });
  const hash = createHash('sha256');
  for await (const piece of pdf.part(0, pdf.size)) hash.update(piece);
  const found = hash.digest('hex');
  if (found !== sha256) throw new CommandRejectedError({ code: 'wrong-hash', sha256: found });
  const verdict = await app.pdf.inspect(pdf, 'keep');
  if ('rejected' in verdict) throw new CommandRejectedError({ ...verdict.rejected });
  return documentId;
}
