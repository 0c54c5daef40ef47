import { useState } from 'preact/hooks';
import { ask } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { type Language, language } from '../texts.js';
import { Done } from '../ui/done.js';
import { LanguageField } from '../ui/language-field.js';
import { Shown } from '../ui/states.js';
import { ActionForm } from './forms.js';
import { settingsTexts } from './texts.js';
import { type Revised, useOrganizationPath } from './use-organization.js';
import { useRevised } from './use-revised.js';

type Spoken = Revised<{ readonly language: Language | null }>;

const t = settingsTexts.t;

/** In which language what an organization makes begins. */
export function OrganizationLanguage() {
  const path = `${useOrganizationPath()}/language`;
  const { now, isChanged, change } = useRevised<Spoken>(path);
  const [isTouched, setTouched] = useState(false);
  return (
    <section class="card">
      <h2>{t('organization.language')}</h2>
      <p class="quiet">{t('organization.languageText')}</p>
      <Done>{isChanged && !isTouched && t('saved')}</Done>
      <Shown of={now}>
        {(spoken) => (
          <Choice
            key={spoken.revision}
            {...{ path, spoken, onSaved: change, onReload: now.reload, onTouched: setTouched }}
          />
        )}
      </Shown>
    </section>
  );
}

interface ChoiceProps {
  readonly path: string;
  readonly spoken: Spoken;
  readonly onTouched: (isTouched: boolean) => void;
  readonly onSaved: (spoken: Spoken) => void;
  readonly onReload: () => void;
}

function Choice({ path, spoken, onTouched, onSaved, onReload }: ChoiceProps) {
  const [chosen, setChosen] = useState<Language>(spoken.language ?? language());
  const save = useAction(async (key) => {
    const call = { body: { language: chosen }, ifMatch: spoken.revision, key };
    onSaved((await ask<Spoken>('PUT', path, call)).body);
    onTouched(false);
  });
  return (
    <ActionForm action={save} submit={t('save')} kind="second" onReload={onReload}>
      {spoken.language === null && <p>{t('organization.noLanguage')}</p>}
      <LanguageField
        label={t('organization.languageField')}
        value={chosen}
        onValue={(value) => {
          setChosen(value);
          onTouched(true);
        }}
      />
    </ActionForm>
  );
}
