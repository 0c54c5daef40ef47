import type { Instant } from '@attestory/domain';

/** The time as the service knows it. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => toInstant(new Date()) };

/** UTC with milliseconds. */
export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** A point in time some milliseconds after another. */
export function later(instant: Instant, milliseconds: number): Instant {
  return toInstant(new Date(Date.parse(instant) + milliseconds));
}
