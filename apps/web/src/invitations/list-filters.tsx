import { useEffect, useRef, useState } from 'preact/hooks';
import { SelectField, TextField } from '../ui/field.js';
import { useFolders } from './use-folders.js';
import type { InvitationState } from './invitation.js';
import { isFiltered, type ListQuery, statuses } from './list-query.js';
import { texts } from './texts.js';

export interface ListFiltersProps {
  readonly query: ListQuery;
  readonly onQuery: (query: ListQuery) => void;
}

/** What of the list is shown. All of it stands in the address: it can be kept, and gone back to. */
export function ListFilters({ query, onQuery }: ListFiltersProps) {
  const folders = useFolders();
  const [words, setWords] = useTyped(query.q, (q) => onQuery({ ...query, q }));
  const folderOptions = [
    { value: '', text: texts.t('filters.anyFolder') },
    { value: 'none', text: texts.t('details.noFolder') },
    ...folders.map(({ id, name }) => ({ value: id, text: name ?? '' })),
  ];
  const hasMore = query.folder !== '' || query.from !== '' || query.to !== '';
  return (
    <search aria-label={texts.t('filters.title')}>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={texts.t('filters.words')}
          input={{ type: 'search', maxLength: 200 }}
          value={words}
          onValue={setWords}
        />
        <SelectField<InvitationState | ''>
          label={texts.t('filters.state')}
          value={query.status}
          options={[
            { value: '', text: texts.t('filters.anyState') },
            ...statuses.map((value) => ({ value, text: texts.t(`state.${value}`) })),
          ]}
          onValue={(status) => onQuery({ ...query, status })}
        />
        <details open={hasMore}>
          <summary>{texts.t('filters.more')}</summary>
          <div class="filters">
            {folders.length > 0 && (
              <SelectField
                label={texts.t('details.folder')}
                value={query.folder}
                options={folderOptions}
                onValue={(folder) => onQuery({ ...query, folder })}
              />
            )}
            <TextField
              label={texts.t('filters.from')}
              input={{ type: 'date' }}
              value={query.from}
              onValue={(from) => onQuery({ ...query, from })}
            />
            <TextField
              label={texts.t('filters.to')}
              input={{ type: 'date' }}
              value={query.to}
              onValue={(to) => onQuery({ ...query, to })}
            />
            {isFiltered(query) && <a href="/app/invitations">{texts.t('list.all')}</a>}
          </div>
        </details>
      </form>
    </search>
  );
}

const restMs = 350;

/** Text that is acted upon when whoever types it rests. */
function useTyped(value: string, onRest: (value: string) => void): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onRest(next), restMs);
  };
  return [typed, type];
}
