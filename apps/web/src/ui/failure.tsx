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
  const { title, text, detail, faults } = told(error);
  const isSignedOut = error instanceof Problem && error.status === 401;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{title}</p>
      {/* What the service says of a problem beside its title is in English. */}
      {detail !== '' && <p lang="en">{detail}</p>}
      {text !== '' && <p>{text}</p>}
      {faults.length > 0 && (
        <ul lang="en">
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

interface Told {
  readonly title: string;
  readonly text: string;
  readonly detail: string;
  readonly faults: readonly string[];
}

function told(error: unknown): Told {
  const here = { detail: '', faults: [] };
  if (error instanceof Unreachable)
    return { ...here, title: uiTexts.t('offline.title'), text: uiTexts.t('offline.text') };
  if (!(error instanceof Problem))
    return { ...here, title: uiTexts.t('unexpected.title'), text: uiTexts.t('unexpected.text') };
  if (error.status === 401) return { ...here, title: uiTexts.t('signedOut.title'), text: uiTexts.t('signedOut.text') };
  const faults = (error.body.errors ?? []).map(({ message }) => message);
  return {
    title: error.body.title ?? uiTexts.t('unexpected.title'),
    text: error.retryAfter === null ? '' : uiTexts.t('waitThen', { count: error.retryAfter }),
    // Where single faults are told, it says no more than that there are some.
    detail: faults.length > 0 ? '' : (error.body.detail ?? ''),
    faults,
  };
}
