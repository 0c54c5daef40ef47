import type { Logged } from '@attestory/domain';
import { type Due, type DueView, dueEntries, foldTasks } from './due.js';
import type { Projection } from './projection.js';

/** What somebody signed before an identity or address was theirs is to be archived for them. */
export interface ArchivePersonTask extends Due {
  readonly kind: 'archive-person';
}

/** What is due for one person. */
export type DuePeople = DueView<ArchivePersonTask>;

export const duePeople: Projection<DuePeople> = {
  name: 'due-people',
  version: 1,
  categories: ['person'],
  fold: foldTasks(change),
  entries: dueEntries,
};

/** A task for each proof, as each finds other documents. */
function change(view: DuePeople, event: Logged): DuePeople {
  switch (event.type) {
    case 'IdentityLinked':
    case 'EmailVerified': {
      const { id: causedBy, time: dueAt } = event.meta;
      return { ...view, tasks: { ...view.tasks, [causedBy]: { kind: 'archive-person', dueAt, causedBy } } };
    }
    case 'EarlierDocumentsArchived': {
      const { causedBy } = event.data;
      if (!Object.hasOwn(view.tasks, causedBy)) return view;
      const { [causedBy]: _, ...tasks } = view.tasks;
      return { ...view, tasks };
    }
    default:
      return view;
  }
}
