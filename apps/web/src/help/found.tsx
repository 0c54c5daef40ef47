import { Empty } from '../ui/states.js';
import type { ArticleItem } from './article.js';
import { ArticleList } from './article-list.js';
import { helpTexts } from './texts.js';

export interface FoundProps {
  readonly items: readonly ArticleItem[];
  readonly all: readonly ArticleItem[];
}

/** What was found; where that is nothing, where to begin instead. */
export function Found({ items, all }: FoundProps) {
  if (items.length > 0)
    return (
      <section class="card">
        <p class="quiet" role="status">
          {helpTexts.t('found', { count: items.length })}
        </p>
        <ArticleList items={items} />
      </section>
    );
  return (
    <>
      <div role="status" class="found-nothing">
        <Empty title={helpTexts.t('nothing.title')}>
          <p>{helpTexts.t('nothing.detail')}</p>
        </Empty>
      </div>
      <section class="card">
        <h2>{helpTexts.t('recommended')}</h2>
        <ArticleList items={all.filter(({ recommended }) => recommended)} shown="plain" />
      </section>
    </>
  );
}
