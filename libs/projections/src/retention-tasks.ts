import { type Instant, noticeDueAt, retentionPolicy } from '@attestory/domain';
import type { RetentionTask, RetentionView } from './retention.js';

/** What is to be done for a copy, from when on: first its notice, then its purge, and the rest of a purge at once. */
export function retentionTasks(
  { retention, holds, notice, purge }: Omit<RetentionView, 'tasks'>,
  caused: { readonly at: Instant; readonly eventId: string },
): Readonly<Record<string, RetentionTask>> {
  const { keepUntil } = retention;
  const causedBy = caused.eventId;
  if (purge) return purge.purgedAt ? {} : { purge: { kind: 'purge', dueAt: purge.startedAt, causedBy, attempt: 0 } };
  if (holds.length > 0 || keepUntil === null) return {};
  if (!notice) {
    const dueAt = noticeDueAt(keepUntil, caused.at, retentionPolicy.noticeDays);
    return { 'purge-notice': { kind: 'purge-notice', dueAt, causedBy } };
  }
  const dueAt = notice.purgeNotBefore > keepUntil ? notice.purgeNotBefore : keepUntil;
  return { purge: { kind: 'purge', dueAt, causedBy } };
}
