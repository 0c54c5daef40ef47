import type { Action } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { uiTexts } from '../ui/texts.js';
import { Name, timeText } from '../ui/words.js';
import type { DraftEditing } from './draft-editing.js';
import { texts } from './texts.js';

export interface SendDialogProps {
  readonly editing: DraftEditing;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly send: Action<[string, number]>;
}

/** What will be sent, and what can't be changed any more from then on. */
export function SendDialog({ editing, isOpen, onClose, send }: SendDialogProps) {
  const { form, documents, saver } = editing;
  const { people, expiresAt } = form;
  const known = saver.known;
  return (
    <Dialog title={texts.t('send.title')} isOpen={isOpen} onClose={onClose}>
      <p>
        <Name>{form.title}</Name>
      </p>
      <ul>
        <li>{texts.t('send.documents', { count: documents.length })}</li>
        <li>
          {texts.t('send.people', { count: people.length })}
          {people.length > 1 && `: ${texts.t(`people.${form.order}`)}`}
        </li>
        <li>
          {expiresAt === null ? texts.t('send.untilUsual') : texts.t('send.until', { time: timeText(expiresAt) })}
        </li>
      </ul>
      <p>{texts.t('send.freezes')}</p>
      <p class="quiet">{texts.t('send.after')}</p>
      <Failure error={send.error} />
      <div class="actions">
        <Button kind="first" busy={send.isBusy} onClick={() => known && void send.run(known.id, known.revision)}>
          {texts.t('send.button', { count: people.length })}
        </Button>
        <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
      </div>
    </Dialog>
  );
}
