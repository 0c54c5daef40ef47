import { useMemo } from 'preact/hooks';
import { Problem } from '../api/problem.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { settingsTexts } from './texts.js';

export interface RefusalProps {
  /** What was thrown; null: nothing. */
  readonly error: unknown;
  /** Shows what is there now, where it has changed meanwhile. */
  readonly onReload?: () => void;
}

/** Why the service refused, in words for people; where something had changed meanwhile, also the way to see it. */
export function Refusal({ error, onReload }: RefusalProps) {
  const told = useMemo(() => inOwnWords(error), [error]);
  const isStale = error instanceof Problem && error.code === 'stale';
  return (
    <>
      <Failure error={told} />
      {isStale && onReload && (
        <p>
          <Button onClick={onReload}>{settingsTexts.t('loadAnew')}</Button>
        </p>
      )}
    </>
  );
}

function inOwnWords(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const key = `refused.${error.code}`;
  if (!settingsTexts.has(key)) return error;
  const detail = settingsTexts.t(key as 'refused.stale');
  return new Problem(error.status, { ...error.body, detail }, error.retryAfter);
}
