import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { type Language, language, languages, ownNames } from '../texts.js';
import { Done } from '../ui/done.js';
import { SelectField } from '../ui/field.js';
import { Shown } from '../ui/states.js';
import { ActionForm } from './forms.js';
import { settingsTexts } from './texts.js';
import { type Revised, useOrganizationPath } from './use-organization.js';

type Spoken = Revised<{ readonly language: Language | null }>;

const t = settingsTexts.t;

/** In which language what an organization makes begins. */
export function OrganizationLanguage() {
  const path = `${useOrganizationPath()}/language`;
  const loaded = useLoaded((signal) => get<Spoken>(path, { signal }), [path]);
  const [isSaved, setSaved] = useState(false);
  const finish = () => {
    setSaved(true);
    loaded.reload();
  };
  return (
    <section class="card">
      <h2>{t('organization.language')}</h2>
      <p class="quiet">{t('organization.languageText')}</p>
      <Done>{isSaved && t('saved')}</Done>
      <Shown of={loaded}>
        {(spoken) => (
          <Choice
            key={spoken.revision}
            {...{ path, spoken, onDone: finish, onReload: loaded.reload, onChange: () => setSaved(false) }}
          />
        )}
      </Shown>
    </section>
  );
}

interface ChoiceProps {
  readonly path: string;
  readonly spoken: Spoken;
  readonly onChange: () => void;
  readonly onDone: () => void;
  readonly onReload: () => void;
}

function Choice({ path, spoken, onChange, onDone, onReload }: ChoiceProps) {
  const [chosen, setChosen] = useState<Language>(spoken.language ?? language());
  const save = useAction((key) => ask('PUT', path, { body: { language: chosen }, ifMatch: spoken.revision, key }));
  return (
    <ActionForm action={save} submit={t('save')} kind="second" onDone={onDone} onReload={onReload}>
      {spoken.language === null && <p>{t('organization.noLanguage')}</p>}
      <SelectField
        label={t('organization.languageField')}
        value={chosen}
        options={languages.map((value) => ({ value, text: ownNames[value] }))}
        onValue={(value) => {
          setChosen(value);
          onChange();
        }}
      />
    </ActionForm>
  );
}
