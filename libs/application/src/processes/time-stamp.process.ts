import { type DocumentId, type Instant, invitationDecider, type Sha256, streams } from '@attestory/domain';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { documentKey } from '../commands/store-document.js';
import { sealedBlobId } from '../queries/document.queries.js';
import { CommandRejectedError } from '../transact.js';
import { nextTry } from './back-off.js';
import { record } from './mail.process.js';
import { append } from './seal.process.js';

type StampTask = Extract<DueTask, { readonly kind: 'time-stamp' }>;

/** Adds the time stamp that was not to be had when a document was sealed, as soon as the authority gives one. */
export function timeStampProcess(app: Application) {
  return async (task: StampTask, work: DueWork): Promise<void> => {
    try {
      await stamp(app, task, work);
    } catch (error) {
      if (error instanceof CommandRejectedError && error.rejection.code === 'seal-overtaken') return;
      const { sha256 } = task as StampTask & { sha256: Sha256 };
      const attempt = task.attempt + 1;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
      const failure = { ...fileOf(task), sha256, reason, attempt, nextTryAt: nextTry(app.clock.now(), attempt) };
      const name = `time-stamp-failed/${sha256}/${attempt}`;
      await record(app, work, name, task.causedBy, { type: 'RecordTimeStampFailure', failure });
    }
  };
}

async function stamp(app: Application, task: StampTask, work: DueWork): Promise<void> {
  const documentId = task.documentId as DocumentId;
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  const blob = { id: sealedBlobId(documentId, task.sha256), key };
  const size = (await app.vault.stat(blob.id))?.bytes ?? 0;
  const bytes = () => app.vault.get(blob, { sha256: task.sha256 });
  const part = (start: number, end: number) => app.vault.getPart(blob, { start, end });
  const stamped = await app.pdf.addTimeStamp({ part, size, sha256: task.sha256 });
  const place = { id: sealedBlobId(documentId, stamped.sha256), key };
  const digest = await app.vault.put(place, append(bytes(), stamped.increment));
  if (digest.sha256 !== stamped.sha256) throw new Error('the stored PDF is not the one that was stamped');
  await app.transactor.transact({
    stream: streams.invitation(work.id),
    decider: invitationDecider,
    command: {
      type: 'AddTimeStamp',
      stamp: {
        ...fileOf(task),
        previousSha256: task.sha256 as Sha256,
        sha256: stamped.sha256 as Sha256,
        bytes: stamped.bytes,
        level: 'B-T',
        timeStampedAt: stamped.timeStampedAt as Instant,
      },
    },
    identity: processIdentity('time-stamp', `${work.id}/${documentId}/${task.sha256}`, task.causedBy),
    content: { documentId, sealed: task.sha256 },
  });
}

/** The file that waits for its time stamp. */
function fileOf({ documentId, part }: StampTask) {
  return { documentId: documentId as DocumentId, ...(part === undefined ? {} : { part }) };
}
