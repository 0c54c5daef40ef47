import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../ids.js';

const day = 24 * 60 * 60_000;
/** Of a day, in UTC: what asks for a notice by then is told of on that day. */
const closes = 6 * 60 * 60_000;
/** The views have seen all that happened until then when the day's notices go out. */
const pause = 5 * 60_000;

/**
 * When the notices go out that a copy belongs to: the first that are more days ahead of its end than have to be, but not
 * before something has asked for it. Days of 24 hours from one UTC time of day to the next: a fold may compute it.
 */
export function noticeDueAt(keepUntil: Instant, causedAt: Instant, noticeDays: number): Instant {
  // A day more, as notices go out once a day: so the copy goes when its time is over, and no later because of the notice.
  const asked = Math.max(millisecondsOf(keepUntil) - (noticeDays + 1) * day, millisecondsOf(causedAt));
  return instantAt(Math.ceil((asked - closes) / day) * day + closes + pause);
}

/** The day whose notices go out now: those that were due until then belong to them. */
export function noticesGoingOut(now: Instant): { readonly day: string; readonly dueUntil: Instant } {
  const dueUntil = instantAt(Math.floor((millisecondsOf(now) - closes - pause) / day) * day + closes + pause);
  return { day: dueUntil.slice(0, 10), dueUntil };
}

function millisecondsOf(time: Instant): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}

function instantAt(milliseconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'millisecond' }) as Instant;
}
