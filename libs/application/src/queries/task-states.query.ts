import { type DueTask, type DueWork, dueBy, isDueAtOnce, waitsForSeal } from '@attestory/projections';
import type { Application } from '../application.js';
import { dueKinds } from '../processes/processes.js';

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

type Kind = DueTask['kind'];

const pageSize = 200;
/** More than that is an alarm anyway, and counting it all would cost those who wait. */
const mostCounted = 1_000;
const overdueAfter = 60_000;

/** How the tasks of each kind stand now. */
export async function taskStates(
  app: Pick<Application, 'clock' | 'views'>,
): Promise<Readonly<Record<Kind, TaskStates>>> {
  const now = app.clock.now();
  const states = dueKinds.map(async (kind) => [kind, countStates(kind, await worksWith(app, kind, now), now)] as const);
  return Object.fromEntries(await Promise.all(states)) as Readonly<Record<Kind, TaskStates>>;
}

/** Whatever is listed for a kind that is tried again is unfinished; of the others most wait for a time to come. */
async function worksWith({ views }: Pick<Application, 'views'>, kind: Kind, now: string): Promise<readonly DueWork[]> {
  const part = triesAgain(kind) ? {} : { to: dueBy(now) };
  const works = new Map<string, DueWork>();
  let cursor: string | undefined;
  do {
    const query = { index: 'due', member: kind, ...part, limit: pageSize };
    const page = await views.due.find(cursor === undefined ? query : { ...query, cursor });
    for (const work of page.items) works.set(work.id, work);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && works.size < mostCounted);
  return [...works.values()];
}

function triesAgain(kind: Kind): boolean {
  return kind === 'mail' || kind === 'seal' || kind === 'time-stamp' || kind === 'validation-data';
}

export function countStates(kind: Kind, works: readonly DueWork[], now: string): TaskStates {
  const tasks = works
    .flatMap((work) => Object.values(work.tasks).filter((task) => task.kind === kind && !waitsForSeal(work, task)))
    .slice(0, mostCounted);
  const waits = tasks
    .filter((task) => task.dueAt <= now || isDueAtOnce(task))
    .map((task) => Math.max(0, Date.parse(now) - Date.parse(task.dueAt)));
  return {
    due: waits.length,
    overdue: waits.filter((wait) => wait > overdueAfter).length,
    failing: tasks.filter((task) => 'attempt' in task && task.attempt > 0).length,
    oldestDueSeconds: Math.max(0, ...waits) / 1_000,
  };
}
