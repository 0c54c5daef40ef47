import { daysLater, type Instant, retentionPolicy } from '@attestory/domain';
import { dueBy, type RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';

/** What would become of a copy, if nobody did anything until then. */
export interface PlannedPurge {
  readonly archivedDocumentId: string;
  readonly documentId: string;
  readonly holder: RetentionView['holder'];
  readonly folderId: string | null;
  readonly rule: string;
  readonly policyVersion: string;
  readonly keepUntil: Instant;
  /** When its holder is told, or was. */
  readonly noticeAt: Instant;
  /** When it goes; null: after the time that was asked for. */
  readonly purgeAt: Instant | null;
}

const pageSize = 500;
const kinds = ['purge', 'purge-notice'] as const;

/**
 * What would be told and purged until a time, by a clock of its own: nothing waits, nothing is changed. What is held is not in
 * it. Of all holders, or of one organization.
 */
export async function* retentionPlan(
  app: Pick<Application, 'views' | 'clock'>,
  { until, organizationId }: { readonly until: Instant; readonly organizationId?: string },
): AsyncIterable<PlannedPurge> {
  const now = app.clock.now();
  for (const kind of kinds) {
    let cursor: string | undefined;
    do {
      const query = { index: 'due', member: kind, to: dueBy(until), limit: pageSize };
      const page = await app.views.retention.find(cursor === undefined ? query : { ...query, cursor });
      for (const view of page.items) {
        const isAsked = organizationId === undefined || isOf(view, organizationId);
        const planned = isAsked ? plan(view, now, until) : null;
        if (planned) yield planned;
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

/** How many copies somebody's plan has to look through, to tell how far it is. */
export async function countDue(app: Pick<Application, 'views'>, until: Instant): Promise<number> {
  let [found, cursor]: [number, string | undefined] = [0, undefined];
  for (const kind of kinds)
    do {
      const query = { index: 'due', member: kind, to: dueBy(until), limit: pageSize };
      const page = await app.views.retention.find(cursor === undefined ? query : { ...query, cursor });
      found += page.items.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  return found;
}

function plan(view: RetentionView, now: Instant, until: Instant): PlannedPurge | null {
  const { archivedDocumentId, documentId, holder, folderId, retention, notice, tasks } = view;
  const { rule, policyVersion, keepUntil } = retention;
  if (keepUntil === null) return null;
  const noticeAt = (notice?.at as Instant | undefined) ?? latest(tasks['purge-notice']?.dueAt ?? now, now);
  const { noticeDays, timeZone } = retentionPolicy;
  const notBefore = notice?.purgeNotBefore ?? daysLater(noticeAt, noticeDays, timeZone);
  const purgeAt = latest(latest(keepUntil, notBefore), now);
  const about = { archivedDocumentId, documentId, holder, folderId, rule, policyVersion, keepUntil, noticeAt };
  return { ...about, purgeAt: purgeAt <= until ? purgeAt : null };
}

function latest(one: string, other: Instant): Instant {
  return (one > other ? one : other) as Instant;
}

function isOf({ holder }: RetentionView, organizationId: string): boolean {
  return holder.kind === 'organization' && holder.organizationId === organizationId;
}
