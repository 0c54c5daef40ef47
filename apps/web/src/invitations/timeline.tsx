import { useState } from 'preact/hooks';
import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button } from '../ui/button.js';
import { Shown } from '../ui/states.js';
import { uiTexts } from '../ui/texts.js';
import { Name, When } from '../ui/words.js';
import type { PartProps } from './invitation-page.js';
import { texts } from './texts.js';
import { type HistoryEntry, timelineOf } from './timeline-entries.js';

const shownAtFirst = 8;

/** What has happened, in short, the newest first; all of it, with its proof, is a page of its own. */
export function Timeline({ invitation: { id, revision, signatories } }: PartProps) {
  const [isAll, setAll] = useState(false);
  const history = useLoaded(
    (signal) => get<{ readonly items: readonly HistoryEntry[] }>(`/v1/invitations/${id}/history`, { signal }),
    [id, revision],
  );
  const nameOf = (signatoryId: string) => signatories.find((one) => one.id === signatoryId)?.name ?? '';
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{texts.t('timeline.title')}</h2>
      <Shown of={history}>
        {({ items }) => {
          const entries = timelineOf(items);
          return (
            <>
              <ol class="happened">
                {(isAll ? entries : entries.slice(0, shownAtFirst)).map(({ id: entry, type, at, signatoryId }) => (
                  <li key={entry}>
                    <When at={at} />
                    <span>
                      {texts.t(`timeline.${type}`)}
                      {signatoryId && (
                        <>
                          {': '}
                          <Name>{nameOf(signatoryId)}</Name>
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ol>
              {!isAll && entries.length > shownAtFirst && (
                <Button onClick={() => setAll(true)}>{uiTexts.t('more')}</Button>
              )}
            </>
          );
        }}
      </Shown>
      <p>
        <a href={`/app/invitations/${id}/history`}>{texts.t('timeline.full')}</a>
      </p>
    </section>
  );
}
