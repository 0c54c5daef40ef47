import type { Logged } from '@attestory/domain';
import { type Due, type DueView, dueEntries, foldTasks } from './due.js';
import type { Projection } from './projection.js';

/** A retention rule has to be brought to what lies in its folder. */
export interface RuleTask extends Due {
  readonly kind: 'apply-retention';
  readonly ruleId: string;
  /** null: for what lies in no folder. */
  readonly folderId: string | null;
  readonly version: number;
  readonly attempt: number;
}

/** The rules of an organization that have not reached everything yet, by their ids. */
export type DueRules = DueView<RuleTask>;

export const dueRules: Projection<DueRules> = {
  name: 'due-retention-rules',
  version: 1,
  categories: ['organization'],
  fold: foldTasks(change),
  entries: dueEntries,
};

function change(view: DueRules, event: Logged): DueRules {
  switch (event.type) {
    case 'RetentionRuleSet': {
      const { ruleId, folderId, version } = event.data;
      const { time: dueAt, id: causedBy } = event.meta;
      const task = { kind: 'apply-retention' as const, ruleId, folderId, version, attempt: 0, dueAt, causedBy };
      return { ...view, tasks: { ...view.tasks, [ruleId]: task } };
    }
    case 'RetentionRuleApplied': {
      const { ruleId, version } = event.data;
      if (view.tasks[ruleId]?.version !== version) return view;
      const { [ruleId]: _, ...tasks } = view.tasks;
      return { ...view, tasks };
    }
    default:
      return view;
  }
}
