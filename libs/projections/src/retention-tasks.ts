import { retentionPolicy } from '@attestory/domain';
import type { RetentionTask, RetentionView } from './retention.js';

const day = 24 * 60 * 60_000;
/** Of a day, in UTC: what asks for a notice by then is told of on that day. */
const closes = 6 * 60 * 60_000;
/** The views have seen all that happened until then when the day's notices go out. */
const pause = 5 * 60_000;

/**
 * What is to be done for a copy, from when on. Its notice is due a day ahead of the days that the policy gives, as notices
 * go out once a day: so the copy goes when its time is over, and no later because of the notice.
 */
export function retentionTasks(
  { retention, holds, notice, purge }: Omit<RetentionView, 'tasks'>,
  caused: { readonly at: string; readonly eventId: string },
): Readonly<Record<string, RetentionTask>> {
  const { keepUntil } = retention;
  const causedBy = caused.eventId;
  if (purge) return purge.purgedAt ? {} : { purge: { kind: 'purge', dueAt: purge.startedAt, causedBy, attempt: 0 } };
  if (holds.length > 0 || keepUntil === null) return {};
  if (!notice) return { 'purge-notice': { kind: 'purge-notice', dueAt: noticeDueAt(keepUntil, caused.at), causedBy } };
  const dueAt = notice.purgeNotBefore > keepUntil ? notice.purgeNotBefore : keepUntil;
  return { purge: { kind: 'purge', dueAt, causedBy } };
}

/** When the notices go out that a copy belongs to. */
export function noticeDueAt(keepUntil: string, causedAt: string): string {
  const asked = Math.max(Date.parse(keepUntil) - (retentionPolicy.noticeDays + 1) * day, Date.parse(causedAt));
  const closing = Math.ceil((asked - closes) / day) * day + closes;
  return new Date(closing + pause).toISOString();
}

/** The day whose notices go out now: those that were due until then belong to them. */
export function noticesGoingOut(now: string): { readonly day: string; readonly dueUntil: string } {
  const last = Math.floor((Date.parse(now) - closes - pause) / day) * day;
  const dueUntil = new Date(last + closes + pause).toISOString();
  return { day: dueUntil.slice(0, 10), dueUntil };
}
