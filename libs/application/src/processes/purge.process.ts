import { signCertificate } from '@attestory/audit';
import {
  archivedDocumentDecider,
  type CertificateId,
  type DeletionCertificate,
  documentDecider,
  type DocumentFile,
  type KnownArchivedDocument,
  streams,
} from '@attestory/domain';
import type { RetentionTask, RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import { correctRetention } from '../retention/correct-retention.js';
import { documentFiles } from '../retention/document-files.js';
import { CommandRejectedError } from '../transact.js';

/** Signs what was deleted: the heads' key. */
export interface CertificateSigner {
  readonly keyId: string;
  /** ECDSA P-256 with SHA-256 over the text; IEEE P1363, base64url. */
  sign(message: string): string;
}

type Started = KnownArchivedDocument & { readonly purge: NonNullable<KnownArchivedDocument['purge']> };

/**
 * Deletes a holder's copy, and the bytes with their key when nobody else holds the document (domain.md, Documents and
 * retention). Every step is a fact or can be done twice, under names that follow from the copy: whoever goes on after a
 * crash, or at the same time, does the rest and makes no second certificate.
 */
export function purgeProcess(app: Application, signer: CertificateSigner) {
  return async ({ causedBy }: RetentionTask, { archivedDocumentId }: RetentionView): Promise<void> => {
    const copy = await started(app, archivedDocumentId, causedBy);
    if (!copy) return;
    const files = await withoutHolder(app, copy, causedBy);
    if (files) await purgeBytes(app, copy, files, causedBy);
    await recordPurge(app, signer, copy, files, causedBy);
  };
}

/** The purge has begun, by the rule in force now; null: it may not, or is done. */
async function started(app: Application, id: string, causedBy: string): Promise<Started | null> {
  const found = await correctRetention(app, id, { because: 'rule', causedBy });
  if (!found || found.status === 'purged') return null;
  try {
    const { state } = await app.transactor.transact({
      stream: streams.archivedDocument(id),
      decider: archivedDocumentDecider,
      command: () => ({
        type: 'StartPurge' as const,
        certificateId: newIdOf(id, 'certificate') as CertificateId,
        now: app.clock.now(),
      }),
      identity: processIdentity('purge', `${id}/start`, causedBy),
      content: { purge: id },
    });
    return state.status !== 'none' && state.purge ? { ...state, purge: state.purge } : null;
  } catch (error) {
    // A hold that was placed a moment ago, or, by the rule in force, another time with no notice yet: the view will say so.
    if (error instanceof CommandRejectedError) return null;
    throw error;
  }
}

/** The holder has the document no more. @returns the files that go with it; null: others hold it still */
async function withoutHolder(
  app: Application,
  { archivedDocumentId, documentId, holder }: Started,
  causedBy: string,
): Promise<readonly DocumentFile[] | null> {
  const { history } = await app.transactor.transact({
    stream: streams.document(documentId),
    decider: documentDecider,
    command: async () => ({ type: 'RemoveHolder' as const, holder, files: await documentFiles(app, documentId) }),
    identity: processIdentity('purge', `${archivedDocumentId}/holder`, causedBy),
    content: { purge: archivedDocumentId },
  });
  const removed = history.findIndex(
    ({ type, data }) => type === 'HolderRemoved' && data.archivedDocumentId === archivedDocumentId,
  );
  const next = history[removed + 1];
  return next?.type === 'DocumentPurgeStarted' ? next.data.files : null;
}

async function purgeBytes(
  app: Application,
  { archivedDocumentId, documentId }: Started,
  files: readonly DocumentFile[],
  causedBy: string,
): Promise<void> {
  // The key first: whatever comes between, nobody can read what is left, and nobody misses it.
  await app.keys.destroy([documentKey(documentId)]);
  for (const { blobId } of files) await app.vault.delete(blobId);
  await app.transactor.transact({
    stream: streams.document(documentId),
    decider: documentDecider,
    command: { type: 'RecordBytesPurged', purged: { files: files.map(withoutPlace), keyDestroyed: true } },
    identity: processIdentity('purge', `${archivedDocumentId}/bytes`, causedBy),
    content: { purge: archivedDocumentId },
  });
}

async function recordPurge(
  app: Application,
  signer: CertificateSigner,
  copy: Started,
  files: readonly DocumentFile[] | null,
  causedBy: string,
): Promise<void> {
  const { archivedDocumentId } = copy;
  await app.transactor.transact({
    stream: streams.archivedDocument(archivedDocumentId),
    decider: archivedDocumentDecider,
    command: () => ({ type: 'RecordPurge' as const, ...signCertificate(certificateOf(app, copy, files), signer) }),
    identity: processIdentity('purge', `${archivedDocumentId}/done`, causedBy),
    content: { purge: archivedDocumentId },
  });
}

function certificateOf(
  { clock }: Application,
  { archivedDocumentId, documentId, holder, sha256, lastSignedAt, purge }: Started,
  files: readonly DocumentFile[] | null,
): DeletionCertificate {
  const { certificateId, rule, policyVersion, keepUntil } = purge;
  return {
    version: 1,
    ...{ certificateId, archivedDocumentId, documentId, holder, sha256 },
    deleted: (files ?? []).map(withoutPlace),
    ...(files ? {} : { bytesKept: true as const }),
    ...{ rule, policyVersion, lastSignedAt, keepUntil: keepUntil as DeletionCertificate['keepUntil'] },
    purgedAt: clock.now(),
  };
}

function withoutPlace({ sha256, bytes }: DocumentFile) {
  return { sha256, bytes };
}
