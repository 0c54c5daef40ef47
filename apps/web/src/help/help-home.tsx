import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { language } from '../texts.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { type ArticleItem, searchPath } from './article.js';
import { Found } from './found.js';
import { Overview } from './overview.js';
import { SearchField } from './search-field.js';
import { helpTexts } from './texts.js';
import { useRested } from './use-rested.js';

interface List {
  readonly items: readonly ArticleItem[];
}

/** Where people look for help: by words, or by what there is. */
export function HelpHome() {
  const { query, route } = useLocation();
  const [words, setWords] = useState(query.q ?? '');
  const wanted = useRested(words.trim());
  const all = useLoaded((signal) => get<List>(searchPath('', language()), { signal }), [language()]);
  const found = useLoaded<List | null>(
    async (signal) => (wanted === '' ? null : get<List>(searchPath(wanted, language()), { signal })),
    [wanted, language()],
  );
  // Whoever comes back from an article finds what they had found.
  useEffect(() => {
    if (wanted !== (query.q ?? '')) route(wanted === '' ? '/help' : `/help?q=${encodeURIComponent(wanted)}`, true);
  }, [wanted]);
  return (
    <Page title={helpTexts.t('title')}>
      <p class="quiet">{helpTexts.t('intro')}</p>
      <SearchField words={words} onWords={setWords} />
      <Shown of={all}>
        {({ items }) =>
          wanted === '' ? (
            <Overview items={items} />
          ) : (
            <Shown of={found}>{(list) => list && <Found items={list.items} all={items} />}</Shown>
          )
        }
      </Shown>
    </Page>
  );
}
