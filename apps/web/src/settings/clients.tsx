import { useState } from 'preact/hooks';
import { getAll } from '../api/use-pages.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { Button } from '../ui/button.js';
import { Done } from '../ui/done.js';
import { Empty, Shown } from '../ui/states.js';
import { Hash, Name } from '../ui/words.js';
import { ClientDialog } from './client-dialog.js';
import { type ApiClient, scopeKeys } from './model.js';
import { NewClient } from './new-client.js';
import { type GivenSecret, Secret } from './secret.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useChanging } from './use-changing.js';
import { useOrganization } from './use-organization.js';

const t = settingsTexts.t;

/** The programs that work for an organization. */
export default function ClientsPage() {
  return (
    <SettingsPage title={t('clients.title')} help="integrations">
      <ForMainUsers>
        <Clients />
      </ForMainUsers>
    </SettingsPage>
  );
}

function Clients() {
  const loaded = useOrganization(async (path, signal) => ({
    clients: await getAll<ApiClient>(`${path}/clients`, signal),
  }));
  const { chosen, choose, done, finish, reload } = useChanging<ApiClient>(loaded);
  const [secret, setSecret] = useState<GivenSecret | null>(null);
  const give = (given: GivenSecret) => {
    setSecret(given);
    finish(null);
  };
  return (
    <>
      <Done>{done}</Done>
      {secret && <Secret given={secret} onStored={() => setSecret(null)} />}
      <Shown of={loaded}>
        {({ clients, revision }) => (
          <section class="card">
            {clients.length === 0 && <Empty title={t('clients.none')}>{t('clients.noneText')}</Empty>}
            <ul class="rows">
              {clients.map((client) => (
                <OneClient key={client.id} client={client} onChoose={() => choose(client)} />
              ))}
            </ul>
            <ClientDialog
              client={chosen}
              {...{ revision, onClose: () => choose(null), onDone: finish, onSecret: give, onReload: reload }}
            />
          </section>
        )}
      </Shown>
      <NewClient onSecret={give} />
    </>
  );
}

function OneClient({ client, onChoose }: { readonly client: ApiClient; readonly onChoose: () => void }) {
  return (
    <li>
      <div class="client">
        <Name>{client.name}</Name> {client.revoked && <span class="state bad">{t('clients.revokedState')}</span>}
        <p class="quiet">
          {client.scopes.map((scope) => t(scopeKeys[scope])).join(' · ')}
          <br />
          {t('clients.id')} <Hash>{client.id}</Hash>
        </p>
      </div>
      {!client.revoked && (
        <Button onClick={onChoose} label={`${t('change')}: ${client.name}`}>
          {t('change')}
        </Button>
      )}
    </li>
  );
}
