import type { Logged, MailReason } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';

/**
 * Something that a process has still to do for an invitation, and from when on. A task stands until an event says that
 * it is done, so a crash between doing and saying means that it is looked at again.
 */
export type Task =
  | { readonly kind: 'mail'; readonly reason: MailReason; readonly signatoryId: string; readonly attempt: number }
  | { readonly kind: 'seal'; readonly signatures: number; readonly attempt: number }
  | { readonly kind: 'close-links'; readonly reason: 'completed' | 'cancelled' | 'expired' }
  | { readonly kind: 'expire' };

export type DueTask = Task & {
  /** RFC 3339: not before. */
  readonly dueAt: string;
  /** The event that asks for it. */
  readonly causedBy: string;
};

/** What is due for one invitation (architecture.md, decision 4: timers are views of what is due). */
export interface DueWork {
  readonly id: string;
  readonly order: 'parallel' | 'sequential';
  readonly documents: readonly string[];
  readonly signatories: readonly string[];
  readonly signedBy: readonly string[];
  /** Documents sealed for all signatures so far. */
  readonly sealed: readonly string[];
  /** Links to sign that are open. */
  readonly openLinks: readonly string[];
  /** Why links to sign are to be closed; null while the invitation is open. */
  readonly closed: 'completed' | 'cancelled' | 'expired' | null;
  /** To whom the invitation e-mail went. */
  readonly asked: readonly string[];
  readonly tasks: Readonly<Record<string, DueTask>>;
}

export const dueWork: Projection<DueWork> = {
  name: 'due-work',
  version: 1,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => (event.type === 'InvitationSent' ? sent(event) : view && change(view, event)),
  entries: (view) =>
    Object.values(view.tasks).map((task) => ({ index: 'due', member: task.kind, sort: `${task.dueAt}/${view.id}` })),
};

function sent(event: Extract<Logged, { type: 'InvitationSent' }>): DueWork {
  const { order, documents, signatories, expiresAt } = event.data;
  const view: DueWork = {
    id: aggregateIdOf(event.meta.stream),
    order,
    documents: documents.map((d) => d.documentId),
    signatories: signatories.map((s) => s.signatoryId),
    signedBy: [],
    sealed: [],
    openLinks: [],
    closed: null,
    asked: [],
    tasks: { expire: { kind: 'expire', dueAt: expiresAt, causedBy: event.meta.id } },
  };
  const first = order === 'parallel' ? view.signatories : view.signatories.slice(0, 1);
  return withMails(view, first, 'invitation', event);
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
    case 'DocumentSealed':
      return sealed(view, event);
    case 'SealingFailed': {
      const { seal } = view.tasks;
      if (seal?.kind !== 'seal' || seal.signatures !== event.data.signatures) return view;
      const { attempt, nextTryAt } = event.data;
      return withTasks(view, { seal: { ...seal, attempt, dueAt: nextTryAt } });
    }
    case 'LinkIssued':
      return closingLinks({ ...view, openLinks: [...view.openLinks, event.data.linkId] }, event);
    case 'LinkClosed': {
      const openLinks = view.openLinks.filter((id) => id !== event.data.linkId);
      return openLinks.length === 0 ? without({ ...view, openLinks }, 'close-links') : { ...view, openLinks };
    }
    case 'EmailHandedOver':
      return handedOver(view, event);
    case 'EmailBounced':
      return without(view, mailKey(event.data.reason, event.data.signatoryId));
    case 'EmailDelayed': {
      const key = mailKey(event.data.reason, event.data.signatoryId);
      const task = view.tasks[key];
      if (task?.kind !== 'mail') return view;
      const { attempt, nextTryAt } = event.data;
      return withTasks(view, { [key]: { ...task, attempt, dueAt: nextTryAt } });
    }
    default:
      return view;
  }
}

function handedOver(view: DueWork, event: Extract<Logged, { type: 'EmailHandedOver' }>): DueWork {
  const { reason, signatoryId } = event.data;
  const next = without(view, mailKey(reason, signatoryId));
  if (reason !== 'invitation') return next;
  const known = view.asked.includes(signatoryId) || view.signedBy.includes(signatoryId);
  const asked = { ...next, asked: unique([...view.asked, signatoryId]) };
  // Asked while the sender cancelled: they hold an e-mail whose link is closed, and hear why.
  return view.closed === 'cancelled' && !known ? withMails(asked, [signatoryId], 'cancelled', event) : asked;
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
  const next = without({ ...view, signedBy, sealed: [] }, mailKey('invitation', event.data.signatoryId));
  const turn = next.signatories.find((id) => !signedBy.includes(id));
  const asked = withTasks(next, { seal });
  return view.order === 'sequential' && turn ? withMails(asked, [turn], 'invitation', event) : asked;
}

function closed(
  view: DueWork,
  event: Extract<Logged, { type: 'InvitationCompleted' | 'InvitationCancelled' | 'InvitationExpired' }>,
  reason: 'completed' | 'cancelled' | 'expired',
): DueWork {
  const kept = Object.entries(view.tasks).filter(([, task]) => task.kind === 'seal');
  const closing = closingLinks({ ...view, closed: reason, tasks: Object.fromEntries(kept) }, event);
  // Those who have signed hear of it; of a cancellation also those who were only asked.
  if (reason === 'completed') return withMails(closing, view.signedBy, 'completed', event);
  if (reason === 'cancelled') return withMails(closing, unique([...view.asked, ...view.signedBy]), 'cancelled', event);
  return closing;
}

/** A link that was issued while the invitation closed is closed too. */
function closingLinks(view: DueWork, event: Logged): DueWork {
  if (view.closed === null || view.openLinks.length === 0) return view;
  const { time: dueAt, id: causedBy } = event.meta;
  return withTasks(view, { 'close-links': { kind: 'close-links', reason: view.closed, dueAt, causedBy } });
}

function sealed(view: DueWork, event: Extract<Logged, { type: 'DocumentSealed' }>): DueWork {
  if (event.data.signedBy.length !== view.signedBy.length) return view;
  const done = unique([...view.sealed, event.data.documentId]);
  const next = { ...view, sealed: done };
  return view.documents.every((id) => done.includes(id)) ? without(next, 'seal') : next;
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
