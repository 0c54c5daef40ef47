import { useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { faultsOf } from './draft-faults.js';
import type { Row } from './draft-form.js';
import { methodsText } from './method-words.js';
import { PersonDetails } from './person-details.js';
import { texts } from './texts.js';

export interface PersonRowProps {
  readonly row: Row;
  readonly index: number;
  readonly count: number;
  /** Somebody before has the same address. */
  readonly isShared: boolean;
  /** Every fault is to be said, also of what was not filled in yet. */
  readonly isTried: boolean;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onMove: (to: number) => void;
  /** Another one was dropped here. */
  readonly onDropped: (key: string) => void;
  /** All are to sign as this one does. */
  readonly onForAll: () => void;
  readonly onRemove: () => void;
}

/** One signatory: who, how they sign, and where in the order. */
export function PersonRow({
  row,
  index,
  count,
  isShared,
  isTried,
  onChange,
  onMove,
  onDropped,
  onForAll,
  onRemove,
}: PersonRowProps) {
  const [left, setLeft] = useState({ name: false, email: false });
  const [isOver, setOver] = useState(false);
  const faults = faultsOf(row);
  const faultOf = (field: 'name' | 'email') => {
    const key = faults[field];
    const isSaid = isTried || left[field] || key === 'nameLong';
    return key !== undefined && isSaid ? texts.t(`people.fault.${key}`) : undefined;
  };
  const who = row.name.trim() || row.email.trim() || texts.t('people.number', { number: index + 1 });
  return (
    <li
      class={`person${isOver ? ' over' : ''}`}
      data-key={row.key}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes(dragged)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const key = event.dataTransfer?.getData(dragged);
        if (!key) return;
        event.preventDefault();
        onDropped(key);
      }}
    >
      <div class="person-who" onFocusOut={(event) => setLeft(leftOf(event.target, left))}>
        <TextField
          label={texts.t('people.name')}
          value={row.name}
          fault={faultOf('name')}
          input={{ name: 'name', autoComplete: 'off', maxLength: 400 }}
          onValue={(name) => onChange({ name })}
        />
        <TextField
          label={texts.t('people.email')}
          value={row.email}
          fault={faultOf('email')}
          {...(isShared ? { hint: texts.t('people.shared') } : {})}
          input={{ name: 'email', type: 'text', inputMode: 'email', autoComplete: 'off', spellCheck: false }}
          onValue={(email) => onChange({ email })}
        />
      </div>
      <div class="person-moves">
        {count > 1 && (
          <>
            <span
              class="grip"
              draggable
              aria-hidden="true"
              title={texts.t('people.drag')}
              onDragStart={(event) => {
                event.dataTransfer?.setData(dragged, row.key);
                const item = event.currentTarget.closest('li');
                if (item) event.dataTransfer?.setDragImage(item, 0, 0);
              }}
            >
              ⠿
            </span>
            <span class="up">
              <Button
                kind="plain"
                disabled={index === 0}
                label={texts.t('people.up', { name: who })}
                onClick={() => onMove(index - 1)}
              >
                ↑
              </Button>
            </span>
            <span class="down">
              <Button
                kind="plain"
                disabled={index === count - 1}
                label={texts.t('people.down', { name: who })}
                onClick={() => onMove(index + 1)}
              >
                ↓
              </Button>
            </span>
          </>
        )}
        <Button kind="plain" label={`${texts.t('people.remove')}: ${who}`} onClick={onRemove}>
          {texts.t('people.remove')}
        </Button>
      </div>
      <details
        class="person-how"
        open={faults.methods !== undefined || faults.identity !== undefined || faults.role !== undefined}
      >
        <summary>
          <span class="quiet">{texts.t('people.how')}</span> {methodsText(row)}
        </summary>
        <PersonDetails row={row} faults={faults} onChange={onChange} {...(count > 1 ? { onForAll } : {})} />
      </details>
    </li>
  );
}

const dragged = 'application/x-attestory-person';

/** A fault is said once its field was left, not while it is being filled in. */
function leftOf(target: EventTarget | null, left: { readonly name: boolean; readonly email: boolean }) {
  if (!(target instanceof HTMLInputElement) || target.value === '') return left;
  return target.name === 'name' ? { ...left, name: true } : { ...left, email: true };
}
