import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
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
  return (
    <Dialog title={texts.t('contact.title')} isOpen={signatory !== null} onClose={onClose}>
      {signatory && <ContactForm key={signatory.id} {...{ invitationId, signatory, onClose, onDone }} />}
    </Dialog>
  );
}

type ContactFormProps = ContactDialogProps & { readonly signatory: Signatory };

function ContactForm({ invitationId, signatory, onClose, onDone }: ContactFormProps) {
  const { id, name } = signatory;
  const [email, setEmail, forget] = useKept(`contact/${id}`, signatory.email ?? '');
  const [isTried, setTried] = useState(false);
  const correct = useAction(async (key, to: string) => {
    await ask('POST', `/v1/invitations/${invitationId}/signatories/${id}/contact`, { key, body: { email: to } });
    forget();
    onDone(name ?? to);
  });
  const isFaulty = !isAddress(email.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isFaulty) void correct.run(email.trim());
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
        <Button
          onClick={() => {
            forget();
            onClose();
          }}
        >
          {uiTexts.t('cancel')}
        </Button>
      </div>
    </form>
  );
}
