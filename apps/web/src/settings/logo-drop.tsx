import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Field } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { mostLogoBytes } from './colour.js';
import { Refusal } from './refusal.js';
import { settingsTexts } from './texts.js';

const t = settingsTexts.t;

export interface LogoDropProps {
  /** Of the branding. */
  readonly path: string;
  readonly revision: number;
  readonly onDone: () => void;
  readonly onReload: () => void;
}

/** Takes a picture, chosen or dropped, and sends it. */
export function LogoDrop({ path, revision, onDone, onReload }: LogoDropProps) {
  const [fault, setFault] = useState<string | undefined>();
  const send = useAction((key, file: File) => ask('PUT', `${path}/logo`, { body: file, ifMatch: revision, key }));
  const take = async (file: File | undefined) => {
    if (!file) return;
    const wrong = faultOf(file);
    setFault(wrong);
    if (wrong === undefined && (await send.run(file))) onDone();
  };
  return (
    <fieldset
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <Field label={t('branding.file')} hint={t('branding.fileHint')} fault={fault}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="image/png"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {send.isBusy && <p role="status">{uiTexts.t('busy')}</p>}
      <Refusal error={send.error} onReload={onReload} />
    </fieldset>
  );
}

function faultOf({ type, size }: File): string | undefined {
  if (type !== 'image/png') return t('branding.notPng');
  return size > mostLogoBytes ? t('branding.tooLarge') : undefined;
}
