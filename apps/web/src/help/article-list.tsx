import { language } from '../texts.js';
import type { ArticleItem } from './article.js';
import { helpTexts } from './texts.js';

export interface ArticleListProps {
  readonly items: readonly ArticleItem[];
  /** `plain`: their titles only. `question`: as they are asked. */
  readonly shown?: 'whole' | 'plain' | 'question';
}

/** Articles to choose from. What is in another language says so, and is read out in it. */
export function ArticleList({ items, shown = 'whole' }: ArticleListProps) {
  return (
    <ul class={`articles ${shown}`}>
      {items.map((item) => (
        <li key={item.slug}>
          <a href={`/help/${item.slug}`} lang={item.language} hreflang={item.language}>
            {(shown === 'question' ? item.question : null) ?? item.title}
          </a>
          {item.language !== language() && <span class="state"> {helpTexts.t(`language.${item.language}`)}</span>}
          {shown === 'whole' && (
            <p class="quiet" lang={item.language}>
              {item.summary}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
