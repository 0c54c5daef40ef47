import { Button } from '../ui/button.js';
import { Name, When } from '../ui/words.js';
import type { Signatory } from './invitation.js';
import { methodText, saidMethods } from './method-words.js';
import { texts } from './texts.js';

export interface SignatoryRowProps {
  readonly signatory: Signatory;
  /** Who must sign first. */
  readonly waitsFor: Signatory | null;
  /** It was sent, and whoever looks may do something. */
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onRemind: () => void;
  readonly onCorrect: () => void;
}

const kinds = { pending: '', opened: 'warn', signed: 'good', declined: 'bad' } as const;

/** One signatory: how far they are, why not further, and what can be done. */
export function SignatoryRow({ signatory, waitsFor, isOpen, isBusy, onRemind, onCorrect }: SignatoryRowProps) {
  const { name, email, state, methods, remindedAt } = signatory;
  const isLeft = state === 'pending' || state === 'opened';
  const who = name ?? email ?? '';
  return (
    <li>
      <div class="grow">
        <Name>{who}</Name> <span class={`state ${kinds[state]}`}>{texts.t(`signatory.${state}`)}</span>
        <span class="hint">
          <Name>{email ?? ''}</Name>
          {isLeft && ` · ${texts.t('signatory.may', { how: saidMethods(methods) })}`}
        </span>
        <Happened signatory={signatory} waitsFor={waitsFor} />
        {isLeft && remindedAt && (
          <span class="hint">
            {texts.t('signatory.remindedAt')} <When at={remindedAt} />
          </span>
        )}
      </div>
      {isOpen && isLeft && (
        <div class="actions">
          {waitsFor === null && (
            <Button kind="plain" busy={isBusy} label={`${texts.t('remind.button')}: ${who}`} onClick={onRemind}>
              {texts.t('remind.button')}
            </Button>
          )}
          {state === 'pending' && (
            <Button kind="plain" label={`${texts.t('contact.button')}: ${who}`} onClick={onCorrect}>
              {texts.t('contact.button')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** The newest of what there is to say. */
function Happened({ signatory, waitsFor }: Pick<SignatoryRowProps, 'signatory' | 'waitsFor'>) {
  const { state, mail, signedAt, openedAt, declinedAt, declineReason, method, authenticationFailed } = signatory;
  if (state === 'signed')
    return (
      <span class="hint">
        {texts.t('signatory.signedAt', { how: methodText(method ?? 'light') })} {signedAt && <When at={signedAt} />}
      </span>
    );
  if (state === 'declined')
    return (
      <span class="hint">
        {declinedAt && <When at={declinedAt} />}
        {declineReason && (
          <>
            : <Name>{declineReason}</Name>
          </>
        )}
      </span>
    );
  return (
    <>
      {waitsFor && (
        <span class="hint">
          {texts.t('signatory.after')} <Name>{waitsFor.name ?? ''}</Name>
        </span>
      )}
      {openedAt && (
        <span class="hint">
          {texts.t('signatory.openedAt')} <When at={openedAt} />
        </span>
      )}
      {authenticationFailed && (
        <span class="hint">
          {texts.t(authenticationFailed.code === 'identity-mismatch' ? 'signatory.mismatch' : 'signatory.failed', {
            how: methodText(authenticationFailed.method),
          })}{' '}
          <When at={authenticationFailed.at} />
        </span>
      )}
      {!waitsFor && mail.state !== 'none' && !openedAt && (
        <span class={mail.state === 'bounced' ? 'fault' : 'hint'}>
          {texts.t(`mail.${mail.state}`)}
          {mail.reason && ` (${mail.reason})`}
        </span>
      )}
    </>
  );
}
