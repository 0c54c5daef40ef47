import type { Language } from '@attestory/domain';

/** What articles are about: the chapters of the help centre, in their order. */
export const topics = [
  'documents',
  'signing',
  'sending',
  'account',
  'organization',
  'proof',
  'integrations',
  'privacy',
] as const;
export type Topic = (typeof topics)[number];

/** What an article says of itself, above its text. */
export interface ArticleHead {
  readonly title: string;
  /** One or two sentences, for lists. */
  readonly summary: string;
  /** As people would type it who look for this, in the article’s language. */
  readonly keywords: readonly string[];
  readonly topics: readonly Topic[];
  /** Slugs of articles to read next. */
  readonly related: readonly string[];
  readonly recommended: boolean;
  /** As it is asked among the frequent questions; null: it isn’t. */
  readonly question: string | null;
  readonly video: { readonly url: string; readonly transcript: string } | null;
  /** A program has translated it, and nobody who speaks the language has read it yet. */
  readonly machineTranslated: boolean;
  /** It concerns those who speak this language only: no translation is missing. */
  readonly onlyHere: boolean;
}

/** An article in one of its languages. */
export interface Article extends ArticleHead {
  readonly slug: string;
  readonly language: Language;
  readonly html: string;
  /** Its words, to be found by. */
  readonly text: string;
  /** Ids of its headings. */
  readonly headings: readonly string[];
  /** Where it leads to, as it is written. */
  readonly links: readonly string[];
}
