import './history.css';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.js';
import { Hash, When } from '../ui/words.js';
import type { HistoryEntry } from './entry.js';
import { type Fact, factsOf } from './facts.js';
import type { Names } from './names.js';
import { historyTexts } from './texts.js';
import { actorOf, sentenceOf, utcText, valueText } from './words.js';

export interface TimelineProps {
  readonly items: readonly HistoryEntry[];
  readonly names: Names;
}

/** What happened, oldest first. */
export function Timeline({ items, names }: TimelineProps) {
  return (
    <ol class={items.length > 200 ? 'timeline long' : 'timeline'}>
      {items.map((entry) => (
        <Entry key={entry.eventId} entry={entry} names={names} />
      ))}
    </ol>
  );
}

function Entry({ entry, names }: { readonly entry: HistoryEntry; readonly names: Names }) {
  const t = historyTexts.t;
  const { person } = useSession();
  return (
    <li>
      <p class="when">
        <When at={entry.at} shown="exact" />
        {new Date(entry.at).getTimezoneOffset() !== 0 && ` (${utcText(entry.at)})`}
      </p>
      <h2 class="row-title">{sentenceOf(entry, names)}</h2>
      <dl>
        <div>
          <dt>{t('term.by')}</dt>
          <dd>
            <bdi>{actorOf(entry, names, person.personId)}</bdi>
          </dd>
        </div>
        {factsOf(entry).map((fact, i) => (
          <div key={`${fact.term} ${i}`}>
            <dt>{t(`term.${fact.term}`)}</dt>
            <dd>
              <Value fact={fact} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('term.hash')}</dt>
          <dd>
            <Hash>{entry.hash}</Hash>
          </dd>
        </div>
      </dl>
      <Recorded entry={entry} />
    </li>
  );
}

function Value({ fact }: { readonly fact: Fact }) {
  if (fact.as === 'hash') return <Hash>{fact.value}</Hash>;
  if (fact.as === 'time') return <When at={fact.value} />;
  return <bdi>{valueText(fact)}</bdi>;
}

/** The entry as the log has it: made when somebody asks, as there may be thousands. */
function Recorded({ entry }: { readonly entry: HistoryEntry }) {
  const t = historyTexts.t;
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('more')}</summary>
      {isOpen && (
        <>
          <p>{t('entry', { revision: entry.revision, stream: entry.stream })}</p>
          <p>
            <code translate={false}>
              {entry.type} · {entry.actor}
            </code>
          </p>
          <h3>{t('data')}</h3>
          <pre translate={false}>{JSON.stringify(entry.data, null, 2)}</pre>
        </>
      )}
    </details>
  );
}
