import type { Instant } from '@attestory/domain';
import { type DueTask, type DueWork, dueBy, isDueAtOnce } from '@attestory/projections';
import type { Application } from '../application.js';
import { later } from '../ports/clock.port.js';
import { unobserved } from '../ports/observer.port.js';
import { longestPause } from './back-off.js';

/** Does one due task. It records its outcome as events; what it doesn't record is looked at again. */
export type TaskHandler<K extends DueTask['kind']> = (
  task: Extract<DueTask, { readonly kind: K }>,
  work: DueWork,
) => Promise<void>;

export interface DueWorkerOptions<K extends DueTask['kind']> {
  readonly kind: K;
  readonly handle: TaskHandler<K>;
  readonly onError: (error: unknown) => void;
  /** How many invitations are worked on at once. */
  readonly concurrency?: number;
}

const tick = 500;
const pageSize = 50;

/**
 * A process: works off what the due-work view says is due for one kind of task (architecture.md, decision 4). Woken by the
 * view's progress, and by time.
 */
export class DueWorker<K extends DueTask['kind']> {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  /** Whether tasks of its kind are tried again: such a one may lie ahead of all that the clock can explain. */
  private readonly retries: boolean;

  constructor(
    private readonly app: Application,
    private readonly options: DueWorkerOptions<K>,
  ) {
    const { kind }: { readonly kind: DueTask['kind'] } = options;
    this.retries = kind === 'mail' || kind === 'seal' || kind === 'time-stamp';
  }

  start(): void {
    this.timer = setInterval(() => this.wake(), tick);
    this.wake();
  }

  /** Looks for work now; while it is at work it will look once more. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.workOff()
      .catch(this.options.onError)
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  }

  /** Finishes what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async workOff(): Promise<void> {
    const now = this.app.clock.now();
    await this.workOffPart({ to: dueBy(now) }, now);
    if (this.retries) await this.workOffPart({ from: dueBy(later(now, longestPause)) }, now);
  }

  private async workOffPart(part: { readonly from: string } | { readonly to: string }, now: Instant): Promise<void> {
    const query = { index: 'due', member: this.options.kind, ...part, limit: pageSize };
    let cursor: string | undefined;
    do {
      const page = await this.app.views.due.find(cursor === undefined ? query : { ...query, cursor });
      await this.handleAll(page.items, now);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && !this.stopped);
  }

  private async handleAll(works: readonly DueWork[], now: Instant): Promise<void> {
    const waiting = [...new Map(works.map((work) => [work.id, work])).values()];
    const lanes = Array.from({ length: this.options.concurrency ?? 4 }, async () => {
      for (let work = waiting.shift(); work && !this.stopped; work = waiting.shift()) await this.handleOne(work, now);
    });
    await Promise.all(lanes);
  }

  private handleTask(task: Extract<DueTask, { readonly kind: K }>, work: DueWork): Promise<void> {
    const details = {
      'attestory.invitation.id': work.id,
      ...('attempt' in task ? { 'attestory.task.attempt': task.attempt } : {}),
    };
    const { observer = unobserved } = this.app;
    const step = { name: `process ${task.kind}`, details, follows: () => [task.causedBy] };
    return observer.step(step, () => this.options.handle(task, work));
  }

  private async handleOne(work: DueWork, now: Instant): Promise<void> {
    for (const task of tasksOf(work, this.options.kind)) {
      if (!isDue(task, now) || this.stopped) continue;
      try {
        await this.handleTask(task, work);
      } catch (error) {
        // Nothing is lost: the task is still due, and the next look tries again.
        this.options.onError(error);
      }
    }
  }
}

/** No retry is put off for longer than the longest pause: one that is was put off by a clock that has been put back. */
function isDue(task: DueTask, now: Instant): boolean {
  if (task.dueAt <= now || isDueAtOnce(task)) return true;
  return 'attempt' in task && task.dueAt > later(now, longestPause);
}

function tasksOf<K extends DueTask['kind']>(work: DueWork, kind: K) {
  return Object.values(work.tasks).filter((task): task is Extract<DueTask, { readonly kind: K }> => task.kind === kind);
}
