import { randomUUID } from 'node:crypto';
import {
  type DocumentEvent,
  type DocumentId,
  type DocumentImported,
  type DocumentState,
  documentDecider,
  type ImportCommand,
  type ImportDescription,
  importDecider,
  type ImportId,
  type Logged,
  type OrganizationId,
  type Sha256,
  streams,
} from '@attestory/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPLICATION, type Application } from '../application.js';
import type { CommandIdentity } from '../command-identity.js';
import { requireFolder } from '../commands/folders.js';
import { documentKey, inspectStored, nothingStored, putBytes, type Upload } from '../commands/store-document.js';
import type { FolderRights } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { importedDocumentIdOf, importedFacts } from './imported-facts.js';

/** Who imports for an organization, and answers for what is said of the documents. */
export interface Importer {
  readonly organizationId: OrganizationId;
  readonly folders: FolderRights;
  readonly vouchedBy: DocumentImported['data']['vouchedBy'];
  readonly importId: ImportId;
}

/** A document that has been imported. */
export interface ImportedDocument {
  readonly documentId: DocumentId;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly pages: number;
  /** That it carries; 0: it was signed in another way. */
  readonly signatures: number;
  readonly importId: ImportId;
  readonly position: string;
}

/** Takes a document that was signed elsewhere, as somebody says it was. */
export class ImportDocumentCommand extends Command<ImportedDocument> {
  constructor(
    readonly identity: CommandIdentity,
    readonly importer: Importer,
    readonly description: ImportDescription,
    readonly pdf: Pick<Upload, 'fileName' | 'bytes'>,
  ) {
    super();
  }
}

@CommandHandler(ImportDocumentCommand)
export class ImportDocumentHandler implements ICommandHandler<ImportDocumentCommand> {
  constructor(@Inject(APPLICATION) private readonly app: Application) {}

  /** @throws CommandRejectedError `command-id-reused`, `already-imported`, `document-purged`, `wrong-hash`, `folder-unknown`, `folder-read-only`, and what speaks against the PDF */
  async execute(command: ImportDocumentCommand): Promise<ImportedDocument> {
    const { importer, description, pdf } = command;
    const documentId = importedDocumentIdOf(importer.organizationId, description.sha256);
    const { state } = await this.app.transactor.load(streams.document(documentId), documentDecider);
    await this.begin(command, { type: 'LookForImport' });
    // It is refused, unless it is this command that has imported it.
    if (state.status !== 'none') return answerOf(await this.record(command, documentId, {}));
    await requireFolder(this.app, { ...importer }, description.folderId ?? null);
    const [key] = (await this.app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
    const blob = { id: `original-${randomUUID()}`, key };
    try {
      const { sha256, bytes } = await putBytes(this.app, blob, pdf.bytes);
      if (sha256 !== description.sha256) throw new CommandRejectedError({ code: 'wrong-hash', sha256 });
      const found = await inspectStored(this.app, blob, bytes, 'keep');
      const { organizationId, vouchedBy } = importer;
      await this.begin(command, { type: 'BeginImport', begun: { organizationId, vouchedBy } });
      const recorded = await this.record(command, documentId, { blobId: blob.id, bytes, ...found });
      // Another call of the same command was faster.
      if (recorded.data.blobId !== blob.id) await this.app.vault.delete(blob.id);
      return answerOf(recorded);
    } catch (error) {
      if (nothingStored(error)) await this.app.vault.delete(blob.id);
      throw error;
    }
  }

  /** The document's stream follows from its bytes: that a command comes with other ones, only the import's can tell. */
  private begin({ identity, importer, description, pdf }: ImportDocumentCommand, command: ImportCommand) {
    const content = contentOf(description, pdf);
    const stream = streams.imports(importer.importId);
    return this.app.transactor.transact({ stream, decider: importDecider, command, identity, content });
  }

  private async record(
    { identity, importer, description, pdf }: ImportDocumentCommand,
    documentId: DocumentId,
    stored: Partial<Pick<DocumentImported['data'], 'blobId' | 'bytes' | 'pages' | 'attachments' | 'signatures'>>,
  ): Promise<Logged<DocumentImported>> {
    const { organizationId, vouchedBy, importId } = importer;
    const fileName = description.fileName ?? pdf.fileName;
    const said = { fileName, ...importedFacts(this.app, documentId, description) };
    const document = {
      documentId,
      organizationId,
      sha256: description.sha256,
      ...stored,
      ...said,
      vouchedBy,
      importId,
    };
    const { events } = await this.app.transactor
      .transact({
        stream: streams.document(documentId),
        decider: documentDecider,
        command: { type: 'ImportDocument', document: document as DocumentImported['data'] },
        identity,
        content: contentOf(description, pdf),
      })
      .catch(toldAs(documentId));
    return events.find(isImport) as Logged<DocumentImported>;
  }
}

function contentOf(description: ImportDescription, { fileName }: ImportDocumentCommand['pdf']) {
  return { import: description, fileName: description.fileName ?? fileName };
}

function answerOf({ data, meta }: Logged<DocumentImported>): ImportedDocument {
  const { documentId, sha256, bytes, pages, signatures = 0, importId } = data;
  return { documentId, sha256, bytes, pages, signatures, importId, position: meta.position };
}

function isImport(event: Logged<DocumentEvent>): event is Logged<DocumentImported> {
  return event.type === 'DocumentImported';
}

/** Whoever imports something twice hears what it is. */
function toldAs(documentId: DocumentId) {
  return (error: unknown): never => {
    if (!(error instanceof CommandRejectedError) || error.rejection.code !== 'document-exists') throw error;
    throw thereAlready(documentId, error.state as DocumentState);
  };
}

/** What is there already is not imported again, nor what was. */
export function thereAlready(documentId: DocumentId, { status }: DocumentState): CommandRejectedError {
  return new CommandRejectedError({ code: status === 'stored' ? 'already-imported' : 'document-purged', documentId });
}
