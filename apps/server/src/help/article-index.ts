import type { Language } from '@attestory/domain';
import { searchedWords, wordsOf } from '@attestory/projections';
import MiniSearch from 'minisearch';
import type { Article } from './article.js';
import { idleWords } from './idle-words.js';

const fields = ['title', 'keywords', 'question', 'summary', 'text'] as const;
/** A keyword is what people were expected to type. */
const boost = { keywords: 5, title: 4, question: 3, summary: 2, text: 1 };
const mostFound = 20;
/** What is this much less likely than the likeliest is not what somebody looks for. */
const unlikely = 0.2;

/** Finds articles by words, also by beginnings of words and by words with slips. */
export class ArticleIndex {
  private readonly index = new MiniSearch<Article>({
    ...{ idField: 'slug', fields: [...fields], storeFields: ['recommended'] },
    extractField: (article, field) => textsOf(article[field as keyof Article]),
    tokenize: (text) => [...wordsOf([text])],
    processTerm: (word) => word,
  });
  private readonly idle: ReadonlySet<string>;

  constructor(articles: readonly Article[], language: Language) {
    this.idle = idleWords(language);
    this.index.addAll(articles);
  }

  /** Slugs, the likeliest first. */
  search(text: string): readonly string[] {
    const words = searchedWords(text);
    const telling = words.filter((word) => !this.idle.has(word));
    const found = this.index.search((telling.length > 0 ? telling : words).join(' '), {
      ...{ boost, tokenize: (query: string) => query.split(' ') },
      prefix: (word) => word.length > 2,
      fuzzy: (word) => (word.length > 3 ? 0.2 : false),
      boostDocument: (_id, _term, stored) => (stored?.recommended === true ? 1.1 : 1),
    });
    const least = (found[0]?.score ?? 0) * unlikely;
    const likely = found.filter(({ score }) => score >= least);
    return likely.slice(0, mostFound).map(({ id }) => String(id));
  }
}

function textsOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : '';
}
