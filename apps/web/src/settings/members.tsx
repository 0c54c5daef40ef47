import { useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { getAll } from '../api/use-pages.js';
import { ForMainUsers } from '../app/for-main-users.js';
import { useKept } from '../app/use-kept.js';
import { useSpokenLanguage } from '../app/use-spoken-language.js';
import type { Language } from '../texts.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { LanguageField } from '../ui/language-field.js';
import { Done } from '../ui/done.js';
import { Shown } from '../ui/states.js';
import { isolated } from '../ui/isolated.js';
import { Name, When } from '../ui/words.js';
import { ActionForm } from './forms.js';
import { MemberDialog, RoleField } from './member-dialog.js';
import { type Member, memberName, type MemberRole } from './model.js';
import { SettingsPage } from './settings-page.js';
import { settingsTexts } from './texts.js';
import { useChanging } from './use-changing.js';
import { useOrganization, useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;

/** Who belongs to an organization. */
export default function MembersPage() {
  return (
    <SettingsPage title={t('members.title')} help="main-users">
      <ForMainUsers>
        <Members />
      </ForMainUsers>
    </SettingsPage>
  );
}

function Members() {
  const loaded = useOrganization(async (path, signal) => ({
    members: await getAll<Member>(`${path}/members`, signal),
  }));
  const { chosen, choose, done, finish, reload } = useChanging<string>(loaded);
  return (
    <>
      <Done>{done}</Done>
      <Shown of={loaded}>
        {({ members, revision }) => (
          <section class="card">
            <ul class="rows">
              {members.map((member) => (
                <OneMember key={member.id} member={member} onChoose={() => choose(member.id)} />
              ))}
            </ul>
            <MemberDialog
              member={members.find(({ id }) => id === chosen) ?? null}
              {...{ revision, onClose: () => choose(null), onDone: finish, onReload: reload }}
            />
          </section>
        )}
      </Shown>
      <Invite onDone={finish} />
    </>
  );
}

function OneMember({ member, onChoose }: { readonly member: Member; readonly onChoose: () => void }) {
  const { state, role, email, name, expiresAt } = member;
  return (
    <li>
      <div>
        <Name>{memberName(member)}</Name>
        <p class="quiet">
          {t(`role.${role}`)}
          {name !== null && email !== null && (
            <>
              {' · '}
              <Name>{email}</Name>
            </>
          )}
          {state === 'invited' && (
            <>
              {' '}
              <span class="state warn">{t('members.invited')}</span>
              {expiresAt && (
                <>
                  {' '}
                  {t('members.until')} <When at={expiresAt} />
                </>
              )}
            </>
          )}
        </p>
      </div>
      <Button onClick={onChoose} label={`${t('change')}: ${memberName(member)}`}>
        {t('change')}
      </Button>
    </li>
  );
}

function Invite({ onDone }: { readonly onDone: (text: string) => void }) {
  const path = useOrganizationPath();
  const [email, setEmail, forgetEmail] = useKept('members/email', '');
  const [role, setRole, forgetRole] = useKept<MemberRole>('members/role', 'user');
  const spoken = useSpokenLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? spoken;
  const invite = useAction((key) =>
    post(`${path}/members`, { email, role, ...(language === null ? {} : { language }) }, { key }),
  );
  const finish = () => {
    onDone(t('members.asked', { email: isolated(email) }));
    forgetEmail();
    forgetRole();
  };
  return (
    <section class="card">
      <h2>{t('members.invite')}</h2>
      <p class="quiet">{t('members.inviteText')}</p>
      <ActionForm action={invite} submit={t('members.send')} onDone={finish}>
        <TextField
          label={t('members.email')}
          value={email}
          onValue={setEmail}
          input={{ type: 'email', required: true, maxLength: 254, autoComplete: 'off', spellCheck: false }}
        />
        <RoleField value={role} onValue={setRole} />
        {language !== null && <LanguageField label={t('members.language')} value={language} onValue={setChosen} />}
      </ActionForm>
    </section>
  );
}
