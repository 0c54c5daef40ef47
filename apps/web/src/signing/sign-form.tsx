import { useState } from 'preact/hooks';
import { language } from '../texts.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Decline } from './decline.js';
import { type Documents, hashesOf } from './documents/use-documents.js';
import type { Missing } from './role.js';
import { RoleForm } from './role-form.js';
import { missingBefore, signatureBody } from './signature-body.js';
import { signingTexts } from './texts.js';
import { useEntered } from './use-entered.js';
import { useSigning } from './use-signing.js';
import type { SigningView } from './view.js';
import { Wanting } from './wanting.js';
import { Ways } from './ways.js';

const t = signingTexts.t;

export interface SignFormProps {
  readonly view: SigningView;
  readonly documents: Documents;
  /** Something has happened: look again. */
  readonly onChanged: () => void;
  readonly onDeclined: () => void;
}

/** Everything between having read and having signed. */
export function SignForm({ view, documents, onChanged, onDeclined }: SignFormProps) {
  const { me, consent } = view;
  const [entered, change] = useEntered(me);
  const [hasTried, setTried] = useState(false);
  const sign = useSigning(view, documents, onChanged);
  const hashes = hashesOf(view.documents, documents.readings);
  const missing = missingBefore(me, entered, hashes);
  const shown = hasTried ? missing : [];
  const press = () => {
    setTried(true);
    if (hashes && missing.length === 0) void sign.run(signatureBody(me, entered, hashes));
  };
  return (
    <section class="card sign" aria-labelledby="sign">
      <h2 id="sign">{t('sign.title')}</h2>
      <RoleForm me={me} role={entered.role} onRole={(role) => change({ role })} missing={shown as readonly Missing[]} />
      <Ways view={view} entered={entered} onEntered={change} missing={shown} />
      <div class="consent">
        <p>{t('sign.consent')}</p>
        <blockquote lang={consent.language}>{consent.text}</blockquote>
        {consent.language !== language() && <p class="hint">{t('sign.consentLanguage')}</p>}
      </div>
      <Wanting missing={shown} />
      <Failure error={sign.error} />
      <div class="actions">
        <Button kind="first" busy={sign.isBusy} onClick={press}>
          {t('sign.button')}
        </Button>
        <Decline onDeclined={onDeclined} />
      </div>
    </section>
  );
}
