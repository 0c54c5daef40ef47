import { useEffect, useRef } from 'preact/hooks';
import type { Missing } from './draft-faults.js';
import { texts } from './texts.js';

export interface MissingNoticeProps {
  /** What was missing when the button was pressed. */
  readonly told: readonly Missing[];
  /** Nothing has been done about it since. */
  readonly stillSo: (one: Missing) => boolean;
}

/** What keeps a draft from being sent; whoever pressed the button is brought here. */
export function MissingNotice({ told, stillSo }: MissingNoticeProps) {
  const missing = told.filter(stillSo);
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told.length > 0) here.current?.focus();
  }, [told]);
  if (missing.length === 0) return null;
  return (
    <div class="notice warn" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{texts.t('missing.title')}</p>
      <ul>
        {missing.map((one) => (
          <li key={one}>{texts.t(`missing.${one}`)}</li>
        ))}
      </ul>
    </div>
  );
}
