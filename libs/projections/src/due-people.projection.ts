import type { Logged } from '@attestory/domain';
import { type Due, type DueView, dueEntry } from './due.js';
import { aggregateIdOf, type Projection } from './projection.js';

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
  fold: (view, event) => {
    const before = view ?? { id: aggregateIdOf(event.meta.stream), tasks: {} };
    const after = change(before, event);
    if (after === before) return view;
    return Object.keys(after.tasks).length === 0 ? null : after;
  },
  entries: (view) => Object.values(view.tasks).map((task) => dueEntry(view, task)),
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
