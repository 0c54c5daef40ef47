import type { ClosingEvent, DocumentPart, Logged, MailReason } from '@attestory/domain';
import { dueEntry } from './due.js';
import type { ClosedFor, DueTask, DueWork } from './due-work.js';
import { aggregateIdOf, type Projection } from './projection.js';

export const dueWork: Projection<DueWork> = {
  name: 'due-work',
  version: 9,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => (event.type === 'InvitationSent' ? sent(event) : view && change(view, event)),
  entries: (view) =>
    Object.values(view.tasks)
      .filter((task) => !waitsForSeal(view, task))
      .map((task) => dueEntry(view, task)),
};

/** Whoever signed and hears how it ended gets the sealed documents: their e-mail waits for the seal. */
export function waitsForSeal({ signedBy, tasks }: DueWork, task: DueTask): boolean {
  if (task.kind !== 'mail' || tasks.seal === undefined) return false;
  return task.reason !== 'invitation' && task.reason !== 'reminder' && signedBy.includes(task.signatoryId);
}

function sent(event: Extract<Logged, { type: 'InvitationSent' }>): DueWork {
  const { order, documents, signatories, expiresAt } = event.data;
  const view: DueWork = {
    id: aggregateIdOf(event.meta.stream),
    order,
    documents: documents.map((d) => d.documentId),
    signatories: signatories.map((s) => s.signatoryId),
    signedBy: [],
    sealed: [],
    openLinks: {},
    closed: null,
    asks: {},
    asked: [],
    tasks: { expire: { kind: 'expire', dueAt: expiresAt, causedBy: event.meta.id } },
  };
  const first = order === 'parallel' ? view.signatories : view.signatories.slice(0, 1);
  return asking(view, first, event);
}

function change(view: DueWork, event: Logged): DueWork {
  switch (event.type) {
    case 'DocumentSigned':
      return signed(view, event);
    case 'InvitationCompleted':
      return closed(view, event, 'completed');
    case 'InvitationCancelled':
      return closed(view, event, 'cancelled');
    case 'InvitationExpired':
      return closed(view, event, 'expired');
    case 'InvitationDeclined':
      return closed(view, event, 'declined');
    case 'InvitationExtended': {
      const { expire } = view.tasks;
      return expire ? withTasks(view, { expire: { ...expire, dueAt: event.data.expiresAt } }) : view;
    }
    case 'ManualSignatureRecorded': {
      const onPaper = { ...view, onPaper: true as const };
      return view.closed === null ? onPaper : archiving(onPaper, event);
    }
    case 'CopiesArchived':
      return view.tasks.archive?.causedBy === event.meta.causationId ? without(view, 'archive') : view;
    case 'SignatoryReminded':
      return reminded(view, event);
    case 'SignatoryContactCorrected':
      return corrected(view, event);
    case 'DocumentSealed':
      return sealed(view, event);
    case 'TimeStampAdded':
    case 'ValidationDataAdded':
      return awaiting(view, event.data, event.data, event);
    case 'DocumentWorkEnded':
      return workEnded(view, event.data.documentId);
    case 'TimeStampFailed':
      return proofFailed(view, 'time-stamp', event);
    case 'ValidationDataFailed':
      return proofFailed(view, 'validation-data', event);
    case 'SealingFailed': {
      const { seal } = view.tasks;
      if (seal?.kind !== 'seal' || seal.signatures !== event.data.signatures) return view;
      const { attempt, nextTryAt } = event.data;
      return withTasks(view, { seal: { ...seal, attempt, dueAt: nextTryAt } });
    }
    case 'DownloadLinkAsked':
      return withMails(view, [event.data.signatoryId], 'download-link', event);
    case 'LinkIssued':
      return closingLinks(withLink(view, event), event);
    case 'LinkClosed': {
      const { [event.data.linkId]: _, ...openLinks } = view.openLinks;
      return closingLinks(without({ ...view, openLinks }, 'close-links'), event);
    }
    case 'EmailHandedOver':
      return handedOver(view, event);
    case 'EmailBounced':
      return isStale(view, event) ? view : without(view, mailKey(event.data.reason, event.data.signatoryId));
    case 'EmailDelayed': {
      const key = mailKey(event.data.reason, event.data.signatoryId);
      const task = view.tasks[key];
      if (task?.kind !== 'mail' || isStale(view, event)) return view;
      const { attempt, nextTryAt } = event.data;
      return withTasks(view, { [key]: { ...task, attempt, dueAt: nextTryAt } });
    }
    default:
      return view;
  }
}

function handedOver(view: DueWork, event: Extract<Logged, { type: 'EmailHandedOver' }>): DueWork {
  if (isStale(view, event)) return view;
  const { reason, signatoryId } = event.data;
  const next = without(view, mailKey(reason, signatoryId));
  if (reason !== 'invitation') return next;
  const known = view.asked.includes(signatoryId) || view.signedBy.includes(signatoryId);
  const asked = remindLater(
    { ...next, asked: unique([...view.asked, signatoryId]) },
    signatoryId,
    event,
    event.data.remindAt,
  );
  // Asked while the sender cancelled: they hold an e-mail whose link is closed, and hear why.
  const tells = view.closed === 'cancelled' || view.closed === 'declined' ? view.closed : null;
  return tells && !known ? withMails(asked, [signatoryId], tells, event) : asked;
}

/** An e-mail of an ask that another one has overtaken says nothing about the newer one. */
function isStale(
  view: DueWork,
  event: Extract<Logged, { type: 'EmailHandedOver' | 'EmailBounced' | 'EmailDelayed' }>,
): boolean {
  const { reason, signatoryId } = event.data;
  if (reason === 'download-link') return view.tasks[mailKey(reason, signatoryId)]?.causedBy !== event.meta.causationId;
  return reason === 'invitation' && view.asks[signatoryId] !== event.meta.causationId;
}

function reminded(view: DueWork, event: Extract<Logged, { type: 'SignatoryReminded' }>): DueWork {
  const { signatoryId } = event.data;
  // While the invitation itself still waits to be sent, it is reminder enough.
  const waits = view.tasks[mailKey('invitation', signatoryId)] !== undefined;
  const mailed = waits ? view : withMails(view, [signatoryId], 'reminder', event);
  return remindLater(mailed, signatoryId, event, event.data.nextAt);
}

function remindLater(view: DueWork, signatoryId: string, event: Logged, dueAt: string | undefined): DueWork {
  if (dueAt === undefined || view.closed || view.signedBy.includes(signatoryId)) return view;
  return withTasks(view, { [remindKey(signatoryId)]: { kind: 'remind', signatoryId, dueAt, causedBy: event.meta.id } });
}

/** Whoever had been asked at the old address is asked at the new one, over a new link. */
function corrected(view: DueWork, event: Extract<Logged, { type: 'SignatoryContactCorrected' }>): DueWork {
  const { signatoryId } = event.data;
  if (!view.asks[signatoryId]) return view;
  const asked = view.asked.filter((id) => id !== signatoryId);
  const quiet = without(without({ ...view, asked }, remindKey(signatoryId)), mailKey('reminder', signatoryId));
  return closingLinks(asking(quiet, [signatoryId], event), event);
}

function withLink(view: DueWork, event: Extract<Logged, { type: 'LinkIssued' }>): DueWork {
  const link = { signatoryId: event.data.signatoryId, causedBy: event.meta.causationId };
  return { ...view, openLinks: { ...view.openLinks, [event.data.linkId]: link } };
}

function signed(view: DueWork, event: Extract<Logged, { type: 'DocumentSigned' }>): DueWork {
  const signedBy = [...view.signedBy, event.data.signatoryId];
  const seal: DueTask = {
    kind: 'seal',
    signatures: signedBy.length,
    attempt: 0,
    dueAt: event.meta.time,
    causedBy: event.meta.id,
  };
  // Whoever has signed needs no invitation any more, should it still be waiting to be sent.
  const done = [mailKey('invitation', event.data.signatoryId), mailKey('reminder', event.data.signatoryId)];
  const next = [...done, remindKey(event.data.signatoryId)].reduce(without, { ...view, signedBy, sealed: [] });
  const turn = next.signatories.find((id) => !signedBy.includes(id));
  const asked = withTasks(next, { seal });
  return view.order === 'sequential' && turn ? asking(asked, [turn], event) : asked;
}

function closed(view: DueWork, event: Logged<ClosingEvent>, reason: ClosedFor): DueWork {
  const kept = Object.entries(view.tasks).filter(([, task]) =>
    ['seal', 'time-stamp', 'validation-data'].includes(task.kind),
  );
  const closing = archiving(closingLinks({ ...view, closed: reason, tasks: Object.fromEntries(kept) }, event), event);
  // Those who have signed hear of it; of a cancellation or refusal also those who were only asked.
  if (reason === 'completed' || reason === 'expired') return withMails(closing, view.signedBy, reason, event);
  const declinedBy = event.type === 'InvitationDeclined' ? event.data.declinedBy : null;
  const others = unique([...view.asked, ...view.signedBy]).filter((id) => id !== declinedBy);
  return withMails(closing, others, reason, event);
}

/** What was signed goes into archives once nobody can sign any more; what somebody signed on paper later goes there after it. */
function archiving(view: DueWork, { meta }: Logged): DueWork {
  if (view.signedBy.length === 0 && !view.onPaper) return view;
  return withTasks(view, { archive: { kind: 'archive', dueAt: meta.time, causedBy: meta.id } });
}

/** Of a closed invitation all links are closed, also one that was issued meanwhile; of an open one those of stale asks. */
function closingLinks(view: DueWork, event: Logged): DueWork {
  const linkIds = Object.entries(view.openLinks)
    .filter(([, link]) => view.closed !== null || view.asks[link.signatoryId] !== link.causedBy)
    .map(([linkId]) => linkId)
    // The members of a stored view have lost the order in which they came.
    .sort();
  if (linkIds.length === 0) return view;
  const { time: dueAt, id: causedBy } = event.meta;
  const reason = view.closed ?? 'replaced';
  return withTasks(view, { 'close-links': { kind: 'close-links', reason, linkIds, dueAt, causedBy } });
}

function sealed(view: DueWork, event: Extract<Logged, { type: 'DocumentSealed' }>): DueWork {
  const proven = sealedAwaiting(view, event);
  return event.data.signedBy.length === view.signedBy.length ? sealDone(proven, event.data.documentId) : proven;
}

/** Nothing more is to be made of a document, which may be the last one that was to be sealed. */
function workEnded(view: DueWork, documentId: string): DueWork {
  const files: readonly SealedFile[] = [{ documentId }, { documentId, part: 'signature-page' }];
  return sealDone(files.reduce(unproven, view), documentId);
}

function sealDone(view: DueWork, documentId: string): DueWork {
  const done = unique([...view.sealed, documentId]);
  const next = { ...view, sealed: done };
  return view.documents.every((id) => done.includes(id)) ? without(next, 'seal') : next;
}

type Proof = 'time-stamp' | 'validation-data';

/** A newer sealed PDF takes the place of the one that waits; a signature page on its own waits for itself. */
function sealedAwaiting(view: DueWork, event: Extract<Logged, { type: 'DocumentSealed' }>): DueWork {
  const { documentId, signaturePage } = event.data;
  const own = awaiting(view, { documentId }, event.data, event);
  return awaiting(own, { documentId, part: 'signature-page' }, signaturePage, event);
}

/** What a file that was made waits for, instead of what stood there before. */
function awaiting(view: DueWork, file: SealedFile, made: MadeFile | undefined, event: Logged): DueWork {
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

function proofFailed(
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

/** Asks signatories to sign, because of an event. */
function asking(view: DueWork, to: readonly string[], event: Logged): DueWork {
  const asks = { ...view.asks, ...Object.fromEntries(to.map((id) => [id, event.meta.id])) };
  return withMails({ ...view, asks }, to, 'invitation', event);
}

function remindKey(signatoryId: string): string {
  return `remind/${signatoryId}`;
}

function mailKey(reason: MailReason, signatoryId: string): string {
  return `mail/${reason}/${signatoryId}`;
}

function withMails(view: DueWork, to: readonly string[], reason: MailReason, event: Logged): DueWork {
  const task = { kind: 'mail' as const, reason, attempt: 0, dueAt: event.meta.time, causedBy: event.meta.id };
  return withTasks(view, Object.fromEntries(to.map((id) => [mailKey(reason, id), { ...task, signatoryId: id }])));
}

function withTasks(view: DueWork, tasks: Readonly<Record<string, DueTask>>): DueWork {
  return { ...view, tasks: { ...view.tasks, ...tasks } };
}

function without(view: DueWork, key: string): DueWork {
  const { [key]: _, ...tasks } = view.tasks;
  return { ...view, tasks };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
