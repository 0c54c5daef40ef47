import { closedAs, type ClosingEvent, isClosing, type Logged } from '@attestory/domain';
import { dueEntry } from './due.js';
import { asking, bounced, delayed, handedOver, mailKey, remindKey, reminded, withMails } from './due-mails.js';
import { awaiting, proofFailed, sealed, sealingFailed, workEnded } from './due-seals.js';
import { unique, without, withTasks } from './due-work-tasks.js';
import type { DueTask, DueWork } from './due-work.js';
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
  if (isClosing(event)) return closed(view, event);
  switch (event.type) {
    case 'DocumentSigned':
      return signed(view, event);
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
    case 'SealingFailed':
      return sealingFailed(view, event);
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
      return bounced(view, event);
    case 'EmailDelayed':
      return delayed(view, event);
    default:
      return view;
  }
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

function closed(view: DueWork, event: Logged<ClosingEvent>): DueWork {
  const reason = closedAs(event);
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
