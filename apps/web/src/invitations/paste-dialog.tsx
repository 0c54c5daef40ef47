import { useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { AreaField } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { Name } from '../ui/words.js';
import { type PastedPerson, readPeople } from './pasted-people.js';
import { texts } from './texts.js';

export interface PasteDialogProps {
  readonly isOpen: boolean;
  readonly known: readonly PastedPerson[];
  readonly onClose: () => void;
  readonly onPeople: (people: readonly PastedPerson[]) => void;
}

/** A list of people, pasted or typed, read while it is there: who was found, and what is wrong on which line. */
export function PasteDialog({ isOpen, known, onClose, onPeople }: PasteDialogProps) {
  const [text, setText] = useState('');
  const { people, faults } = readPeople(text, known);
  const close = () => {
    setText('');
    onClose();
  };
  const add = () => {
    if (people.length === 0) return;
    onPeople(people);
    const left = faults.filter(({ fault }) => fault !== 'twice');
    // What could not be read stays to be put right.
    if (left.length === 0) close();
    else setText(left.map((line) => line.text).join('\n'));
  };
  return (
    <Dialog title={texts.t('paste.title')} isOpen={isOpen} onClose={close}>
      <AreaField label={texts.t('paste.label')} hint={texts.t('paste.hint')} rows={8} value={text} onValue={setText} />
      {faults.length > 0 && (
        <div role="status">
          <p class="fault">{texts.t('paste.faults', { count: faults.length })}</p>
          <ul class="pasted">
            {faults.slice(0, mostShown).map(({ line, text: said, fault }) => (
              <li key={`${line} ${said}`}>
                {texts.t(`paste.fault.${fault}`, { line })} <Name>{said}</Name>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p role="status">{text.trim() !== '' && texts.t('paste.found', { count: people.length })}</p>
      <div class="actions">
        <Button kind="first" disabled={people.length === 0} onClick={add}>
          {texts.t('paste.add', { count: people.length })}
        </Button>
        <Button onClick={close}>{uiTexts.t('cancel')}</Button>
      </div>
    </Dialog>
  );
}

const mostShown = 20;
