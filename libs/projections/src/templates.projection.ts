import type { Logged, TemplateContent } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';
import { folderWord, wordsOf } from './words.js';

/** A template as its newest version has it. */
export interface TemplateView extends Omit<TemplateContent, 'folderId'> {
  readonly id: string;
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly version: number;
  readonly state: 'saved' | 'retired';
  readonly madeAt: string;
  readonly changedAt: string;
  readonly madeFrom: string | null;
  readonly revision: number;
}

export const templates: Projection<TemplateView> = {
  name: 'templates',
  version: 1,
  categories: ['template'],
  fold: (view, event) => {
    switch (event.type) {
      case 'TemplateSaved':
        return saved(view, event);
      case 'TemplateRetired':
        return view && { ...view, state: 'retired', changedAt: event.meta.time, revision: event.meta.revision };
      default:
        return view;
    }
  },
  entries: ({ state, organizationId, name, title, madeAt, folderId }) =>
    state === 'retired'
      ? []
      : [
          {
            ...{ index: 'organization', member: organizationId, sort: madeAt },
            words: [...wordsOf([name, title]), folderWord(folderId)],
          },
        ],
};

function saved(view: TemplateView | null, { data, meta }: Extract<Logged, { type: 'TemplateSaved' }>): TemplateView {
  const { templateId: _, by: __, folderId = null, madeFrom, ...rest } = data;
  return {
    ...rest,
    ...{ id: aggregateIdOf(meta.stream), folderId, state: 'saved', madeFrom: view?.madeFrom ?? madeFrom ?? null },
    ...{ madeAt: view?.madeAt ?? meta.time, changedAt: meta.time, revision: meta.revision },
  };
}
