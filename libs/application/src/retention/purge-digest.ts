import { daysLater, type Holder, holderKey, type Instant, retentionPolicy } from '@attestory/domain';
import { dueBy, retentionIndex, type RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';

/** What a holder is told of on one day: how many copies go, and the first of them. */
export interface PurgeDigest {
  readonly count: number;
  readonly first: readonly {
    readonly title: string | null;
    readonly fileName: string | null;
    readonly goesAt: string;
  }[];
}

/** As many as somebody reads. */
const mostListed = 20;
const pageSize = 200;

/** From when on copies may go of which their holder is told now. */
export function purgeNotBefore(now: Instant): Instant {
  return daysLater(now, retentionPolicy.noticeDays, retentionPolicy.timeZone);
}

/** All of a holder's copies whose notice was due until then. The view has seen all that had happened at the call. */
export async function purgeDigest(
  app: Pick<Application, 'store' | 'views' | 'clock'>,
  holder: Holder,
  dueUntil: string,
): Promise<PurgeDigest> {
  const after = (await app.store.head()) ?? undefined;
  const earliest = purgeNotBefore(app.clock.now());
  const first: RetentionView[] = [];
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const query = { index: retentionIndex.notice, member: holderKey(holder), to: dueBy(dueUntil), limit: pageSize };
    const page = await app.views.retention.find(cursor === undefined ? query : { ...query, cursor }, after);
    count += page.items.length;
    first.push(...page.items.slice(0, mostListed - first.length));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return { count, first: first.map((view) => listed(view, earliest)) };
}

function listed({ title, fileName, retention }: RetentionView, earliest: Instant): PurgeDigest['first'][number] {
  const { keepUntil } = retention;
  return { title, fileName, goesAt: keepUntil !== null && keepUntil > earliest ? keepUntil : earliest };
}
