import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Failure } from '../ui/failure.js';
import { AreaField, Check } from '../ui/field.js';
import { LanguageField } from '../ui/language-field.js';
import { uiTexts } from '../ui/texts.js';
import { Name } from '../ui/words.js';
import type { WayDialogProps } from './cancel-dialog.js';
import type { Invitation, Signatory } from './invitation.js';
import { plainLines } from '../ui/plain-words.js';
import { texts } from './texts.js';

/** Drafts an addendum: a protocol that refers to the documents as they are, which becomes an invitation of its own. */
export function AddendumDialog({ invitation, isOpen, onClose }: Omit<WayDialogProps, 'onDone'>) {
  const [text, setText, forget] = useKept(`addendum/${invitation.id}`, '');
  const [language, setLanguage] = useState(invitation.language);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { route } = useLocation();
  const draft = useAction(async (key, said: string, inLanguage: string, people: readonly object[]) => {
    const body = { ...(said === '' ? {} : { text: said }), language: inLanguage, signatories: people };
    const answer = await ask<Invitation>('POST', `/v1/invitations/${invitation.id}/addendum`, { key, body });
    forget();
    route(`/app/drafts/${answer.body.id}`);
  });
  const toggle = (id: string, isChosen: boolean) =>
    setLeft(new Set(isChosen ? [...left].filter((one) => one !== id) : [...left, id]));
  const chosen = invitation.signatories.filter(({ id, email }) => !left.has(id) && email !== null);
  return (
    <Dialog title={texts.t('addendum.title')} isOpen={isOpen} onClose={onClose}>
      <p>{texts.t('addendum.intro')}</p>
      <AreaField
        label={texts.t('addendum.text')}
        hint={texts.t('addendum.textHint')}
        optional
        rows={5}
        maxLength={10_000}
        value={text}
        onValue={setText}
      />
      <LanguageField label={texts.t('addendum.language')} value={language} onValue={setLanguage} />
      <fieldset>
        <legend>{texts.t('addendum.people')}</legend>
        {invitation.signatories.map(({ id, name, email }) => (
          <Check key={id} checked={!left.has(id)} onValue={(on) => toggle(id, on)}>
            <Name>{name ?? email ?? ''}</Name>
          </Check>
        ))}
        <p class="hint">{texts.t('addendum.peopleHint')}</p>
      </fieldset>
      <Failure error={draft.error} />
      <div class="actions">
        <Button
          kind="first"
          busy={draft.isBusy}
          onClick={() => void draft.run(plainLines(text), language, chosen.map(invitedAgain))}
        >
          {texts.t('addendum.button')}
        </Button>
        <Button onClick={onClose}>{uiTexts.t('cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** An identity number is shown to nobody again, so whoever was expected by one is named anew in the draft. */
function invitedAgain({ name, email, methods }: Signatory): object {
  return { name: name ?? email, email, methods };
}
