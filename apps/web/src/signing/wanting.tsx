import { useEffect, useRef } from 'preact/hooks';
import { signingTexts } from './texts.js';

/** What is missing, said where the button was pressed. */
export function Wanting({ missing }: { readonly missing: readonly string[] }) {
  const here = useRef<HTMLDivElement>(null);
  const all = missing.join();
  useEffect(() => {
    if (all !== '') here.current?.focus();
  }, [all]);
  if (missing.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} ref={here}>
      <p class="title">{signingTexts.t('sign.missing')}</p>
      <ul>
        {missing.map((what) => (
          <li key={what}>{signingTexts.t(`missing.${what}` as 'missing.name')}</li>
        ))}
      </ul>
    </div>
  );
}
