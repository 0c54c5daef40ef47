import type { Instant } from '@attestory/domain';
import { type Due, type DueView, dueBy, isDueAtOnce } from '@attestory/projections';
import type { Application } from '../application.js';
import { asLeader, type Lead, LeadLostError, type LedWork } from '../leading/lead.js';
import { later } from '../ports/clock.port.js';
import { unobserved } from '../ports/observer.port.js';
import type { Views } from '../views.js';
import { longestPause } from './back-off.js';

/** Does one due task. It records its outcome as events; what it doesn't record is looked at again. */
export type TaskHandler<K extends string, W extends DueView> = (task: TaskOf<K, W>, work: W) => Promise<void>;

/** The tasks of one kind in a view. */
type TaskOf<K extends string, W extends DueView> = Extract<W['tasks'][string], { readonly kind: K }>;

export interface DueWorkerOptions<K extends string, W extends DueView> {
  readonly kind: K;
  /** Where it stands what is due. */
  readonly views: Pick<Views<W>, 'find'>;
  /** What a trace tells of the work. */
  readonly details: (work: W) => Readonly<Record<string, string>>;
  /** What does a task, given the application as the leader may use it. */
  readonly handler: (app: Application) => TaskHandler<K, W>;
  readonly onError: (error: unknown) => void;
  /** How many pieces of work are in hand at once. */
  readonly concurrency?: number;
}

const tick = 500;
/** Clocks are put back seldom: for what lies too far ahead is looked only so often. Milliseconds. */
const lookAheadEvery = 5_000;
const pageSize = 50;
const triedAgain: readonly string[] = ['mail', 'notice', 'seal', 'time-stamp', 'validation-data'];

/** Whether tasks of a kind that fail are put off, and tried again then. */
export function isTriedAgain(kind: string): boolean {
  return triedAgain.includes(kind);
}

/**
 * A process: works off what a view says is due for one kind of task (architecture.md, decision 4). Woken by changes of the
 * view, and by time. One process leads each kind.
 */
export class DueWorker<K extends string, W extends DueView> implements LedWork {
  readonly name: string;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private term: { readonly lead: Lead; readonly handle: TaskHandler<K, W> } | null = null;
  /** Whether tasks of its kind are tried again: such a one may lie ahead of all that the clock can explain. */
  private readonly retries: boolean;
  private nextLookAhead = 0;

  constructor(
    private readonly app: Application,
    private readonly options: DueWorkerOptions<K, W>,
  ) {
    this.name = `process/${options.kind}`;
    this.retries = isTriedAgain(options.kind);
  }

  async start(lead: Lead): Promise<void> {
    this.nextLookAhead = 0;
    this.term = { lead, handle: this.options.handler(asLeader(this.app, lead)) };
    this.timer = setInterval(() => this.wake(), tick);
    this.wake();
  }

  /** Looks for work where a view with a task of its kind has changed. */
  heed(members: ReadonlySet<string> | null): void {
    if (members?.has(this.options.kind) !== false) this.wake();
  }

  /** Looks for work now; while it is at work it will look once more. */
  private wake(): void {
    if (this.isOver) return;
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
    this.term = null;
    clearInterval(this.timer);
    await this.running;
  }

  private get isOver(): boolean {
    return this.term?.lead.holds() !== true;
  }

  private async workOff(): Promise<void> {
    const now = this.app.clock.now();
    await this.workOffPart({ to: dueBy(now) }, now);
    if (!this.retries || performance.now() < this.nextLookAhead) return;
    this.nextLookAhead = performance.now() + lookAheadEvery;
    await this.workOffPart({ from: dueBy(later(now, longestPause)) }, now);
  }

  private async workOffPart(part: { readonly from: string } | { readonly to: string }, now: Instant): Promise<void> {
    const query = { index: 'due', member: this.options.kind, ...part, limit: pageSize };
    let cursor: string | undefined;
    do {
      const page = await this.options.views.find(cursor === undefined ? query : { ...query, cursor });
      await this.handleAll(page.items, now);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && !this.isOver);
  }

  private async handleAll(works: readonly W[], now: Instant): Promise<void> {
    const waiting = [...new Map(works.map((work) => [work.id, work])).values()];
    const lanes = Array.from({ length: this.options.concurrency ?? 4 }, async () => {
      for (let work = waiting.shift(); work && !this.isOver; work = waiting.shift()) await this.handleOne(work, now);
    });
    await Promise.all(lanes);
  }

  private handleTask(task: TaskOf<K, W>, work: W): Promise<void> {
    const details = {
      ...this.options.details(work),
      ...(task.attempt === undefined ? {} : { 'attestory.task.attempt': task.attempt }),
    };
    const { observer = unobserved } = this.app;
    const step = { name: `process ${task.kind}`, details, follows: () => [task.causedBy] };
    return observer.step(step, async () => this.term?.handle(task, work));
  }

  private async handleOne(work: W, now: Instant): Promise<void> {
    for (const task of tasksOf(work, this.options.kind)) {
      if (!isDue(task, now) || this.isOver) continue;
      try {
        await this.handleTask(task, work);
      } catch (error) {
        if (error instanceof LeadLostError) return;
        // Nothing is lost: the task is still due, and the next look tries again.
        this.options.onError(error);
      }
    }
  }
}

/** No retry is put off for longer than the longest pause: one that is was put off by a clock that has been put back. */
function isDue(task: Due, now: Instant): boolean {
  if (task.dueAt <= now || isDueAtOnce(task)) return true;
  return task.attempt !== undefined && task.dueAt > later(now, longestPause);
}

function tasksOf<K extends string, W extends DueView>(work: W, kind: K): TaskOf<K, W>[] {
  const tasks: Due[] = Object.values(work.tasks);
  return tasks.filter((task): task is TaskOf<K, W> => task.kind === kind);
}
