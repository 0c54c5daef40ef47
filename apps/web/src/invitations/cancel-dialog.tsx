import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { AreaField } from '../ui/field.js';
import type { Invitation } from './invitation.js';
import { plainLines } from '../ui/plain-words.js';
import { texts } from './texts.js';
import { signedCount } from './waiting.js';

export interface WayDialogProps {
  readonly invitation: Invitation;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Cancels an invitation, after saying what happens then. */
export function CancelDialog({ invitation, isOpen, onClose, onDone }: WayDialogProps) {
  const [reason, setReason, forget] = useKept(`cancel/${invitation.id}`, '');
  const cancel = useAction(async (key, said: string) => {
    const body = said === '' ? {} : { reason: said };
    await ask('POST', `/v1/invitations/${invitation.id}/cancel`, { key, body });
    forget();
    onDone();
  });
  return (
    <Dialog title={texts.t('cancel.title')} isOpen={isOpen} onClose={onClose}>
      <p>{texts.t('cancel.text')}</p>
      {signedCount(invitation) > 0 && <p>{texts.t('cancel.signed', { count: signedCount(invitation) })}</p>}
      <AreaField
        label={texts.t('cancel.reason')}
        hint={texts.t('cancel.reasonHint')}
        optional
        maxLength={1_000}
        value={reason}
        onValue={setReason}
      />
      <Failure error={cancel.error} />
      <div class="actions">
        <Button kind="danger" busy={cancel.isBusy} onClick={() => void cancel.run(plainLines(reason))}>
          {texts.t('cancel.button')}
        </Button>
        <Button onClick={onClose}>{texts.t('cancel.keep')}</Button>
      </div>
    </Dialog>
  );
}
