import { type ArticleItem, byTopic } from './article.js';
import { ArticleList } from './article-list.js';
import { helpTexts } from './texts.js';

/** All that there is, with what most people look for first. */
export function Overview({ items }: { readonly items: readonly ArticleItem[] }) {
  return (
    <>
      <div class="help-first">
        <section class="card">
          <h2>{helpTexts.t('missing.title')}</h2>
          <p>{helpTexts.t('missing.detail')}</p>
          <a class="button first" href="/app/missing-document">
            {helpTexts.t('missing.link')}
          </a>
        </section>
        <section class="card">
          <h2>{helpTexts.t('recommended')}</h2>
          <ArticleList items={items.filter(({ recommended }) => recommended)} shown="plain" />
        </section>
      </div>
      <section class="card">
        <h2>{helpTexts.t('questions')}</h2>
        <ArticleList items={items.filter(({ question }) => question !== null)} shown="question" />
      </section>
      <h2>{helpTexts.t('byTopic')}</h2>
      <div class="help-topics">
        {byTopic(items).map((part) => (
          <section class="card" key={part.topic}>
            <h3>{helpTexts.t(`topic.${part.topic}`)}</h3>
            <ArticleList items={part.items} shown="plain" />
          </section>
        ))}
      </div>
    </>
  );
}
