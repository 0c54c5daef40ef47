import { useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/field.js';
import { sharedAddresses } from './draft-faults.js';
import type { DraftEditing } from './draft-editing.js';
import { newRow, type Row } from './draft-form.js';
import type { Order } from './invitation.js';
import { PasteDialog } from './paste-dialog.js';
import { moved } from './people-order.js';
import { PersonRow } from './person-row.js';
import { texts } from './texts.js';

/** Who signs, and in which order. */
export function DraftPeople({ editing }: { readonly editing: DraftEditing }) {
  const { people, order } = editing.form;
  const [isPasting, setPasting] = useState(false);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const shared = sharedAddresses(people);
  const set = (next: readonly Row[]) => editing.set({ people: next });
  const add = () => {
    set([...people, newRow(crypto.randomUUID(), people.at(-1))]);
    setTimeout(() => list.current?.querySelector<HTMLElement>(':scope > li:last-child input')?.focus());
  };
  const move = (from: number, to: number) => {
    const row = people[from];
    if (!row || to < 0 || to >= people.length) return;
    set(moved(people, from, to));
    setTold(texts.t('people.movedTo', { name: nameOf(row), place: to + 1, count: people.length }));
    focusAgain(list.current, row.key, to < from ? 'up' : 'down');
  };
  const remove = (row: Row) => {
    set(people.filter(({ key }) => key !== row.key));
    setTold(texts.t('people.removed', { name: nameOf(row) }));
    list.current?.closest('section')?.querySelector<HTMLElement>('.add-person button')?.focus();
  };
  return (
    <section class="card" aria-labelledby="draft-people">
      <h2 id="draft-people">{texts.t('people.title')}</h2>
      <ol class={`people ${order}`} ref={list}>
        {people.map((row, index) => (
          <PersonRow
            key={row.key}
            row={row}
            index={index}
            count={people.length}
            isShared={shared.has(row.key)}
            isTried={editing.isTried}
            onChange={(change) => set(people.map((one) => (one.key === row.key ? { ...one, ...change } : one)))}
            onMove={(to) => move(index, to)}
            onDropped={(key) =>
              move(
                people.findIndex((one) => one.key === key),
                index,
              )
            }
            onForAll={() =>
              set(people.map(({ light: _l, strong: _s, named: _n, ...one }) => ({ ...one, ...how(row) })))
            }
            onRemove={() => remove(row)}
          />
        ))}
      </ol>
      <div class="actions add-person">
        <Button onClick={add}>{texts.t('people.add')}</Button>
        <Button onClick={() => setPasting(true)}>{texts.t('people.paste')}</Button>
      </div>
      {people.length > 1 && (
        <Choice<Order>
          legend={texts.t('people.order')}
          value={order}
          options={(['parallel', 'sequential'] as const).map((value) => ({
            value,
            text: texts.t(`people.${value}`),
            hint: texts.t(`people.${value}Hint`),
          }))}
          onValue={(value) => editing.set({ order: value })}
        />
      )}
      <p class="visually-hidden" role="status">
        {told}
      </p>
      <PasteDialog
        isOpen={isPasting}
        known={people}
        onClose={() => setPasting(false)}
        onPeople={(pasted) => {
          const like = people.at(-1);
          set([...people.filter(isFilled), ...pasted.map((who) => newRow(crypto.randomUUID(), like, who))]);
          setTold(texts.t('people.added', { count: pasted.length }));
        }}
      />
    </section>
  );
}

const how = ({ light, strong, named }: Row) => ({ light, strong, named });
const isFilled = ({ name, email }: Row): boolean => name.trim() !== '' || email.trim() !== '';
const nameOf = ({ name, email }: Row): string => name.trim() || email.trim() || texts.t('people.nobodyYet');

/** Whoever moves somebody by keyboard may go on doing so: what is moved in a page loses the focus. */
function focusAgain(list: HTMLElement | null, key: string, direction: 'up' | 'down'): void {
  setTimeout(() => list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .${direction} button`)?.focus());
}
