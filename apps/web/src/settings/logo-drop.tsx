import { useState } from 'preact/hooks';
import type { Action } from '../api/use-action.js';
import { Field } from '../ui/field.js';
import { uiTexts } from '../ui/texts.js';
import { mostLogoBytes } from './colour.js';
import { Refusal } from './refusal.js';
import { settingsTexts } from './texts.js';

const t = settingsTexts.t;

export interface LogoDropProps {
  readonly send: Action<readonly [File]>;
  readonly onReload: () => void;
}

/** Takes a picture, chosen or dropped, and sends it. */
export function LogoDrop({ send, onReload }: LogoDropProps) {
  const [fault, setFault] = useState<string | undefined>();
  const take = (file: File | undefined) => {
    if (!file) return;
    const wrong = faultOf(file);
    setFault(wrong);
    if (wrong === undefined) void send.run(file);
  };
  return (
    <fieldset
      class="drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files[0]);
      }}
    >
      <Field label={t('branding.file')} hint={t('branding.fileHint')} fault={fault}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="image/png"
            onChange={(event) => take(event.currentTarget.files?.[0])}
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
