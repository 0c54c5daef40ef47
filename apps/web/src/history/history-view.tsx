import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { get } from '../api/client.js';
import { save } from '../api/download.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Filters } from '../ui/filters.js';
import { HelpLink } from '../ui/help-link.js';
import { Page } from '../ui/page.js';
import { Shown } from '../ui/states.js';
import { isolated } from '../ui/isolated.js';
import { asLines, type History, isMain } from './entry.js';
import { namesIn } from './names.js';
import { historyTexts } from './texts.js';
import { Timeline } from './timeline.js';

export interface HistoryViewProps {
  readonly title: string;
  readonly intro: string;
  /** Of the API. */
  readonly path: string;
  /** Whether there is so much of it that some of it matters most. */
  readonly hasMain: boolean;
  /** Ways to what it is of. */
  readonly children: ComponentChildren;
}

/** A history: to read, to print, and to take along as data. */
export function HistoryView({ title, intro, path, hasMain, children }: HistoryViewProps) {
  const loaded = useLoaded((signal) => get<History>(path, { signal }), [path]);
  const names = useMemo(() => namesIn(loaded.value?.items ?? []), [loaded.value]);
  const t = historyTexts.t;
  const { query, path: here } = useLocation();
  const onlyMain = hasMain && query.show === 'main';
  const heading = names.title ? t('titleOf', { title: isolated(names.title) }) : title;
  return (
    <Page title={heading} actions={<HelpLink slug="history" />}>
      <p class="actions spaced">{children}</p>
      <p>{intro}</p>
      <Shown of={loaded}>
        {(history) => {
          const items = onlyMain ? history.items.filter(isMain) : history.items;
          return (
            <>
              <Takeaway history={history} />
              {hasMain && (
                <Filters
                  label={t('show')}
                  items={[
                    { key: 'all', text: t('all'), href: here, isChosen: !onlyMain },
                    { key: 'main', text: t('main'), href: `${here}?show=main`, isChosen: onlyMain },
                  ]}
                />
              )}
              <p class="quiet">
                {t('count', { count: items.length })}. {t('zone')}
              </p>
              <Timeline items={items} names={names} />
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Takeaway({ history }: { readonly history: History }) {
  const t = historyTexts.t;
  const keep = (text: string, type: string, extension: string) =>
    save(new Blob([text], { type }), `history-${history.id}.${extension}`);
  return (
    <div class="actions spaced">
      <Button onClick={() => keep(asLines(history.items), 'application/x-ndjson', 'ndjson')}>{t('ndjson')}</Button>
      <Button onClick={() => keep(`${JSON.stringify(history, null, 2)}\n`, 'application/json', 'json')}>
        {t('json')}
      </Button>
      <Button onClick={() => print()}>{t('print')}</Button>
    </div>
  );
}
