import {
  type DeliveryCommand,
  type DocumentId,
  type DocumentPart,
  type Instant,
  type InvitationCommand,
  invitationDecider,
  type Sha256,
  streams,
  type TimeStampFailed,
} from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import type { KnownPdf, PdfWorkshop } from '../ports/pdf-workshop.port.js';
import { sealedBlobId } from '../queries/document.queries.js';
import { CommandRejectedError } from '../transact.js';
import { nextTry } from './back-off.js';
import { record } from './record-delivery.js';
import { endedByPurge } from './document-work.js';
import { append } from './seal.process.js';

type ProofTask = Extract<DueTask, { readonly kind: 'time-stamp' | 'validation-data' }>;
type Failure = TimeStampFailed['data'];

/** What may be added behind a sealed PDF after it was made. */
export interface LaterProof {
  readonly name: ProofTask['kind'];
  /** Makes the revision that is appended, and what records it. */
  readonly make: (pdf: PdfWorkshop, sealed: KnownPdf, file: ProvenFile) => Promise<MadeProof>;
  readonly failed: (failure: Failure) => DeliveryCommand;
}

/** The file that waits: the sealed PDF, or its signature page. */
interface ProvenFile {
  readonly documentId: DocumentId;
  readonly part?: DocumentPart;
}

function fileOf({ documentId, part }: ProofTask): ProvenFile {
  return { documentId: documentId as DocumentId, ...(part === undefined ? {} : { part }) };
}

interface MadeProof {
  readonly increment: Uint8Array;
  /** Of the whole. */
  readonly sha256: string;
  readonly command: InvitationCommand;
}

/** The time stamp that was not to be had while sealing. */
export const timeStamps: LaterProof = {
  name: 'time-stamp',
  make: async (pdf, sealed, file) => {
    const { increment, sha256, bytes, timeStampedAt, validationDataDue } = await pdf.addTimeStamp(sealed);
    const stamp = {
      ...added(file, sealed, sha256, bytes),
      level: 'B-T' as const,
      timeStampedAt: timeStampedAt as Instant,
      ...(validationDataDue ? { validationDataDue: true as const } : {}),
    };
    return { increment, sha256, command: { type: 'AddTimeStamp', stamp } };
  },
  failed: (failure) => ({ type: 'RecordTimeStampFailure', failure }),
};

/** Revocation lists and answers that were not to be had while sealing. */
export const validationData: LaterProof = {
  name: 'validation-data',
  make: async (pdf, sealed, file) => {
    const { increment, sha256, bytes } = await pdf.addValidationData(sealed);
    const whole = { ...added(file, sealed, sha256, bytes), level: 'B-LT' as const };
    return { increment, sha256, command: { type: 'AddValidationData', added: whole } };
  },
  failed: (failure) => ({ type: 'RecordValidationDataFailure', failure }),
};

function added(file: ProvenFile, previous: KnownPdf, sha256: string, bytes: number) {
  return { ...file, previousSha256: previous.sha256 as Sha256, sha256: sha256 as Sha256, bytes };
}

/** Adds a proof behind a sealed PDF as soon as it can be had. */
export function laterProofProcess(app: Application, proof: LaterProof) {
  return async (task: ProofTask, work: DueWork): Promise<void> => {
    try {
      await add(app, proof, task, work);
    } catch (error) {
      if (error instanceof CommandRejectedError && error.rejection.code === 'seal-overtaken') return;
      if (await endedByPurge(app, work, task)) return;
      const { sha256 } = task as ProofTask & { sha256: Sha256 };
      const attempt = task.attempt + 1;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
      const failure = { ...fileOf(task), sha256, reason, attempt, nextTryAt: nextTry(app.clock.now(), attempt) };
      await record(app, work, `${proof.name}-failed/${sha256}/${attempt}`, task.causedBy, proof.failed(failure));
    }
  };
}

async function add(app: Application, proof: LaterProof, task: ProofTask, work: DueWork): Promise<void> {
  const documentId = task.documentId as DocumentId;
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  const blob = { id: sealedBlobId(documentId, task.sha256), key };
  const size = (await app.vault.stat(blob.id))?.bytes ?? 0;
  const bytes = () => app.vault.get(blob, { sha256: task.sha256, fleeting: true });
  const part = (start: number, end: number) => app.vault.getPart(blob, { start, end }, { fleeting: true });
  const { increment, sha256, command } = await proof.make(app.pdf, { part, size, sha256: task.sha256 }, fileOf(task));
  const digest = await app.vault.put({ id: sealedBlobId(documentId, sha256), key }, append(bytes(), increment));
  if (digest.sha256 !== sha256) throw new Error('the stored PDF is not the one that was made');
  await app.transactor.transact({
    stream: streams.invitation(work.id),
    decider: invitationDecider,
    command,
    identity: processIdentity(proof.name, `${work.id}/${documentId}/${task.sha256}`, task.causedBy),
    content: { documentId, sealed: task.sha256 },
  });
}
