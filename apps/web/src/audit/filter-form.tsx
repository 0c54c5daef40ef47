import { useLocation } from 'preact-iso';
import { useId, useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Field, TextField } from '../ui/field.js';
import { addressOf, type Filters } from './filters.js';
import { auditTexts } from './texts.js';

const t = auditTexts.t;

export interface FilterFormProps {
  readonly filters: Filters;
  /** That are there, to choose from. */
  readonly types: readonly string[];
}

/** Narrows the events; what is chosen becomes the address of the page. */
export function FilterForm({ filters, types }: FilterFormProps) {
  const { route } = useLocation();
  const [typed, setTyped] = useState(filters);
  const listId = useId();
  const change = (changes: Partial<Filters>) => setTyped({ ...typed, ...changes });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        route(addressOf(typed));
      }}
    >
      <div class="filters">
        <Field label={t('type')} hint={t('typeHint')}>
          {(described) => (
            <input
              {...described}
              list={listId}
              autoComplete="off"
              spellcheck={false}
              value={typed.type}
              onInput={(event) => change({ type: event.currentTarget.value })}
            />
          )}
        </Field>
        <datalist id={listId}>
          {types.map((type) => (
            <option key={type} value={type} />
          ))}
        </datalist>
        <TextField
          label={t('stream')}
          hint={t('streamHint')}
          value={typed.stream}
          onValue={(stream) => change({ stream })}
          input={{ maxLength: 200, autoComplete: 'off', spellCheck: false }}
        />
        <TextField
          label={t('from')}
          hint={t('fromHint')}
          value={typed.from}
          onValue={(from) => change({ from })}
          input={{ type: 'datetime-local' }}
        />
      </div>
      <div class="actions">
        <Button type="submit" kind="first">
          {t('show')}
        </Button>
        <Button onClick={() => route('/app/audit')}>{t('all')}</Button>
      </div>
    </form>
  );
}
