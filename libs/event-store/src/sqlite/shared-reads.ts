import type { RecordedEvent } from '../event-store.port.js';

/** At most `limit` events after a position; none at the end of the log. */
export type Read = (after: number, limit: number) => RecordedEvent[];

/**
 * Gives those who follow the log side by side the same batch, read once. What lies behind a position never changes; there
 * may be more by now, which the next read brings.
 */
export function sharedReads(read: Read): Read {
  let last: { readonly after: number; readonly limit: number; readonly batch: RecordedEvent[] } | undefined;
  return (after, limit) => {
    if (last?.after === after && last.limit === limit) return last.batch;
    const batch = read(after, limit);
    if (batch.length > 0) last = { after, limit, batch };
    return batch;
  };
}
