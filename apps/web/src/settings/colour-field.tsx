import { language, locales } from '../texts.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { colourOf, contrastWithWhite, leastContrast } from './colour.js';
import { settingsTexts } from './texts.js';

const t = settingsTexts.t;

export interface ColourFieldProps {
  /** As it was typed; empty: the service's own. */
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
}

/** A colour, chosen or typed, and whether white text can be read on it. */
export function ColourField({ typed, onTyped }: ColourFieldProps) {
  const colour = colourOf(typed);
  const contrast = colour === null ? null : contrastWithWhite(colour);
  const fault = faultOf(typed, contrast);
  return (
    <Field label={t('branding.colourField')} hint={t('branding.colourHint')} fault={fault}>
      {(described) => (
        <>
          <div class="colour">
            <input
              type="color"
              aria-label={t('branding.pick')}
              value={colour ?? '#1d6f68'}
              onInput={(event) => onTyped(event.currentTarget.value)}
            />
            <input
              {...described}
              // What is no colour is not saved as none.
              ref={(field) => field?.setCustomValidity(colour === null ? (fault ?? '') : '')}
              value={typed}
              maxLength={7}
              autoComplete="off"
              spellcheck={false}
              placeholder="#1d6f68"
              onInput={(event) => onTyped(event.currentTarget.value)}
            />
            <Button onClick={() => onTyped('')}>{t('branding.ownColour')}</Button>
          </div>
          <p role="status" class="quiet">
            {contrast !== null && contrast >= leastContrast && t('branding.legible', { contrast: number(contrast) })}
          </p>
        </>
      )}
    </Field>
  );
}

function faultOf(typed: string, contrast: number | null): string | undefined {
  if (typed.trim() === '') return undefined;
  if (contrast === null) return t('branding.noColour');
  if (contrast >= leastContrast) return undefined;
  return t('branding.tooLight', { contrast: number(contrast), least: number(leastContrast) });
}

const number = (value: number): string => new Intl.NumberFormat(locales[language()]).format(value);
