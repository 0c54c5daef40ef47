import { useState } from 'preact/hooks';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { AreaField } from '../ui/field.js';
import { forget } from './kept.js';
import { askSigning } from './session.js';
import { signingTexts } from './texts.js';

const t = signingTexts.t;

/** Not signing, for good: asked once more. */
export function Decline({ onDeclined }: { readonly onDeclined: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const decline = useAction(async (key, said: string) => {
    await askSigning('POST', '/decline', { body: said === '' ? {} : { reason: said }, key });
    forget();
    onDeclined();
  });
  return (
    <>
      <Button kind="danger" onClick={() => setOpen(true)}>
        {t('decline.open')}
      </Button>
      <Dialog title={t('decline.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('decline.text')}</p>
        <AreaField
          label={t('decline.reason')}
          hint={t('decline.reasonHint')}
          optional
          maxLength={1_000}
          value={reason}
          onValue={setReason}
        />
        <Failure error={decline.error} />
        <div class="actions">
          <Button kind="danger" busy={decline.isBusy} onClick={() => void decline.run(reason.trim())}>
            {t('decline.button')}
          </Button>
          <Button onClick={() => setOpen(false)}>{t('decline.back')}</Button>
        </div>
      </Dialog>
    </>
  );
}
