import { ask, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { ActionForm, Sure } from '../settings/forms.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Name } from '../ui/words.js';
import { retentionTexts } from './texts.js';

/** While it stands, nothing of a copy is deleted. */
export interface Hold {
  readonly id: string;
  /** null: it was erased. */
  readonly reason: string | null;
  readonly placedAt: string;
}

const t = retentionTexts.t;

export interface PlaceHoldProps {
  /** Of the copy. */
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Asks for the reason, and holds a copy. */
export function PlaceHold({ id, title, onClose, onDone }: PlaceHoldProps) {
  const [reason, setReason, forget] = useKept(`hold/${id}`, '');
  const place = useAction((key) => post(`/v1/archive/${id}/holds`, { reason }, { key }));
  const finish = () => {
    forget();
    onDone(t('hold.placed'));
  };
  return (
    <Dialog title={<Name>{title}</Name>} isOpen onClose={onClose}>
      <p>{t('hold.text')}</p>
      <ActionForm action={place} submit={t('hold.place')} onDone={finish}>
        <TextField
          label={t('hold.reason')}
          hint={t('hold.reasonHint')}
          value={reason}
          onValue={setReason}
          input={{ required: true, maxLength: 500 }}
        />
      </ActionForm>
    </Dialog>
  );
}

export interface ReleaseHoldProps extends Omit<PlaceHoldProps, 'title'> {
  readonly hold: Hold;
}

/** Asks whether a hold shall end. */
export function ReleaseHold({ id, hold, onClose, onDone }: ReleaseHoldProps) {
  const release = useAction((key) => ask('DELETE', `/v1/archive/${id}/holds/${hold.id}`, { key }));
  return (
    <Sure
      title={t('hold.releaseSure')}
      isOpen
      onClose={onClose}
      action={release}
      button={t('hold.release')}
      onDone={() => onDone(t('hold.released'))}
    >
      <p>
        <Name>{hold.reason ?? t('hold.erased')}</Name>
      </p>
      <p>{t('hold.releaseText')}</p>
    </Sure>
  );
}
