import type { DueTask, DueWork } from './due-work.js';

export function withTasks(view: DueWork, tasks: Readonly<Record<string, DueTask>>): DueWork {
  return { ...view, tasks: { ...view.tasks, ...tasks } };
}

export function without(view: DueWork, key: string): DueWork {
  const { [key]: _, ...tasks } = view.tasks;
  return { ...view, tasks };
}

export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
