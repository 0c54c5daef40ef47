import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../ids.js';

/** When a day begins in a time zone: at midnight, or, where the clocks go forward then, when they have. null: there is no such day, or no such zone. */
export function beginningOfDay(date: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  try {
    const midnight = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
    return midnight.toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
