import { useRoute } from 'preact-iso';
import { get } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { useLoaded } from '../api/use-loaded.js';
import { language } from '../texts.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import type { Article } from './article.js';
import { ArticleShown } from './article-shown.js';
import { helpTexts } from './texts.js';

/** An article, in the language that is chosen or in one that is named. */
export function ArticlePage() {
  const slug = useRoute().params.slug ?? '';
  const path = `/v1/help/articles/${encodeURIComponent(slug)}?lang=${language()}`;
  const article = useLoaded((signal) => get<Article>(path, { signal }), [path]);
  if (article.error instanceof Problem && article.error.status === 404) return <Gone />;
  return (
    <Shown of={article}>{(found) => <ArticleShown key={`${found.slug} ${found.language}`} article={found} />}</Shown>
  );
}

function Gone() {
  return (
    <Page title={helpTexts.t('gone.title')}>
      <p>{helpTexts.t('gone.detail')}</p>
      <a class="button second" href="/help">
        {helpTexts.t('home')}
      </a>
    </Page>
  );
}
