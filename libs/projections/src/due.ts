import type { Logged } from '@attestory/domain';
import { aggregateIdOf, type Projection, type ViewEntry } from './projection.js';

/** When something that a process has still to do is due, and what asks for it. */
export interface Due {
  readonly kind: string;
  /** RFC 3339: not before. */
  readonly dueAt: string;
  /** The event that asks for it. */
  readonly causedBy: string;
  /** How often it was tried in vain; absent: it can't be. */
  readonly attempt?: number;
}

/** A view of what is due for one aggregate (architecture.md, decision 4: timers are views of what is due). */
export interface DueView<T extends Due = Due> {
  readonly id: string;
  readonly tasks: Readonly<Record<string, T>>;
}

/** Before any time: what is due at once, also when the clock has been put back since. */
const first = '0/';

/** How a task is found by its kind, in the order in which tasks are due. */
export function dueEntry(view: Pick<DueView, 'id'>, task: Due) {
  const sort = isDueAtOnce(task) ? `${first}${task.dueAt}` : task.dueAt;
  return { index: 'due', member: task.kind, sort: `${sort}/${view.id}` };
}

/** Each task of a view, found by its kind. */
export function dueEntries(view: DueView): readonly ViewEntry[] {
  return Object.values(view.tasks).map((task) => dueEntry(view, task));
}

/** The fold of a view that is there as long as it has tasks, by what each event changes of them. */
export function foldTasks<T extends Due>(
  change: (view: DueView<T>, event: Logged) => DueView<T>,
): Projection<DueView<T>>['fold'] {
  return (view, event) => {
    const before = view ?? { id: aggregateIdOf(event.meta.stream), tasks: {} };
    const after = change(before, event);
    if (after === before) return view;
    return Object.keys(after.tasks).length === 0 ? null : after;
  };
}

const atOnce: readonly string[] = ['close-links', 'archive', 'archive-person', 'archive-import', 'bulk-send'];

/** Whether a task waits for no time: it is due since the event that asks for it, whatever the clock says now. */
export function isDueAtOnce(task: Due): boolean {
  return atOnce.includes(task.kind) || task.attempt === 0;
}

/** Above the entries of all that is due by then, below those of what is due later. */
export function dueBy(time: string): string {
  // The character after the slash.
  return `${time}0`;
}
