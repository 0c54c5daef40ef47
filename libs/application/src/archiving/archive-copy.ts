import {
  type ArchivedSignatory,
  archivedDocumentDecider,
  type CopiesArchived,
  type DocumentArchived,
  type DocumentId,
  documentDecider,
  type InvitationId,
  streams,
} from '@attestory/domain';
import type { SignedDocument, SignedDocuments } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { archivedDocumentIdOf } from './archived-document-id.js';
import type { Copy } from './copy.js';
import { correctRetention } from '../retention/correct-retention.js';
import { retentionInForce } from '../retention/retention-in-force.js';
import { lastSignatureOf } from './last-signature-of.js';

type Tools = Pick<Application, 'clock' | 'transactor'>;
export type ArchivedCopy = CopiesArchived['data']['archived'][number];

/**
 * Gives a holder their copy of what was signed together, each document for itself; tells which there are. What they have
 * already stays as it is: a repeat finds it. Left out is what was purged, and what a person would have to give away at once.
 */
export async function archiveCopy(
  app: Tools,
  signed: SignedDocuments,
  copy: Copy,
  causedBy: string,
): Promise<readonly ArchivedCopy[]> {
  const archived: ArchivedCopy[] = [];
  for (const document of signed.documents.filter((one) => isFor(copy, signed, one))) {
    const data = await factsOf(app, signed, document, copy);
    const { keepUntil } = data.retention;
    if (copy.holder.kind === 'person' && keepUntil !== null && keepUntil <= app.clock.now()) continue;
    if (!(await hold(app, data, causedBy))) continue;
    await archive(app, data, causedBy);
    archived.push({ archivedDocumentId: data.archivedDocumentId, documentId: data.documentId, holder: copy.holder });
  }
  return archived;
}

/** A scan is of the sender's making: it goes into their archive only. Where nobody has signed here, nothing else does. */
function isFor({ signedFor, holder }: Copy, { signatories }: SignedDocuments, { kind }: SignedDocument): boolean {
  if (kind === 'scan') return holder.kind === 'organization' && !signedFor;
  return signatories.some(({ signature }) => signature);
}

/** Its bytes stay from here on. Whether they can is settled by the document's stream. */
async function hold(
  { transactor }: Tools,
  { archivedDocumentId, documentId, holder }: DocumentArchived['data'],
  causedBy: string,
): Promise<boolean> {
  try {
    await transactor.transact({
      stream: streams.document(documentId),
      decider: documentDecider,
      command: { type: 'AddHolder', holder, archivedDocumentId },
      identity: processIdentity('archive', `${archivedDocumentId}/hold`, causedBy),
      content: { hold: archivedDocumentId },
    });
    return true;
  } catch (error) {
    if (!(error instanceof CommandRejectedError)) throw error;
    if (error.rejection.code === 'document-purged' || error.rejection.code === 'holder-removed') return false;
    throw error;
  }
}

async function archive(app: Tools, document: DocumentArchived['data'], causedBy: string): Promise<void> {
  const { archivedDocumentId } = document;
  await app.transactor.transact({
    stream: streams.archivedDocument(archivedDocumentId),
    decider: archivedDocumentDecider,
    command: { type: 'ArchiveDocument', document },
    identity: processIdentity('archive', `${archivedDocumentId}/archive`, causedBy),
    content: { archive: archivedDocumentId },
  });
  // A rule may have been set since it was read.
  await correctRetention(app, archivedDocumentId, { because: 'rule', causedBy });
}

async function factsOf(
  app: Tools,
  signed: SignedDocuments,
  document: SignedDocument,
  copy: Copy,
): Promise<DocumentArchived['data']> {
  const { id: documentId, fileName, sha256, pages, bytes, kind, pageApart } = document;
  const { holder, folderId, signedFor, foundBy, grant } = copy;
  const { title, state, sentAt, closedAt } = signed;
  const lastSignedAt = lastSignatureOf(signed, document);
  const signatories = signed.signatories.map((signatory) => signatoryOf(signatory, copy));
  return {
    archivedDocumentId: archivedDocumentIdOf(documentId, holder),
    ...{ holder, documentId: documentId as DocumentId },
    ...(kind === 'imported' ? {} : { invitationId: signed.id as InvitationId }),
    ...(foundBy ? { foundBy } : {}),
    ...{ title, fileName, kind, state, sha256, pages, bytes },
    ...(pageApart ? { pageApart } : {}),
    ...(folderId === null ? {} : { folderId }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...{ closedAt, lastSignedAt, senderId: signed.organizationId },
    ...(signedFor ? { signedFor } : {}),
    signatories,
    ...(grant ? { delivery: grant } : {}),
    ...importedBy(signed),
    retention: await retentionInForce(app, { holder, folderId, lastSignedAt, signatories }),
    // What folds keep as plain texts.
  } as unknown as DocumentArchived['data'];
}

function importedBy({ imported }: SignedDocuments): Pick<DocumentArchived['data'], 'imported'> {
  if (!imported) return {};
  const { folderId: _, ...claim } = imported;
  return { imported: claim };
}

function signatoryOf(
  { id, name, signature }: SignedDocuments['signatories'][number],
  { mine }: Copy,
): ArchivedSignatory {
  return {
    ...{ signatoryId: id as ArchivedSignatory['signatoryId'], name },
    ...(signature
      ? { signedAt: signature.signedAt as NonNullable<ArchivedSignatory['signedAt']>, role: signature.role.kind }
      : {}),
    ...(mine.some((one) => one.id === id) ? { mine: true as const } : {}),
  };
}
