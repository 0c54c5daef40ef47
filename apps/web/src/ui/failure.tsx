import { useEffect, useRef } from 'preact/hooks';
import { Problem, Unreachable } from '../api/problem.js';
import { Button } from './button.js';
import { uiTexts } from './texts.js';

export interface FailureProps {
  /** What was thrown; null: nothing. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, in place, and what to do; whoever pressed the button is brought here. */
export function Failure({ error, onRetry }: FailureProps) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) here.current?.focus();
  }, [error]);
  if (!error) return null;
  const { title, text, faults } = told(error);
  const isSignedOut = error instanceof Problem && error.status === 401;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{title}</p>
      {text !== '' && <p>{text}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {isSignedOut ? (
        <a class="button second" href="/register">
          {uiTexts.t('signedOut.button')}
        </a>
      ) : (
        onRetry && <Button onClick={onRetry}>{uiTexts.t('retry')}</Button>
      )}
    </div>
  );
}

function told(error: unknown): { readonly title: string; readonly text: string; readonly faults: readonly string[] } {
  if (error instanceof Unreachable)
    return { title: uiTexts.t('offline.title'), text: uiTexts.t('offline.text'), faults: [] };
  if (!(error instanceof Problem))
    return { title: uiTexts.t('unexpected.title'), text: uiTexts.t('unexpected.text'), faults: [] };
  if (error.status === 401)
    return { title: uiTexts.t('signedOut.title'), text: uiTexts.t('signedOut.text'), faults: [] };
  const wait = error.retryAfter === null ? '' : uiTexts.t('waitThen', { count: error.retryAfter });
  const detail = error.body.detail ?? '';
  return {
    title: error.body.title ?? uiTexts.t('unexpected.title'),
    text: [detail, wait].filter((part) => part !== '').join(' '),
    faults: (error.body.errors ?? []).map(({ message }) => message),
  };
}
