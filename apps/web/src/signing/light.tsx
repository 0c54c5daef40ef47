import { Choice, TextField } from '../ui/field.js';
import { HelpLink } from '../ui/help-link.js';
import { Pad } from './drawing/pad.js';
import { Written } from './drawing/written.js';
import { writtenName } from './drawing/written-name.js';
import { signingTexts } from './texts.js';
import type { Entered } from './use-entered.js';

const t = signingTexts.t;

export interface LightProps {
  readonly entered: Entered;
  readonly onEntered: (change: Partial<Entered>) => void;
  /** What is missing, once they have tried to sign. */
  readonly missing: readonly string[];
}

/** A signature without proof of who one is: one's name, and strokes. */
export function Light({ entered, onEntered, missing }: LightProps) {
  const { way, name, strokes } = entered;
  return (
    <>
      <TextField
        label={t('light.name')}
        hint={t('light.nameHint')}
        value={name}
        fault={missing.includes('name') ? t('light.missing.name') : undefined}
        input={{ autoComplete: 'name', maxLength: 200, spellCheck: false }}
        onValue={(typed) => onEntered({ name: typed })}
      />
      <Choice
        legend={t('light.legend')}
        value={way === 'type' ? 'type' : 'draw'}
        options={[
          { value: 'draw', text: t('light.draw') },
          { value: 'type', text: t('light.type'), hint: t('light.typeHint') },
        ]}
        onValue={(chosen) => onEntered({ way: chosen })}
      />
      {missing.includes('drawing') && <p class="fault">{t('light.missing.drawing')}</p>}
      {way === 'type' ? (
        <div class="pad">
          <Written strokes={writtenName(name)} label={t('light.written')} />
        </div>
      ) : (
        <>
          <p class="hint">{t('light.drawHint')}</p>
          <Pad strokes={strokes} onStrokes={(drawn) => onEntered({ strokes: drawn })} />
        </>
      )}
      <p>
        <HelpLink slug="light-signature">{t('help.light')}</HelpLink>
      </p>
    </>
  );
}
