import { useState } from 'preact/hooks';
import { ask, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { getAll } from '../api/use-pages.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { useKept } from '../app/use-kept.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Check, TextField } from '../ui/field.js';
import { Done } from '../ui/done.js';
import { Empty, Shown } from '../ui/states.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { ActionForm, Sure } from './forms.js';
import { type Group, type Member, memberName } from './model.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useChanging } from './use-changing.js';
import { useOrganization, useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;

/** Groups of members, to which folders are opened. */
export default function GroupsPage() {
  return (
    <SettingsPage title={t('groups.title')} help="main-users">
      <ForMainUsers>
        <Groups />
      </ForMainUsers>
    </SettingsPage>
  );
}

function Groups() {
  const loaded = useOrganization(async (path, signal) => ({
    groups: await getAll<Group>(`${path}/groups`, signal),
    members: await getAll<Member>(`${path}/members`, signal),
  }));
  const { chosen, choose, done, finish: tell, reload } = useChanging<Group>(loaded);
  const [removed, setRemoved] = useState<Group | null>(null);
  const finish = (text: string) => {
    setRemoved(null);
    tell(text);
  };
  return (
    <>
      <Done>{done}</Done>
      <Shown of={loaded}>
        {({ groups, members, revision }) => (
          <section class="card">
            {groups.length === 0 && <Empty title={t('groups.none')}>{t('groups.noneText')}</Empty>}
            <ul class="rows">
              {groups.map((group) => (
                <li key={group.id}>
                  <div>
                    <Name>{group.name ?? '—'}</Name>
                    <p class="quiet">{t('groups.members', { count: group.memberIds.length })}</p>
                  </div>
                  <div class="actions">
                    <Button onClick={() => choose(group)} label={`${t('change')}: ${group.name}`}>
                      {t('change')}
                    </Button>
                    <Button kind="danger" onClick={() => setRemoved(group)} label={`${t('remove')}: ${group.name}`}>
                      {t('remove')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
            <Dialog title={<Name>{chosen?.name ?? ''}</Name>} isOpen={chosen !== null} onClose={() => choose(null)}>
              {chosen && <GroupForm group={chosen} {...{ members, revision, onDone: finish, onReload: reload }} />}
            </Dialog>
          </section>
        )}
      </Shown>
      {removed && <Removal group={removed} onClose={() => setRemoved(null)} onDone={finish} />}
      <NewGroup onDone={finish} />
    </>
  );
}

interface GroupFormProps {
  readonly group: Group;
  readonly members: readonly Member[];
  readonly revision: number;
  readonly onDone: (text: string) => void;
  readonly onReload: () => void;
}

function GroupForm({ group, members, revision, onDone, onReload }: GroupFormProps) {
  const path = `${useOrganizationPath()}/groups/${group.id}`;
  const [name, setName] = useState(group.name ?? '');
  const [memberIds, setMemberIds] = useState<readonly string[]>(group.memberIds);
  const save = useAction((key) => ask('PATCH', path, { body: { name, memberIds }, ifMatch: revision, key }));
  const choose = (id: string, isIn: boolean) =>
    setMemberIds(isIn ? [...memberIds, id] : memberIds.filter((one) => one !== id));
  return (
    <ActionForm action={save} submit={t('save')} onDone={() => onDone(t('saved'))} onReload={onReload}>
      <NameField value={name} onValue={setName} />
      <fieldset>
        <legend>{t('groups.who')}</legend>
        {members.map((member) => (
          <Check key={member.id} checked={memberIds.includes(member.id)} onValue={(isIn) => choose(member.id, isIn)}>
            <Name>{memberName(member)}</Name>
          </Check>
        ))}
      </fieldset>
    </ActionForm>
  );
}

function NewGroup({ onDone }: { readonly onDone: (text: string) => void }) {
  const path = useOrganizationPath();
  const [name, setName, forget] = useKept('groups/name', '');
  const create = useAction((key) => post(`${path}/groups`, { name }, { key }));
  const finish = () => {
    onDone(t('groups.made', { name: isolated(name) }));
    forget();
  };
  return (
    <section class="card">
      <h2>{t('groups.new')}</h2>
      <ActionForm action={create} submit={t('groups.make')} onDone={finish}>
        <NameField value={name} onValue={setName} />
      </ActionForm>
    </section>
  );
}

interface RemovalProps {
  readonly group: Group;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

function Removal({ group, onClose, onDone }: RemovalProps) {
  const path = `${useOrganizationPath()}/groups/${group.id}`;
  const remove = useAction((key) => ask('DELETE', path, { key }));
  const name = isolated(group.name ?? '—');
  return (
    <Sure
      title={t('groups.removeSure', { name })}
      isOpen
      onClose={onClose}
      action={remove}
      button={t('remove')}
      onDone={() => onDone(t('groups.removed', { name }))}
    >
      <p>{t('groups.removeText')}</p>
    </Sure>
  );
}

/** What something of an organization is called. */
export function NameField(props: { readonly value: string; readonly onValue: (value: string) => void }) {
  return <TextField label={t('name')} input={{ required: true, maxLength: 200, autoComplete: 'off' }} {...props} />;
}
