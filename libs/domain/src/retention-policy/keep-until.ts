import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../ids.js';

/**
 * So many calendar months later, at the same time of day in the zone: 31 August and six months is the last day of
 * February. A time of day that the clocks skip on that day is an hour later; one that they show twice is the first.
 */
export function keepUntil(lastSignedAt: Instant, months: number, timeZone: string): Instant {
  const signed = Temporal.Instant.from(lastSignedAt).toZonedDateTimeISO(timeZone);
  return instantOf(signed.add({ months }));
}

/** So many calendar days later, at the same time of day in the zone. */
export function daysLater(time: Instant, days: number, timeZone: string): Instant {
  return instantOf(Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).add({ days }));
}

/** The day that it is in the zone: `2026-11-26`. */
export function dayIn(time: Instant, timeZone: string): string {
  return Temporal.Instant.from(time).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** When a day (`2026-11-26`) begins in the zone; null: there is no such day. */
export function startOfDay(day: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  try {
    return instantOf(Temporal.PlainDate.from(day, { overflow: 'reject' }).toZonedDateTime(timeZone));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function instantOf(time: Temporal.ZonedDateTime): Instant {
  return time.toInstant().toString({ smallestUnit: 'millisecond' }) as Instant;
}
