import type { Language } from '@attestory/domain';
import type { Article } from '../../help/article.js';
import type { HelpLibrary } from '../../help/help-library.js';
import type { HelpArticleAnswer, HelpItemAnswer } from './help.dto.js';

/** An article as lists show it. */
export function helpItem(article: Article): HelpItemAnswer {
  const { slug, title, summary, language, recommended, machineTranslated, topics, question } = article;
  return { slug, title, summary, language, recommended, machineTranslated, topics: [...topics], question };
}

/** An article to read, for who reads a language. */
export function helpArticle(article: Article, asked: Language, library: HelpLibrary): HelpArticleAnswer {
  const { slug, language, html, keywords, video, related } = article;
  const others = related.flatMap((other) => library.article(other, asked) ?? []);
  return {
    ...helpItem(article),
    ...{ html, keywords: [...keywords], video },
    languages: [...library.languagesOf(slug)],
    fallback: language === asked ? null : { asked, language },
    related: others.map(helpItem),
  };
}
