import type { Logged, MailReason } from '@attestory/domain';
import { unique, without, withTasks } from './due-work-tasks.js';
import type { DueWork } from './due-work.js';

export function handedOver(view: DueWork, event: Extract<Logged, { type: 'EmailHandedOver' }>): DueWork {
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

export function bounced(view: DueWork, event: Extract<Logged, { type: 'EmailBounced' }>): DueWork {
  return isStale(view, event) ? view : without(view, mailKey(event.data.reason, event.data.signatoryId));
}

export function delayed(view: DueWork, event: Extract<Logged, { type: 'EmailDelayed' }>): DueWork {
  const { reason, signatoryId, attempt, nextTryAt } = event.data;
  const key = mailKey(reason, signatoryId);
  const task = view.tasks[key];
  if (task?.kind !== 'mail' || isStale(view, event)) return view;
  return withTasks(view, { [key]: { ...task, attempt, dueAt: nextTryAt } });
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

export function reminded(view: DueWork, event: Extract<Logged, { type: 'SignatoryReminded' }>): DueWork {
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

/** Asks signatories to sign, because of an event. */
export function asking(view: DueWork, to: readonly string[], event: Logged): DueWork {
  const asks = { ...view.asks, ...Object.fromEntries(to.map((id) => [id, event.meta.id])) };
  return withMails({ ...view, asks }, to, 'invitation', event);
}

export function withMails(view: DueWork, to: readonly string[], reason: MailReason, event: Logged): DueWork {
  const task = { kind: 'mail' as const, reason, attempt: 0, dueAt: event.meta.time, causedBy: event.meta.id };
  return withTasks(view, Object.fromEntries(to.map((id) => [mailKey(reason, id), { ...task, signatoryId: id }])));
}

export function remindKey(signatoryId: string): string {
  return `remind/${signatoryId}`;
}

export function mailKey(reason: MailReason, signatoryId: string): string {
  return `mail/${reason}/${signatoryId}`;
}
