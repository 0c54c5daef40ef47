import type { Language } from '../texts.js';

/** What articles are about, in the order in which it is shown. */
export const topics = [
  ...(['documents', 'signing', 'sending', 'account', 'organization', 'proof', 'integrations', 'privacy'] as const),
] as const;
export type Topic = (typeof topics)[number];

/** An article as lists show it (`GET /v1/help/search`). */
export interface ArticleItem {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly language: Language;
  readonly recommended: boolean;
  readonly machineTranslated: boolean;
  readonly topics: readonly Topic[];
  readonly question: string | null;
}

/** An article to read (`GET /v1/help/articles/{slug}`). */
export interface Article extends ArticleItem {
  /** Made by the service of Markdown without markup of its own. */
  readonly html: string;
  readonly languages: readonly Language[];
  readonly fallback: { readonly asked: Language; readonly language: Language } | null;
  readonly video: { readonly url: string; readonly transcript: string } | null;
  readonly related: readonly ArticleItem[];
}

/** Topics with their articles; an article stands under the first of its topics. */
export function byTopic(items: readonly ArticleItem[]): readonly { topic: Topic; items: readonly ArticleItem[] }[] {
  return topics
    .map((topic) => ({ topic, items: items.filter((item) => item.topics[0] === topic) }))
    .filter((part) => part.items.length > 0);
}

/** In which languages else an article can be read. One that nobody has read over leads to an original first. */
export function otherLanguages({ languages, language }: Pick<Article, 'languages' | 'language'>): readonly Language[] {
  return languages.filter((one) => one !== language);
}

/** Where help is searched for something; without words: all of it. */
export function searchPath(words: string, language: Language): string {
  const q = words.trim().slice(0, 200);
  return `/v1/help/search?lang=${language}${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`;
}
