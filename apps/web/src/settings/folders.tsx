import { useState } from 'preact/hooks';
import { ask, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useLoaded } from '../api/use-loaded.js';
import { getAll } from '../api/use-pages.js';
import { isMainUser } from '../app/area.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { useSession } from '../app/session.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Done } from '../ui/done.js';
import { Empty, Shown } from '../ui/states.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { FolderRightsField } from './folder-rights.js';
import { ActionForm } from './forms.js';
import { NameField } from './groups.js';
import type { Folder, FolderRight, Group } from './model.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useChanging } from './use-changing.js';
import { useOrganization, useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;

/** Where an organization's documents lie. Whoever is no main user sees those that they may open. */
export default function FoldersPage() {
  const { side, person } = useSession();
  const administers = isMainUser(side) && person.assurance === 'strong';
  return (
    <SettingsPage title={t('folders.title')} help="main-users">
      {administers ? <Folders /> : <Readable />}
      {!administers && <ForMainUsers>{''}</ForMainUsers>}
    </SettingsPage>
  );
}

function Readable() {
  const path = useOrganizationPath();
  const loaded = useLoaded((signal) => getAll<Folder>(`${path}/folders`, signal), [path]);
  return (
    <Shown of={loaded}>
      {(folders) => (
        <section class="card">
          <h2>{t('folders.yours')}</h2>
          {folders.length === 0 && <Empty />}
          <ul class="rows">
            {folders.map(({ id, name }) => (
              <li key={id}>
                <Name>{name ?? '—'}</Name>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Shown>
  );
}

function Folders() {
  const loaded = useOrganization(async (path, signal) => ({
    folders: await getAll<Folder>(`${path}/folders`, signal),
    groups: await getAll<Group>(`${path}/groups`, signal),
  }));
  const { chosen, choose, done, finish, reload } = useChanging<Folder>(loaded);
  return (
    <>
      <Done>{done}</Done>
      <Shown of={loaded}>
        {({ folders, groups, revision }) => (
          <section class="card">
            {folders.length === 0 && <Empty title={t('folders.none')}>{t('folders.noneText')}</Empty>}
            <ul class="rows">
              {folders.map((folder) => (
                <li key={folder.id}>
                  <div>
                    <Name>{folder.name ?? '—'}</Name>
                    <p class="quiet">{whoOpens(folder, groups)}</p>
                  </div>
                  <Button onClick={() => choose(folder)} label={`${t('change')}: ${folder.name}`}>
                    {t('change')}
                  </Button>
                </li>
              ))}
            </ul>
            <Dialog title={<Name>{chosen?.name ?? ''}</Name>} isOpen={chosen !== null} onClose={() => choose(null)}>
              {chosen && <FolderForm folder={chosen} {...{ groups, revision, onDone: finish, onReload: reload }} />}
            </Dialog>
          </section>
        )}
      </Shown>
      <NewFolder onDone={finish} />
    </>
  );
}

function whoOpens({ rights }: Folder, groups: readonly Group[]): string {
  if (rights === null) return t('folders.everybody');
  const named = rights.map(({ groupId, access }) => {
    const name = groups.find(({ id }) => id === groupId)?.name ?? '—';
    return `${isolated(name)} (${t(`folders.access.${access}`)})`;
  });
  return named.length === 0 ? t('folders.mainUsersOnly') : named.join(', ');
}

interface FolderFormProps {
  readonly folder: Folder;
  readonly groups: readonly Group[];
  readonly revision: number;
  readonly onDone: (text: string) => void;
  readonly onReload: () => void;
}

function FolderForm({ folder, groups, revision, onDone, onReload }: FolderFormProps) {
  const path = `${useOrganizationPath()}/folders/${folder.id}`;
  const [name, setName] = useState(folder.name ?? '');
  const [rights, setRights] = useState<readonly FolderRight[] | null>(folder.rights);
  const rename = useAction((key) => ask('PATCH', path, { body: { name }, ifMatch: revision, key }));
  const open = useAction((key) => ask('PUT', `${path}/rights`, { body: { rights }, ifMatch: revision, key }));
  return (
    <>
      <ActionForm
        action={rename}
        submit={t('folders.rename')}
        kind="second"
        onDone={() => onDone(t('saved'))}
        onReload={onReload}
      >
        <NameField value={name} onValue={setName} />
      </ActionForm>
      <hr />
      <ActionForm action={open} submit={t('folders.saveRights')} onDone={() => onDone(t('saved'))} onReload={onReload}>
        <FolderRightsField {...{ rights, groups, onRights: setRights }} />
      </ActionForm>
    </>
  );
}

function NewFolder({ onDone }: { readonly onDone: (text: string) => void }) {
  const path = useOrganizationPath();
  const [name, setName, forget] = useKept('folders/name', '');
  const create = useAction((key) => post(`${path}/folders`, { name }, { key }));
  const finish = () => {
    onDone(t('folders.made', { name: isolated(name) }));
    forget();
  };
  return (
    <section class="card">
      <h2>{t('folders.new')}</h2>
      <p class="quiet">{t('folders.newText')}</p>
      <ActionForm action={create} submit={t('folders.make')} onDone={finish}>
        <NameField value={name} onValue={setName} />
      </ActionForm>
    </section>
  );
}
