import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { documentKinds, endStates } from './kept-document.js';
import { addressOf, type Filter, isNarrowed, isNarrowedFurther } from './filter.js';
import { documentTexts } from './texts.js';

export interface FilterFormProps {
  /** Of the page whose list is narrowed. */
  readonly path: string;
  readonly filter: Filter;
  /** Before the words: which folder. */
  readonly children?: ComponentChildren;
}

/** Words to look for, and more that narrows the list; what was found has an address. */
export function FilterForm({ path, filter, children }: FilterFormProps) {
  const t = documentTexts.t;
  const { route } = useLocation();
  const [typed, setTyped] = useState(filter);
  useEffect(() => setTyped(filter), [addressOf(path, filter)]);
  const change = (member: keyof Filter) => (value: string) => setTyped((before) => ({ ...before, [member]: value }));
  const options = <K extends string>(values: readonly K[], text: (value: K) => string) => [
    { value: '', text: t('any') },
    ...values.map((value) => ({ value, text: text(value) })),
  ];
  return (
    <search class="card filter">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          route(addressOf(path, typed));
        }}
      >
        <div class="line">
          {children}
          <TextField
            label={t('look')}
            hint={t('lookHint')}
            value={typed.q}
            onValue={change('q')}
            input={{ type: 'search', maxLength: 200 }}
          />
          <div class="actions">
            <Button type="submit">{t('find')}</Button>
            {isNarrowed(filter) && (
              <a class="button plain" href={path}>
                {t('clear')}
              </a>
            )}
          </div>
        </div>
        <details open={isNarrowedFurther(filter)}>
          <summary class="button plain">{t('filters')}</summary>
          <div class="filter-fields">
            <SelectField
              label={t('state')}
              value={typed.status}
              onValue={change('status')}
              options={options(endStates, (one) => t(`states.${one}`))}
            />
            <SelectField
              label={t('kind')}
              value={typed.kind}
              onValue={change('kind')}
              options={options(documentKinds, (one) => t(`kinds.${one}`))}
            />
            <TextField label={t('from')} value={typed.from} onValue={change('from')} input={{ type: 'date' }} />
            <TextField label={t('to')} value={typed.to} onValue={change('to')} input={{ type: 'date' }} />
          </div>
        </details>
      </form>
    </search>
  );
}
