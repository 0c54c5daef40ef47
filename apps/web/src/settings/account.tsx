import { useState } from 'preact/hooks';
import { ask, get } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { chooseLanguage, type Language, language } from '../texts.js';
import { LanguageField } from '../ui/language-field.js';
import { Done } from '../ui/done.js';
import { Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import { ActionForm } from './forms.js';
import { type Identity, Identities } from './identities.js';
import { Sessions } from './sessions.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';

interface Account {
  readonly name: string | null;
  readonly language: Language;
  readonly identities: readonly Identity[];
  readonly emails: readonly { readonly email: string | null; readonly verifiedAt: string }[];
  readonly registeredAt: string;
  readonly assurance: 'single-factor' | 'strong';
}

const t = settingsTexts.t;

/** Who one is here, by what, and where one is signed in. */
export default function AccountPage() {
  const loaded = useLoaded((signal) => get<Account>('/v1/me', { signal }), []);
  return (
    <SettingsPage title={t('account.title')} help="registration">
      <Shown of={loaded}>
        {(account) => (
          <>
            <section class="card">
              <h2>{account.name === null ? t('account.nameless') : <Name>{account.name}</Name>}</h2>
              <p class="quiet">
                {t('account.since')} <When at={account.registeredAt} shown="day" />
              </p>
              <LanguageForm spoken={account.language} />
            </section>
            <Identities identities={account.identities} assurance={account.assurance} />
            <Addresses emails={account.emails} />
          </>
        )}
      </Shown>
      <Sessions />
    </SettingsPage>
  );
}

function LanguageForm({ spoken }: { readonly spoken: Language }) {
  const [chosen, setChosen] = useState<Language>(spoken);
  const [isSaved, setSaved] = useState(false);
  const save = useAction((key) => ask('PATCH', '/v1/me', { body: { language: chosen }, key }));
  const finish = () => {
    setSaved(true);
    if (chosen !== language()) void chooseLanguage(chosen);
  };
  return (
    <>
      <Done>{isSaved && t('saved')}</Done>
      <ActionForm action={save} submit={t('save')} kind="second" onDone={finish}>
        <LanguageField
          label={t('account.language')}
          hint={t('account.languageHint')}
          value={chosen}
          onValue={(value) => {
            setChosen(value);
            setSaved(false);
          }}
        />
      </ActionForm>
    </>
  );
}

function Addresses({ emails }: Pick<Account, 'emails'>) {
  return (
    <section class="card">
      <h2>{t('addresses.title')}</h2>
      <p class="quiet">{t('addresses.text')}</p>
      {emails.length === 0 && <p>{t('addresses.none')}</p>}
      <ul class="rows">
        {emails.map(({ email, verifiedAt }) => (
          <li key={verifiedAt}>
            <Name>{email ?? '—'}</Name>
            <span class="quiet">
              {t('addresses.since')} <When at={verifiedAt} shown="day" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
