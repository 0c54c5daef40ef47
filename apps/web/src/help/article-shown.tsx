import { useEffect, useRef } from 'preact/hooks';
import { chooseLanguage, language } from '../texts.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { type Article, otherLanguages } from './article.js';
import { ArticleList } from './article-list.js';
import { helpTexts } from './texts.js';

/** An article as it is read: its own words in its language, what is said around it in the reader's. */
export function ArticleShown({ article }: { readonly article: Article }) {
  const { title, language: written, html, video, related } = article;
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    // What scrolls must be reached by keyboard, too; what doesn't is no stop on the way.
    for (const table of text.current?.querySelectorAll<HTMLElement>('.table-scroll') ?? [])
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    if (location.hash !== '') document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);
  return (
    <div lang={written} class="article-page">
      <Page title={title}>
        <div lang={language()}>
          <Notes article={article} />
        </div>
        {/* Made by the service, of Markdown in which markup stays text. */}
        <article class="card article" ref={text} dangerouslySetInnerHTML={{ __html: html }} />
        <div lang={language()}>
          {video && <Video {...video} />}
          <div class="actions article-actions">
            <Button onClick={() => print()}>{helpTexts.t('print')}</Button>
            {otherLanguages(article).map((one) => (
              <Button key={one} kind="plain" onClick={() => void chooseLanguage(one)}>
                {helpTexts.t('alsoIn', { language: helpTexts.t(`language.${one}`) })}
              </Button>
            ))}
          </div>
          {related.length > 0 && (
            <nav class="card related" aria-labelledby="related">
              <h2 id="related">{helpTexts.t('related')}</h2>
              <ArticleList items={related} />
            </nav>
          )}
        </div>
      </Page>
    </div>
  );
}

function Notes({ article: { fallback, machineTranslated } }: { readonly article: Article }) {
  const inLanguage = (one: Article['language']) => helpTexts.t(`language.${one}`);
  return (
    <>
      {fallback && (
        <Notice kind="warn">
          <p>
            {helpTexts.t('fallback', {
              asked: inLanguage(fallback.asked),
              language: inLanguage(fallback.language),
            })}
          </p>
        </Notice>
      )}
      {machineTranslated && (
        <Notice>
          <p>{helpTexts.t('machineTranslated')}</p>
        </Notice>
      )}
    </>
  );
}

function Video({ url, transcript }: NonNullable<Article['video']>) {
  return (
    <section class="card">
      <a class="button second" href={url} target="_blank" rel="noopener noreferrer">
        {helpTexts.t('video')}
      </a>
      <details>
        <summary>{helpTexts.t('transcript')}</summary>
        <p class="transcript">{transcript}</p>
      </details>
    </section>
  );
}
