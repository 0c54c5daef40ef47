import { Problem, Unreachable } from '../api/problem.js';
import { Button } from '../ui/button.js';
import { uiTexts } from '../ui/texts.js';
import { Name } from '../ui/words.js';
import { sizeText } from './document-facts.js';
import { texts } from './texts.js';
import { EarlyRefusal, mostBytes, NoDraft, type Sending, type UploadQueue } from './uploads.js';

/** A file on its way, or why it was refused and what can be done. */
export function UploadRow({ sending, uploads }: { readonly sending: Sending; readonly uploads: UploadQueue }) {
  const { key, file, state, part, error } = sending;
  const code = error === undefined ? '' : codeOf(error);
  const away = state === 'refused' ? texts.t('documents.putAside') : uiTexts.t('cancel');
  return (
    <li class={state === 'refused' ? 'refused' : ''}>
      <span class="grow">
        <Name>{file.name}</Name>
        {state === 'refused' ? (
          <span role="alert">
            <span class="fault">{titleOf(error)}</span>
            <span class="hint">{adviceOf(error)}</span>
          </span>
        ) : (
          <progress
            max="1"
            {...(state === 'sending' ? { value: part } : { value: 0 })}
            aria-label={texts.t('documents.sending', { name: file.name })}
          />
        )}
      </span>
      <span class="actions">
        {code === 'active-content' && (
          <Button onClick={() => void uploads.again(key, true)}>{texts.t('refused.removeActive')}</Button>
        )}
        {code === 'again' && <Button onClick={() => void uploads.again(key)}>{uiTexts.t('retry')}</Button>}
        <Button kind="plain" label={`${away}: ${file.name}`} onClick={() => uploads.takeAway(key)}>
          {away}
        </Button>
      </span>
    </li>
  );
}

const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 401 && status !== 429;

/** A problem's code; `again`: the same may work later. */
function codeOf(error: unknown): string {
  if (error instanceof EarlyRefusal) return error.code;
  return error instanceof Problem && isFinal(error.status) ? error.code : 'again';
}

function titleOf(error: unknown): string {
  if (error instanceof EarlyRefusal) return texts.t(`refused.title.${error.code}`);
  if (error instanceof Problem) return error.body.title ?? texts.t('refused.title.other');
  return error instanceof Unreachable ? uiTexts.t('offline.title') : texts.t('refused.title.other');
}

function adviceOf(error: unknown): string {
  if (error instanceof Unreachable) return texts.t('refused.offline');
  if (error instanceof NoDraft) return texts.t('refused.noDraft');
  const key = `refused.advice.${codeOf(error)}`;
  if (!texts.has(key)) return texts.t('refused.other');
  return texts.t(key as 'refused.advice.active-content', { found: foundIn(error), limit: sizeText(limitOf(error)) });
}

function foundIn(error: unknown): string {
  return error instanceof Problem && Array.isArray(error.body.found) ? error.body.found.join(', ') : '';
}

/** Whoever runs the service may have settled another one. */
function limitOf(error: unknown): number {
  return error instanceof Problem && typeof error.body.limit === 'number' ? error.body.limit : mostBytes;
}
