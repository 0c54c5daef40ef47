import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.js';
import { Name } from '../ui/words.js';
import { settingsTexts } from './texts.js';

const t = settingsTexts.t;

/** What an API client proves itself by. */
export interface GivenSecret {
  readonly name: string;
  readonly clientId: string;
  /** null: the service had given it before, and says it no more. */
  readonly secret: string | null;
}

/** A secret, which is shown this once; nothing keeps it here. */
export function Secret({ given, onStored }: { readonly given: GivenSecret; readonly onStored: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [given]);
  return (
    <section class="notice warn secret">
      <h2 tabIndex={-1} ref={heading}>
        {t('secret.title')} <Name>{given.name}</Name>
      </h2>
      {given.secret === null ? (
        <p>{t('secret.gone')}</p>
      ) : (
        <>
          <p>{t('secret.once')}</p>
          <Copied label={t('clients.id')} text={given.clientId} />
          <Copied label={t('secret.label')} text={given.secret} />
        </>
      )}
      <Button onClick={onStored}>{t('secret.stored')}</Button>
    </section>
  );
}

/** A text to be taken along. */
function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  const [state, setState] = useState<'copied' | 'not-copied' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('not-copied'),
    );
  return (
    <div class="copied">
      <p>
        <strong>{label}</strong>
        <br />
        <code class="hash" translate={false}>
          {text}
        </code>
      </p>
      <Button onClick={() => void copy()} label={`${t('secret.copy')}: ${label}`}>
        {t('secret.copy')}
      </Button>
      <span role="status">{state && t(`secret.${state}`)}</span>
    </div>
  );
}
