import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { TextField } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { isAddress } from './draft-faults.js';
import type { Signatory } from './invitation.js';
import { texts } from './texts.js';

export interface ContactDialogProps {
  readonly invitationId: string;
  /** null: it is not open. */
  readonly signatory: Signatory | null;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

/** Puts right where somebody is reached who hasn't opened it: they get a new link, and the old one is closed. */
export function ContactDialog({ invitationId, signatory, onClose, onDone }: ContactDialogProps) {
  const [email, setEmail] = useState('');
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    setEmail(signatory?.email ?? '');
    setTried(false);
    correct.clear();
  }, [signatory?.id]);
  const correct = useAction(async (key, id: string, to: string) => {
    await ask('POST', `/v1/invitations/${invitationId}/signatories/${id}/contact`, { key, body: { email: to } });
    onDone(signatory?.name ?? to);
  });
  const isFaulty = !isAddress(email.trim());
  return (
    <Dialog title={texts.t('contact.title')} isOpen={signatory !== null} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (signatory && !isFaulty) void correct.run(signatory.id, email.trim());
        }}
      >
        <TextField
          label={texts.t('people.email')}
          hint={texts.t('contact.hint')}
          {...(isTried && isFaulty ? { fault: texts.t('people.fault.email') } : {})}
          input={{ inputMode: 'email', autoComplete: 'off', spellCheck: false }}
          value={email}
          onValue={setEmail}
        />
        <Failure error={correct.error} />
        <div class="actions">
          <Button type="submit" kind="first" busy={correct.isBusy}>
            {texts.t('contact.save')}
          </Button>
          <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
