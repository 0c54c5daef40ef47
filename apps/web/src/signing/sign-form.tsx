import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api/problem.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Choice } from '../ui/field.js';
import { Authentication } from './authentication.js';
import { Decline } from './decline.js';
import { type Documents, hashesOf } from './documents/use-documents.js';
import { Light } from './light.js';
import type { Missing } from './role.js';
import { RoleForm } from './role-form.js';
import { askSigning, open } from './session.js';
import { isIdentified, missingBefore, signatureBody } from './signature-body.js';
import { signingTexts } from './texts.js';
import { useEntered } from './use-entered.js';
import type { SigningView } from './view.js';

const t = signingTexts.t;

export interface SignFormProps {
  readonly view: SigningView;
  readonly documents: Documents;
  /** Something has happened: look again. */
  readonly onDone: () => void;
  readonly onDeclined: () => void;
}

/** Everything between having read and having signed. */
export function SignForm({ view, documents, onDone, onDeclined }: SignFormProps) {
  const { me, consent } = view;
  const [entered, change] = useEntered(me);
  const [hasTried, setTried] = useState(false);
  const hashes = hashesOf(view.documents, documents.readings);
  const missing = missingBefore(me, entered, hashes);
  const sign = useSigning(view, documents, onDone);
  const shown = hasTried ? missing : [];
  const isLight = me.methods.includes('light');
  return (
    <section class="card sign" aria-labelledby="sign">
      <h2 id="sign">{t('sign.title')}</h2>
      <RoleForm me={me} role={entered.role} onRole={(role) => change({ role })} missing={shown as readonly Missing[]} />
      {me.authentication && isLight && !isIdentified(me) && (
        <Choice
          legend={t('way.legend')}
          value={entered.way === 'strong' ? 'strong' : 'light'}
          options={[
            { value: 'strong', text: t('way.strong'), hint: t('way.strongHint') },
            { value: 'light', text: t('way.light'), hint: t('way.lightHint') },
          ]}
          onValue={(way) => change({ way: way === 'strong' ? 'strong' : 'draw' })}
        />
      )}
      {me.authentication && (entered.way === 'strong' || isIdentified(me)) && (
        <Authentication authentication={me.authentication} canDraw={isLight} sender={view.organization.name} />
      )}
      {isLight && !isIdentified(me) && entered.way !== 'strong' && (
        <Light entered={entered} onEntered={change} missing={shown} />
      )}
      <div class="consent">
        <p>{t('sign.consent')}</p>
        <blockquote lang={consent.language}>{consent.text}</blockquote>
      </div>
      <Wanting missing={shown} />
      <Failure error={sign.error} />
      <div class="actions">
        <Button
          kind="first"
          busy={sign.isBusy}
          onClick={() => {
            setTried(true);
            if (hashes && missing.length === 0) void sign.run(signatureBody(me, entered, hashes));
          }}
        >
          {t('sign.button')}
        </Button>
        <Decline onDeclined={onDeclined} />
      </div>
    </section>
  );
}

/** What is missing, said where the button was pressed. */
function Wanting({ missing }: { readonly missing: readonly string[] }) {
  const here = useRef<HTMLDivElement>(null);
  const all = missing.join();
  useEffect(() => {
    if (all !== '') here.current?.focus();
  }, [all]);
  if (missing.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{t('sign.missing')}</p>
      <ul>
        {missing.map((what) => (
          <li key={what}>{t(`missing.${what}` as 'missing.name')}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * Signs. Where the session had ended meanwhile, a new one has been opened by the link: it is shown the documents once more,
 * and the same signature is sent again, under the same key.
 */
function useSigning(view: SigningView, documents: Documents, onDone: () => void) {
  return useAction(async (key, body: object) => {
    const send = () => askSigning('POST', '/signature', { body, key });
    try {
      await send().catch(async (error: unknown) => {
        if (!isCode(error, 'not-opened', 'documents-not-shown')) throw error;
        await open(crypto.randomUUID());
        await documents.showAgain(view.documents);
        await send();
      });
    } catch (error) {
      // Signed in another tab, or closed meanwhile; or it takes another authentication: the page shows what is so.
      if (isCode(error, 'already-signed', 'link-closed') || isOver(error)) return onDone();
      if (isCode(error, 'authentication-expired', 'strong-authentication-required', 'not-your-turn')) onDone();
      throw error;
    }
    onDone();
  });
}

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Problem && codes.includes(error.code);

const isOver = (error: unknown): boolean => error instanceof Problem && error.code.startsWith('invitation-is-');
