import type { AttachedDocument, TemplateId } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { copyDocument } from '../commands/copy-document.js';
import { pointingAt } from '../commands/draft-invitation.handler.js';
import { type StoredDocument, storeUpload } from '../commands/store-document.js';
import { CommandRejectedError } from '../transact.js';
import type { WrittenTemplate } from './save-template.js';

interface Documents {
  readonly written: Pick<WrittenTemplate, 'documents' | 'fromInvitationId'>;
  readonly before: { readonly documents: readonly AttachedDocument[] } | null;
  /** What this call has put into the vault, so that it can be taken back. */
  readonly stored: StoredDocument[];
}

/**
 * The documents of a template: those that stay, those that come, and copies of an invitation's.
 * @throws CommandRejectedError `document-unknown`, and what speaks against a PDF
 */
export async function storeTemplateDocuments(
  app: Application,
  context: CommandContext,
  templateId: TemplateId,
  { written, before, stored }: Documents,
): Promise<readonly AttachedDocument[]> {
  const there = before?.documents ?? [];
  const keep = async (storing: Promise<StoredDocument>) => {
    const one = await storing;
    stored.push(one);
    return one.document;
  };
  const documents: AttachedDocument[] = [];
  if (!written.documents && written.fromInvitationId === undefined) return there;
  for (const [i, one] of (written.documents ?? there).entries()) {
    const name = `document/${i}`;
    if (!('documentId' in one)) {
      const upload = { ...one, bytes: [one.bytes] };
      documents.push(
        await keep(storeUpload(app, context, { templateId }, name, upload).catch(pointingAt(`#/documents/${i}`))),
      );
      continue;
    }
    const source = there.find(({ documentId }) => documentId === one.documentId);
    if (!source) throw new CommandRejectedError({ code: 'document-unknown' });
    const isOwn = written.fromInvitationId === undefined;
    documents.push(isOwn ? source : await keep(copyDocument(app, context, { templateId }, name, source)));
  }
  return documents;
}
