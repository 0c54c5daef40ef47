import { useEffect, useState } from 'preact/hooks';
import { ask, post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { isolated } from '../ui/isolated.js';
import { Name } from '../ui/words.js';
import { ActionForm, runThen, Surely } from './forms.js';
import { type Member, memberName, memberRoles, type MemberRole } from './model.js';
import { Refusal } from './refusal.js';
import { settingsTexts } from './texts.js';
import { useOrganizationPath } from './use-organization.js';

const t = settingsTexts.t;

export interface MemberDialogProps {
  /** null: nobody was chosen. */
  readonly member: Member | null;
  readonly revision: number;
  readonly onClose: () => void;
  /** Something was done: this. */
  readonly onDone: (text: string) => void;
  readonly onReload: () => void;
}

/** What can be done with a member. */
export function MemberDialog({ member, onClose, ...rest }: MemberDialogProps) {
  const [isRemoving, setRemoving] = useState(false);
  useEffect(() => setRemoving(false), [member?.id]);
  return (
    <Dialog title={member && titleOf(member, isRemoving)} isOpen={member !== null} onClose={onClose}>
      {member && !isRemoving && <Choices {...{ member, ...rest }} onRemove={() => setRemoving(true)} />}
      {member && isRemoving && <Removal {...{ member, onClose, onDone: rest.onDone }} />}
    </Dialog>
  );
}

function titleOf(member: Member, isRemoving: boolean) {
  const name = memberName(member);
  if (!isRemoving) return <Name>{name}</Name>;
  return t(member.state === 'invited' ? 'members.revokeSure' : 'members.removeSure', { name: isolated(name) });
}

type ChoicesProps = Omit<MemberDialogProps, 'member' | 'onClose'> & {
  readonly member: Member;
  readonly onRemove: () => void;
};

function Choices({ member, revision, onDone, onReload, onRemove }: ChoicesProps) {
  const path = `${useOrganizationPath()}/members/${member.id}`;
  const [role, setRole] = useState<MemberRole>(member.role);
  const change = useAction((key) => ask('PATCH', path, { body: { role }, ifMatch: revision, key }));
  const again = useAction((key) => post(`${path}/invitation`, {}, { key }));
  const name = isolated(memberName(member));
  return (
    <>
      <ActionForm
        action={change}
        submit={t('members.saveRole')}
        onDone={() => onDone(t('members.roleChanged', { name }))}
        onReload={onReload}
      >
        <RoleField value={role} onValue={setRole} />
      </ActionForm>
      <hr />
      <Refusal error={again.error} />
      <div class="actions">
        {member.state === 'invited' && (
          <Button
            busy={again.isBusy}
            onClick={() => void runThen(again, () => onDone(t('members.askedAgain', { name })))}
          >
            {t('members.again')}
          </Button>
        )}
        <Button kind="danger" onClick={onRemove}>
          {t(member.state === 'invited' ? 'members.revoke' : 'members.remove')}
        </Button>
      </div>
    </>
  );
}

type RemovalProps = Pick<ChoicesProps, 'member' | 'onDone'> & Pick<MemberDialogProps, 'onClose'>;

function Removal({ member, onClose, onDone }: RemovalProps) {
  const path = `${useOrganizationPath()}/members/${member.id}`;
  const remove = useAction((key) => ask('DELETE', path, { key }));
  const isAsked = member.state === 'invited';
  return (
    <Surely
      onClose={onClose}
      action={remove}
      button={t(isAsked ? 'members.revoke' : 'members.remove')}
      onDone={() => onDone(t('members.removed', { name: isolated(memberName(member)) }))}
    >
      <p>{t(isAsked ? 'members.revokeText' : 'members.removeText')}</p>
    </Surely>
  );
}

/** What a member may do. */
export function RoleField(props: { readonly value: MemberRole; readonly onValue: (role: MemberRole) => void }) {
  const options = memberRoles.map((value) => ({ value, text: t(`role.${value}`) }));
  return <SelectField label={t('members.role')} hint={t(`roleMay.${props.value}`)} options={options} {...props} />;
}
