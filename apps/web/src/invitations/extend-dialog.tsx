import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { TextField } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { timeText } from '../ui/words.js';
import type { WayDialogProps } from './cancel-dialog.js';
import { dayOf, endOfDay } from './days.js';
import { texts } from './texts.js';

/** Gives the signatories more time. */
export function ExtendDialog({ invitation, isOpen, onClose, onDone }: WayDialogProps) {
  const [day, setDay, forget] = useKept(`extend/${invitation.id}`, '');
  const [isTried, setTried] = useState(false);
  const until = invitation.expiresAt ?? '';
  const chosen = endOfDay(day);
  const isFaulty = chosen === null || chosen <= until;
  const extend = useAction(async (key, expiresAt: string) => {
    await ask('POST', `/v1/invitations/${invitation.id}/extend`, { key, body: { expiresAt } });
    forget();
    onDone();
  });
  return (
    <Dialog title={texts.t('extend.title')} isOpen={isOpen} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (chosen !== null && !isFaulty) void extend.run(chosen);
        }}
      >
        {until !== '' && <p>{texts.t('extend.text', { time: timeText(until) })}</p>}
        <TextField
          label={texts.t('extend.until')}
          hint={texts.t('details.expiryHint')}
          {...(isTried && isFaulty ? { fault: texts.t('extend.fault') } : {})}
          input={{ type: 'date', ...(until === '' ? {} : { min: dayOf(until) }) }}
          value={day}
          onValue={setDay}
        />
        <Failure error={extend.error} />
        <div class="actions">
          <Button type="submit" kind="first" busy={extend.isBusy}>
            {texts.t('extend.button')}
          </Button>
          <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
