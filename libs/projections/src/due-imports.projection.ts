import { type Due, type DueView, dueEntries } from './due.js';
import { aggregateIdOf, type Projection } from './projection.js';

/** A document was imported: whoever is to have a copy of it is to get it. */
export interface ArchiveImportTask extends Due {
  readonly kind: 'archive-import';
}

/** What is due for one imported document. */
export type DueImports = DueView<ArchiveImportTask>;

export const dueImports: Projection<DueImports> = {
  name: 'due-imports',
  version: 1,
  categories: ['document'],
  fold: (view, { type, meta }) => {
    if (type === 'ImportArchived') return null;
    if (type !== 'DocumentImported') return view;
    const { id: causedBy, time: dueAt, stream } = meta;
    return { id: aggregateIdOf(stream), tasks: { archive: { kind: 'archive-import', dueAt, causedBy } } };
  },
  entries: dueEntries,
};
