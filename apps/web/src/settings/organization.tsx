import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { isMainUser } from '../app/area.js';
import { useSession } from '../app/session.js';
import { language } from '../texts.js';
import { Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import { OrganizationLanguage } from './organization-language.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useOrganizationPath } from './use-organization.js';

interface Organization {
  readonly id: string;
  readonly name: string;
  readonly businessId: string;
  readonly country: string;
  readonly registeredAt: string;
}

const t = settingsTexts.t;

/** What an organization is, and what one may do in it. */
export default function OrganizationPage() {
  const { side, person } = useSession();
  const mayRead = isMainUser(side) && person.assurance === 'strong';
  return (
    <SettingsPage title={t('organization.title')} help="main-users">
      <section class="card">
        <h2>
          <Name>{side.name ?? ''}</Name>
        </h2>
        {mayRead && <Registered />}
        {side.role && (
          <dl>
            <dt>{t('organization.yourRole')}</dt>
            <dd>
              {t(`role.${side.role}`)}. {t(`roleMay.${side.role}`)}
            </dd>
          </dl>
        )}
        {!isMainUser(side) && <p>{t('organization.askMainUser')}</p>}
      </section>
      {mayRead && <OrganizationLanguage />}
    </SettingsPage>
  );
}

function Registered() {
  const path = useOrganizationPath();
  const loaded = useLoaded((signal) => get<Organization>(path, { signal }), [path]);
  const countries = new Intl.DisplayNames(language(), { type: 'region' });
  return (
    <Shown of={loaded}>
      {({ businessId, country, registeredAt, id }) => (
        <dl>
          <dt>{t('organization.businessId')}</dt>
          <dd>
            {businessId}, {countries.of(country)}
          </dd>
          <dt>{t('organization.registered')}</dt>
          <dd>
            <When at={registeredAt} shown="day" />
          </dd>
          <dt>{t('organization.id')}</dt>
          <dd>
            <code class="hash">{id}</code>
          </dd>
        </dl>
      )}
    </Shown>
  );
}
