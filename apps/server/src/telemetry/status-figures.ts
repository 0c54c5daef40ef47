import type { TaskStates } from '@attestory/application';
import { Gauge, type Registry } from 'prom-client';

/** What the service tells of itself when it is asked. */
export interface ServiceStatus {
  readonly views: Readonly<Record<string, ViewStatus>>;
  /** By kind of task. */
  readonly tasks: Readonly<Record<string, TaskStates>>;
  /** The newest signed head; null before the first. */
  readonly head: { readonly leaves: number; readonly at: string } | null;
  /** By projection and process, whether this server does it for all of them; none on one that only answers requests. */
  readonly leading: Readonly<Record<string, boolean>>;
}

export interface ViewStatus {
  /** Whether it has seen the newest event. */
  readonly caughtUp: boolean;
  /** The age of the oldest event that it hasn't seen, in seconds; 0 when there is none. */
  readonly lag: number;
}

/** Gauges of a status, which is asked for when somebody scrapes. Gives what refreshes them. */
export function statusFigures(registry: Registry, status: () => Promise<ServiceStatus>): () => Promise<void> {
  const registers = [registry];
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name, help, labelNames, registers });
  const caughtUp = gauge(
    'attestory_view_caught_up',
    'Whether the view has seen the newest event (1) or not (0)',
    'view',
  );
  const lag = gauge(
    'attestory_view_lag_seconds',
    'Age of the oldest event that the view has not seen; 0: none',
    'view',
  );
  const waited = gauge('attestory_due_seconds', 'For how long the oldest task that is due has waited', 'kind');
  const due = gauge('attestory_tasks_due', 'Tasks that are due (counted up to 1000)', 'kind');
  const overdue = gauge(
    'attestory_tasks_overdue',
    'Tasks that have been due for over a minute (counted up to 1000)',
    'kind',
  );
  const failing = gauge(
    'attestory_tasks_failing',
    'Tasks that have failed and are tried again (counted up to 1000)',
    'kind',
  );
  const leads = gauge('attestory_leads', 'Whether this server leads the projection or process (1) or not (0)', 'work');
  const leaves = gauge('attestory_head_events', 'Events that the newest signed head covers');
  const signed = gauge('attestory_head_timestamp_seconds', 'When that head was signed (Unix time; 0: never)');
  return async () => {
    const now = await status();
    for (const [view, { caughtUp: done, lag: seconds }] of Object.entries(now.views)) {
      caughtUp.set({ view }, done ? 1 : 0);
      lag.set({ view }, seconds);
    }
    for (const [kind, states] of Object.entries(now.tasks)) {
      waited.set({ kind }, states.oldestDueSeconds);
      due.set({ kind }, states.due);
      overdue.set({ kind }, states.overdue);
      failing.set({ kind }, states.failing);
    }
    for (const [work, isLed] of Object.entries(now.leading)) leads.set({ work }, isLed ? 1 : 0);
    leaves.set(now.head?.leaves ?? 0);
    signed.set(now.head ? Date.parse(now.head.at) / 1_000 : 0);
  };
}
