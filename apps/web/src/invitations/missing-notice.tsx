import { useEffect, useRef } from 'preact/hooks';
import type { Missing } from './draft-faults.js';
import { texts } from './texts.js';

/** What keeps a draft from being sent; whoever pressed the button is brought here. */
export function MissingNotice({ missing }: { readonly missing: readonly Missing[] }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (missing.length > 0) here.current?.focus();
  }, [missing]);
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
