import type { Evidence, Fact, Logged } from '@attestory/domain';

/** Where an event stands in the log. */
export function evidenceOf({ type, meta: { id: eventId, stream, position, time, hash } }: Logged): Evidence {
  return { eventId, type, stream, position, time, hash };
}

/** It is so, as the event tells. */
export function known<T>(value: T, event: Logged): Fact<T> {
  return { known: 'yes', value, because: evidenceOf(event) };
}

/** It isn't so: as the event tells, or because there is none. */
export function isNot(event?: Logged): Fact<never> {
  return event ? { known: 'no', because: evidenceOf(event) } : { known: 'no' };
}

export const unknown: Fact<never> = { known: 'unknown' };
