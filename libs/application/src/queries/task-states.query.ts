import {
  type ArchiveImportTask,
  type ArchivePersonTask,
  type BulkSendingView,
  type BulkSendTask,
  type Due,
  type DueImports,
  type DueNotices,
  type DuePeople,
  type DueRules,
  type DueTask,
  type DueWork,
  dueBy,
  isDueAtOnce,
  type NoticeTask,
  type RetentionTask,
  type RetentionView,
  type RuleTask,
  waitsForSeal,
} from '@attestory/projections';
import type { Application } from '../application.js';
import { isTriedAgain } from '../processes/due-worker.js';
import {
  bulkKinds,
  dueKinds,
  importKinds,
  noticeKinds,
  peopleKinds,
  retentionKinds,
  ruleKinds,
} from '../processes/processes.js';
import type { Views } from '../views.js';

/** How the tasks of one kind stand. */
export interface TaskStates {
  /** To be done now. */
  readonly due: number;
  /** Due for over a minute. */
  readonly overdue: number;
  /** Failed at least once, and tried again later. */
  readonly failing: number;
  /** For how long the oldest one that is due has waited, in seconds; 0 when none is. */
  readonly oldestDueSeconds: number;
}

type Kind = (
  | DueTask
  | NoticeTask
  | ArchivePersonTask
  | ArchiveImportTask
  | RetentionTask
  | RuleTask
  | BulkSendTask
)['kind'];
type Work = DueWork | DueNotices | DuePeople | DueImports | RetentionView | DueRules | BulkSendingView;

const pageSize = 200;
/** More than that is an alarm anyway, and counting it all would cost those who wait. */
const mostCounted = 1_000;
const overdueAfter = 60_000;

/** How the tasks of each kind stand now. */
export async function taskStates(
  app: Pick<Application, 'clock' | 'views'>,
): Promise<Readonly<Record<Kind, TaskStates>>> {
  const now = app.clock.now();
  const { due, notices, people, imports, retention, rules, bulkSendings } = app.views;
  const views = [
    ...dueKinds.map((kind) => [kind, due] as const),
    ...noticeKinds.map((kind) => [kind, notices] as const),
    ...peopleKinds.map((kind) => [kind, people] as const),
    ...retentionKinds.map((kind) => [kind, retention] as const),
    ...ruleKinds.map((kind) => [kind, rules] as const),
    ...importKinds.map((kind) => [kind, imports] as const),
    ...bulkKinds.map((kind) => [kind, bulkSendings] as const),
  ];
  const states = views.map(
    async ([kind, some]) => [kind, countStates(kind, await worksWith(some, kind, now), now)] as const,
  );
  return Object.fromEntries(await Promise.all(states)) as Readonly<Record<Kind, TaskStates>>;
}

/** Whatever is listed for a kind that is tried again is unfinished; of the others most wait for a time to come. */
async function worksWith(views: Pick<Views<Work>, 'find'>, kind: Kind, now: string): Promise<readonly Work[]> {
  const part = isTriedAgain(kind) ? {} : { to: dueBy(now) };
  const works = new Map<string, Work>();
  let cursor: string | undefined;
  do {
    const query = { index: 'due', member: kind, ...part, limit: pageSize };
    const page = await views.find(cursor === undefined ? query : { ...query, cursor });
    for (const work of page.items) works.set(work.id, work);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && works.size < mostCounted);
  return [...works.values()];
}

export function countStates(kind: Kind, works: readonly Work[], now: string): TaskStates {
  const tasks = works
    .flatMap(tasksOf)
    .filter((task) => task.kind === kind)
    .slice(0, mostCounted);
  const waits = tasks
    .filter((task) => task.dueAt <= now || isDueAtOnce(task))
    .map((task) => Math.max(0, Date.parse(now) - Date.parse(task.dueAt)));
  return {
    due: waits.length,
    overdue: waits.filter((wait) => wait > overdueAfter).length,
    failing: tasks.filter(({ attempt = 0 }) => attempt > 0).length,
    oldestDueSeconds: Math.max(0, ...waits) / 1_000,
  };
}

/** E-mails that wait for a seal are not due yet. */
function tasksOf(work: Work): readonly Due[] {
  if (!('signedBy' in work)) return Object.values(work.tasks);
  return Object.values(work.tasks).filter((task) => !waitsForSeal(work, task));
}
