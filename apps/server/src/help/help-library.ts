import { type Language, languages } from '@attestory/domain';
import type { Article } from './article.js';
import { ArticleIndex } from './article-index.js';

/** The articles by slug and language, and where a language has none, the one that is shown instead. */
export class HelpLibrary {
  private readonly versions = new Map<string, Map<Language, Article>>();
  private readonly indexes = new Map<Language, ArticleIndex>();

  constructor(articles: readonly Article[]) {
    for (const article of articles) {
      const versions = this.versions.get(article.slug) ?? new Map<Language, Article>();
      this.versions.set(article.slug, versions.set(article.language, article));
    }
  }

  /** An article for who reads a language; undefined: there is none in any. */
  article(slug: string, language: Language): Article | undefined {
    const versions = this.versions.get(slug);
    const shown = versions && insteadOf(language).find((one) => versions.has(one));
    return shown && versions.get(shown);
  }

  /** The languages that an article is in. */
  languagesOf(slug: string): readonly Language[] {
    return languages.filter((language) => this.versions.get(slug)?.has(language));
  }

  /** Every article once, what is recommended first, then by title. */
  all(language: Language): readonly Article[] {
    const shown = [...this.versions.keys()].map((slug) => this.article(slug, language) as Article);
    const { compare } = new Intl.Collator(language);
    return shown.toSorted((a, b) => Number(b.recommended) - Number(a.recommended) || compare(a.title, b.title));
  }

  /** What somebody looks for, the likeliest first. */
  search(words: string, language: Language): readonly Article[] {
    return this.indexOf(language)
      .search(words)
      .map((slug) => this.article(slug, language) as Article);
  }

  /** Made when somebody first searches in the language: most starts of the service see no search in most of them. */
  private indexOf(language: Language): ArticleIndex {
    const index = this.indexes.get(language) ?? new ArticleIndex(this.all(language), language);
    this.indexes.set(language, index);
    return index;
  }
}

/** In which order languages take each other’s place: English and Finnish, in which there is everything, before the others. */
function insteadOf(language: Language): readonly Language[] {
  return [...new Set<Language>([language, 'en', 'fi', ...languages])];
}
