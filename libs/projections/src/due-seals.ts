import type { DocumentPart, Logged } from '@attestory/domain';
import { unique, without, withTasks } from './due-work-tasks.js';
import type { DueWork } from './due-work.js';

export function sealed(view: DueWork, event: Extract<Logged, { type: 'DocumentSealed' }>): DueWork {
  const proven = sealedAwaiting(view, event);
  return event.data.signedBy.length === view.signedBy.length ? sealDone(proven, event.data.documentId) : proven;
}

/** Nothing more is to be made of a document, which may be the last one that was to be sealed. */
export function workEnded(view: DueWork, documentId: string): DueWork {
  const files: readonly SealedFile[] = [{ documentId }, { documentId, part: 'signature-page' }];
  return sealDone(files.reduce(unproven, view), documentId);
}

function sealDone(view: DueWork, documentId: string): DueWork {
  const done = unique([...view.sealed, documentId]);
  const next = { ...view, sealed: done };
  return view.documents.every((id) => done.includes(id)) ? without(next, 'seal') : next;
}

/** Sealing is tried again later, unless there is a newer set of signatures to seal. */
export function sealingFailed(view: DueWork, { data }: Extract<Logged, { type: 'SealingFailed' }>): DueWork {
  const { seal } = view.tasks;
  if (seal?.kind !== 'seal' || seal.signatures !== data.signatures) return view;
  return withTasks(view, { seal: { ...seal, attempt: data.attempt, dueAt: data.nextTryAt } });
}

type Proof = 'time-stamp' | 'validation-data';

/** A newer sealed PDF takes the place of the one that waits; a signature page on its own waits for itself. */
function sealedAwaiting(view: DueWork, event: Extract<Logged, { type: 'DocumentSealed' }>): DueWork {
  const { documentId, signaturePage } = event.data;
  const own = awaiting(view, { documentId }, event.data, event);
  return awaiting(own, { documentId, part: 'signature-page' }, signaturePage, event);
}

/** What a file that was made waits for, instead of what stood there before. */
export function awaiting(view: DueWork, file: SealedFile, made: MadeFile | undefined, event: Logged): DueWork {
  const quiet = unproven(view, file);
  const kind = made && awaited(made);
  if (!made || !kind) return quiet;
  const { documentId, part } = file;
  const { time: dueAt, id: causedBy } = event.meta;
  const about = { documentId, ...(part === undefined ? {} : { part }), sha256: made.sha256 };
  return withTasks(quiet, { [proofKey(kind, file)]: { kind, ...about, attempt: 0, dueAt, causedBy } });
}

function unproven(view: DueWork, file: SealedFile): DueWork {
  return without(without(view, proofKey('time-stamp', file)), proofKey('validation-data', file));
}

interface SealedFile {
  readonly documentId: string;
  readonly part?: DocumentPart;
}

interface MadeFile {
  readonly sha256: string;
  readonly timeStampDue?: true;
  readonly validationDataDue?: true;
}

/** Validation data come after the time stamp. */
function awaited(data: MadeFile): Proof | null {
  if (data.timeStampDue) return 'time-stamp';
  return data.validationDataDue ? 'validation-data' : null;
}

export function proofFailed(
  view: DueWork,
  kind: Proof,
  event: Extract<Logged, { type: 'TimeStampFailed' | 'ValidationDataFailed' }>,
): DueWork {
  const key = proofKey(kind, event.data);
  const task = view.tasks[key];
  if (task?.kind !== kind || task.sha256 !== event.data.sha256) return view;
  const { attempt, nextTryAt } = event.data;
  return withTasks(view, { [key]: { ...task, attempt, dueAt: nextTryAt } });
}

function proofKey(kind: Proof, { documentId, part }: SealedFile): string {
  return part === undefined ? `${kind}/${documentId}` : `${kind}/${documentId}/${part}`;
}
